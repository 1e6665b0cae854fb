"""Tables of the programme."""

from onedoor.programme.models.targets import Target

__all__ = ["Target"]
