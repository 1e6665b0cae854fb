"""What one may do: compare what was handed in with what is known, propose, and decide."""

from onedoor.simplification.operations.comparing import ask_comparison, compare_one, compare_sample, settle_check
from onedoor.simplification.operations.proposing import decide, propose, written

__all__ = [
    "ask_comparison",
    "compare_one",
    "compare_sample",
    "decide",
    "propose",
    "settle_check",
    "written",
]
