"""What one may do: compare what was handed in with what is known, propose, and decide."""

from onedoor.simplification.operations.comparing import ask_comparison, compare_one, compare_sample, settle_check

__all__ = [
    "ask_comparison",
    "compare_one",
    "compare_sample",
    "settle_check",
]
