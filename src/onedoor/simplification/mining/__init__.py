"""What a log tells of how a procedure really runs: one ordered pass, then counts."""

from onedoor.simplification.mining.mine import mine

__all__ = ["mine"]
