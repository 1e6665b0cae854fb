"""Shares with their intervals, and how many answers they need.

Wilson (1927) for one share, Newcombe (1998, method 10) for the difference of two; 95 % each.
"""

from math import ceil, sqrt

from onedoor.quality.terms.numbers import Interval

Z = 1.959964
SHOWN_FROM, UNMARKED_FROM, RANKED_FROM, RANKED_WITHIN = 10, 30, 100, 0.10
"""Answers from which a share is shown at all (privacy), shown without the mark of a small sample, and ranked."""


def wilson(successes: float, n: float) -> Interval:
    """The share with its interval; of weighted data both counts are effective ones. Of nothing, anything may be."""
    if n <= 0:
        return Interval(0.0, 0.0, 1.0)
    share = successes / n
    middle = share + Z * Z / (2 * n)
    reach = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    whole = 1 + Z * Z / n
    return Interval(share, max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole))


def newcombe(first: Interval, second: Interval) -> Interval:
    """The difference first − second of two independent shares."""
    apart = first.value - second.value
    below = sqrt((first.value - first.low) ** 2 + (second.high - second.value) ** 2)
    above = sqrt((first.high - first.value) ** 2 + (second.value - second.low) ** 2)
    return Interval(apart, apart - below, apart + above)


def may_be_shown(n: int) -> bool:
    """Whether a share of so many may be published."""
    return n >= SHOWN_FROM


def may_be_ranked(share: Interval, n_effective: float) -> bool:
    """Whether a share is sure enough to stand in a ranking."""
    return n_effective >= RANKED_FROM and share.half_width <= RANKED_WITHIN


def answers_needed(half_width: float, population: int | None = None) -> int:
    """Answers for a share within ± `half_width` at worst (Cochran), of a finite population where given."""
    needed = Z * Z * 0.25 / half_width**2
    if population is not None:
        needed = needed / (1 + (needed - 1) / population)
    return ceil(needed)


def answers_needed_yamane(half_width: float, population: int) -> int:
    """The rule of Vietnamese practice, n = N / (1 + N·e²), which is the worst case with z = 2."""
    return ceil(population / (1 + population * half_width**2))
