"""Messages to people and whether they arrived: one message for each thing that happened, in the person's language,
sent by the channel that the authority chose, tried again until it is through or known to be hopeless.
"""
