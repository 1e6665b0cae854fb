"""Answers stand for those who did not answer: weights that meet known margins, and what they cost in certainty."""

from collections.abc import Mapping, Sequence
from math import sqrt
from statistics import median

from onedoor.base.shares import Interval, Z

TRIMMED_AT = 5.0
_ROUNDS, _CLOSE = 1000, 1e-10


def n_effective(weights: Sequence[float]) -> float:
    """How many unweighted answers they are worth (Kish 1965)."""
    squares = sum(weight * weight for weight in weights)
    return sum(weights) ** 2 / squares if squares else 0.0


def trimmed(weights: Sequence[float]) -> tuple[float, ...]:
    """No answer speaks louder than five times the median one; their sum stays."""
    if not weights:
        return ()
    most = TRIMMED_AT * median(weights)
    cut = [min(weight, most) for weight in weights]
    back = sum(weights) / sum(cut)
    return tuple(weight * back for weight in cut)


def weighted_mean(values: Sequence[float], weights: Sequence[float]) -> Interval:
    """The mean, with the interval of its standard error √(Σw²(y−ȳ)²)/Σw."""
    whole = sum(weights)
    mean = sum(w * v for w, v in zip(weights, values, strict=True)) / whole
    error = sqrt(sum((w * (v - mean)) ** 2 for w, v in zip(weights, values, strict=True))) / whole
    return Interval(mean, mean - Z * error, mean + Z * error)


def post_stratified(strata: Sequence[tuple[float, int, float]]) -> Interval:
    """A share over strata, each given as its known part of the whole, its answers and its share among them."""
    value = sum(part * share for part, _, share in strata)
    error = sqrt(sum(part**2 * share * (1 - share) / (n - 1) for part, n, share in strata))
    return Interval(value, value - Z * error, value + Z * error)


def raked(
    rows: Sequence[Mapping[str, str]], margins: Mapping[str, Mapping[str, float]], start: Sequence[float] = ()
) -> tuple[float, ...]:
    """A weight for each row so that by each trait the weights have the known margins (Deming and Stephan 1940).

    `margins` are shares or counts by trait and value; weights sum to the number of rows. A value without any row
    cannot be met and its share falls to the others. `start` are the weights of the draw, where rows differ in them.
    """
    weights = list(start) or [1.0] * len(rows)
    for _ in range(_ROUNDS):
        moved = 0.0
        for trait, wanted in margins.items():
            has: dict[str, float] = {}
            for row, weight in zip(rows, weights, strict=True):
                has[row[trait]] = has.get(row[trait], 0.0) + weight
            met = {value: share for value, share in wanted.items() if has.get(value)}
            whole = sum(met.values())
            factors = {value: share / whole * len(rows) / has[value] for value, share in met.items()}
            moved = max([moved, *(abs(factor - 1) for factor in factors.values())])
            weights = [w * factors.get(row[trait], 0.0) for row, w in zip(rows, weights, strict=True)]
        if moved < _CLOSE:
            break
    return tuple(weights)


def shrunk(successes: float, n: float, pooled: float, strength: float = 20.0) -> float:
    """A small group's share drawn towards that of all: for ordering only, never published as the result."""
    return (successes + strength * pooled) / (n + strength)


def spread(said: Sequence[bool]) -> float:
    """The standard deviation of a share, drawn towards one half as by two answers more, so that it is never nothing."""
    share = (sum(said) + 1) / (len(said) + 2)
    return sqrt(share * (1 - share))
