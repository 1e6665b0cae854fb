"""Messages to people: what we told whom about which matter, and whether it arrived.

A notice is written with the act that it tells of and shown in the portal at once; where the person left an address, the
worker carries it there, and tries again while the channel is down.
"""
