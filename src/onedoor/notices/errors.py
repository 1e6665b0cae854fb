"""What can be wrong with the wordings that a pack gives. Nothing here is a person's fault."""


class UnfitWording(ValueError):
    """The pack's wordings cannot be used; the message says which and why."""
