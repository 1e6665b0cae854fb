"""Ranks as intervals: who is surely better than whom, after correction for the number of comparisons (Holm 1979)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import erfc, sqrt

Counts = tuple[float, float]
"""Successes, and of how many."""

LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two that were compared: z of the pooled two-proportion test, its two-sided p, and p after Holm."""

    better: str
    worse: str
    z: float
    p: float
    holm: float


def compared(counts: Mapping[str, Counts]) -> tuple[Comparison, ...]:
    """Every pair, the surest first."""
    return holm([_compared(first, second, counts[first], counts[second]) for first, second in combinations(counts, 2)])


def holm(comparisons: Sequence[Comparison]) -> tuple[Comparison, ...]:
    """The same with p after the correction for their number, the surest first."""
    raw = sorted(comparisons, key=lambda one: one.p)
    adjusted, least = [], 0.0
    for done, one in enumerate(raw):
        least = max(least, min(1.0, one.p * (len(raw) - done)))
        adjusted.append(Comparison(one.better, one.worse, one.z, one.p, least))
    return tuple(adjusted)


def _compared(first: str, second: str, one: Counts, two: Counts) -> Comparison:
    pooled = (one[0] + two[0]) / (one[1] + two[1])
    error = sqrt(pooled * (1 - pooled) * (1 / one[1] + 1 / two[1]))
    z = (one[0] / one[1] - two[0] / two[1]) / error if error else 0.0
    better, worse = (first, second) if z >= 0 else (second, first)
    return Comparison(better, worse, abs(z), erfc(abs(z) / sqrt(2)), 1.0)


def rank_intervals(names: Sequence[str], comparisons: Sequence[Comparison]) -> dict[str, tuple[int, int]]:
    """For each the ranks it may have: 1 + those surely better, to all − those surely worse."""
    sure = [one for one in comparisons if one.holm < LEVEL]
    return {
        name: (
            1 + sum(one.worse == name for one in sure),
            len(names) - sum(one.better == name for one in sure),
        )
        for name in names
    }
