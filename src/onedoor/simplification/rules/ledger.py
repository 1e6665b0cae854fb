"""Before and after: a mean or a median is never alone, and of too few dossiers nothing is said."""

from collections.abc import Sequence
from math import ceil, floor, sqrt
from statistics import fmean, median, stdev

from onedoor.base.shares import Interval, Z

FEWEST = 10
"""Fewer dossiers of a version say more about those few people than about the version."""


def mean_of(values: Sequence[float]) -> Interval | None:
    """The mean with its interval (normal); None of too few."""
    if len(values) < FEWEST:
        return None
    middle, reach = fmean(values), Z * stdev(values) / sqrt(len(values))
    return Interval(middle, middle - reach, middle + reach)


def median_of(values: Sequence[float]) -> Interval | None:
    """The median with its interval (order statistics, binomial); None of too few."""
    n = len(values)
    if n < FEWEST:
        return None
    ordered, reach = sorted(values), Z * sqrt(n) / 2
    low, high = floor(n / 2 - reach), ceil(n / 2 + 1 + reach)
    return Interval(median(ordered), ordered[max(low, 1) - 1], ordered[min(high, n) - 1])
