"""From a value to 0–100: the curves that scoring profiles name."""

from collections.abc import Sequence
from itertools import pairwise
from math import erfc, log

_STEEPNESS = 0.9061938024368232
"""erfc⁻¹(1/5): the curve passes 90 at p10 and 50 at the median (Lighthouse's log-normal)."""


def ratio(share: float) -> float:
    """A share that is itself the goal."""
    return 100 * min(1.0, max(0.0, share))


def linear(value: float, nothing: float, everything: float) -> float:
    """0 at `nothing`, 100 at `everything`, which may be the smaller one."""
    return ratio((value - nothing) / (everything - nothing))


def piecewise(value: float, points: Sequence[tuple[float, float]]) -> float:
    """Straight lines between points (value, score) in the order of their values; beyond the ends, as at the ends."""
    if value <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in pairwise(points):
        if value <= x1:
            return y0 + (y1 - y0) * (value - x0) / (x1 - x0)
    return points[-1][1]


def lognormal(value: float, p10: float, median: float) -> float:
    """90 at `p10`, 50 at `median`, the smaller the better; nothing gives 100. Raises ValueError (p10 ≥ median)."""
    if not 0 < p10 < median:
        raise ValueError((p10, median))
    if value <= 0:
        return 100.0
    return 50 * erfc(log(value / median) * _STEEPNESS / log(median / p10))


def check(passed: Sequence[tuple[float, bool]]) -> float | None:
    """The weight of what passed by that of what applies, each given as (weight, passed); None where nothing applies."""
    whole = sum(weight for weight, _ in passed)
    return 100 * sum(weight for weight, ok in passed if ok) / whole if whole else None
