"""The tables of fees."""

from onedoor.fees.models.policies import FeePolicy

__all__ = ["FeePolicy"]
