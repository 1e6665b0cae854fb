"""How many answers a share needs: to be shown, to be ranked, to be as sure as wanted."""

from math import ceil

from onedoor.base.shares import SHOWN_FROM, UNMARKED_FROM, Interval, Z, newcombe, wilson

__all__ = [
    "SHOWN_FROM",
    "UNMARKED_FROM",
    "answers_needed",
    "answers_needed_yamane",
    "may_be_ranked",
    "may_be_shown",
    "newcombe",
    "wilson",
]

RANKED_FROM, RANKED_WITHIN = 100, 0.10
"""Answers from which a share is ranked, and how sure it has to be."""


def may_be_shown(n: int) -> bool:
    """Whether a share of so many may be published."""
    return n >= SHOWN_FROM


def may_be_ranked(share: Interval, n_effective: float) -> bool:
    """Whether a share is sure enough to stand in a ranking."""
    return n_effective >= RANKED_FROM and share.half_width <= RANKED_WITHIN


def answers_needed(half_width: float, population: int | None = None, z: float = Z, effect: float = 1.0) -> int:
    """Answers for a share within ± `half_width` at worst (Cochran), of a finite population where given.

    `effect`: how many answers of this design are worth one of a simple random sample.
    """
    needed = effect * z * z * 0.25 / half_width**2
    if population is not None:
        needed = needed / (1 + (needed - 1) / population)
    return ceil(needed)


def answers_needed_yamane(half_width: float, population: int) -> int:
    """The rule of Vietnamese practice, n = N / (1 + N·e²), which is the worst case with z = 2."""
    return ceil(population / (1 + population * half_width**2))
