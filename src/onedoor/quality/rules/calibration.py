"""Causes as observed, corrected by what people themselves said: M⁻¹·observed, with an interval by resampling."""

from collections.abc import Mapping, Sequence
from random import Random

from onedoor.base.shares import Interval
from onedoor.quality.terms.causes import Group

Pair = tuple[Group, Group]
"""What telemetry saw, and what the person said."""

_DRAWS = 1000


def corrected(observed: Mapping[Group, float], pairs: Sequence[Pair], *, seed: int) -> dict[Group, Interval]:
    """The shares that the groups truly have, from observed counts and the answers of some; sums to 1.

    Groups that nobody named, and answers too few to invert, leave the observed shares as they are.
    """
    groups = [group for group in Group if observed.get(group) or any(group in pair for pair in pairs)]
    found = _solved(groups, observed, pairs)
    chance = Random(seed)  # noqa: S311  Resampling needs repeatable numbers, not secret ones.
    draws = [_solved(groups, observed, chance.choices(pairs, k=len(pairs))) for _ in range(_DRAWS if pairs else 0)]
    intervals = {}
    for group in groups:
        drawn = sorted(draw[group] for draw in draws) or [found[group]]
        low, high = drawn[int(0.025 * len(drawn))], drawn[min(len(drawn) - 1, int(0.975 * len(drawn)))]
        intervals[group] = Interval(found[group], min(low, found[group]), max(high, found[group]))
    return intervals


def _solved(groups: Sequence[Group], observed: Mapping[Group, float], pairs: Sequence[Pair]) -> dict[Group, float]:
    whole = sum(observed.get(group, 0.0) for group in groups) or 1.0
    shares = [observed.get(group, 0.0) / whole for group in groups]
    by_truth: dict[Group, dict[Group, int]] = {}
    for seen, said in pairs:
        by_truth.setdefault(said, {}).setdefault(seen, 0)
        by_truth[said][seen] += 1
    matrix = [
        [
            by_truth[said].get(seen, 0) / sum(by_truth[said].values()) if said in by_truth else float(said is seen)
            for said in groups
        ]
        for seen in groups
    ]
    solved = _solve(matrix, shares)
    kept = [max(0.0, share) for share in solved] if solved else shares
    total = sum(kept) or 1.0
    return {group: share / total for group, share in zip(groups, kept, strict=True)}


def _solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float] | None:
    """Gauss with pivots; None where the matrix cannot be inverted."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda index: abs(rows[index][column]))
        if abs(rows[pivot][column]) < 1e-9:
            return None
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for index in range(size):
            if index != column and rows[index][column]:
                factor = rows[index][column] / rows[column][column]
                rows[index] = [a - factor * b for a, b in zip(rows[index], rows[column], strict=True)]
    return [rows[index][size] / rows[index][index] for index in range(size)]
