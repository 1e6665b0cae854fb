"""A share is never alone: it has an interval. Wilson (1927) for one, Newcombe (1998, method 10) for two; 95 %."""

from dataclasses import dataclass
from math import sqrt

Z = 1.959964
Z_OF_TWO = 2.241403
"""For each of two intervals that are to hold together in 95 of 100 cases (Bonferroni)."""
SHOWN_FROM, UNMARKED_FROM = 10, 30
"""Of how many on a share is shown at all (privacy), and shown without the mark of a small sample."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A value and between what it lies, all in the value's own unit."""

    value: float
    low: float
    high: float

    @property
    def half_width(self) -> float:
        return (self.high - self.low) / 2


def wilson(successes: float, n: float, z: float = Z) -> Interval:
    """The share with its interval; of weighted data both counts are effective ones. Of nothing, anything may be."""
    if n <= 0:
        return Interval(0.0, 0.0, 1.0)
    share = successes / n
    middle = share + z * z / (2 * n)
    reach = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    whole = 1 + z * z / n
    return Interval(share, max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole))


def newcombe(first: Interval, second: Interval) -> Interval:
    """The difference first − second of two independent shares."""
    apart = first.value - second.value
    below = sqrt((first.value - first.low) ** 2 + (second.high - second.value) ** 2)
    above = sqrt((first.high - first.value) ** 2 + (second.value - second.low) ** 2)
    return Interval(apart, apart - below, apart + above)
