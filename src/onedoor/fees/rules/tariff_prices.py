"""Amounts: steps and ceilings, and the combination of reductions that leaves the least. Whole đồng, half up."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from onedoor.catalogue.terms import FeeLine
from onedoor.fees.terms.tariff import Reduction


class Applied(NamedTuple):
    """A reduction, and what is left after it."""

    by: Reduction
    after: int


def price(line: FeeLine, usual: int, quantity: int, times: int) -> int:
    """What `quantity` units cost by the steps of the line, at most its ceiling, as many times as `times` says."""
    costs = [(1, usual), *((step.first, step.amount) for step in line.steps)]
    ends = [first for first, _ in costs[1:]] + [quantity + 1]
    total = sum(max(0, min(end, quantity + 1) - first) * cost for (first, cost), end in zip(costs, ends, strict=True))
    return _capped(line, total) * times


def least(line: FeeLine, usual: int, quantity: int, times: int, reductions: Sequence[Reduction]) -> tuple[Applied, ...]:
    """The reductions that together leave the least, each with what is left after it; none where nothing lowers it.

    The order in which the reductions are given does not matter: of equal sums the one of fewest and first ids holds.
    """
    base = price(line, usual, quantity, times)
    best: tuple[int, int, tuple[str, ...]] = (base, 0, ())
    chosen: tuple[Applied, ...] = ()
    for together in _together(sorted(reductions, key=lambda one: (one.unit is None, one.id))):
        applied = tuple(_applied(line, base, quantity, times, together))
        rank = (applied[-1].after, len(applied), tuple(one.by.id for one in applied))
        if rank < best:
            best, chosen = rank, applied
    return chosen


def _capped(line: FeeLine, total: int) -> int:
    return total if line.ceiling is None else min(total, line.ceiling)


def _applied(line: FeeLine, base: int, quantity: int, times: int, together: Sequence[Reduction]) -> Iterator[Applied]:
    """A new amount for each unit comes first; the factors multiply, so that their order does not matter."""
    left = Fraction(base)
    for one in together:
        if one.unit is not None:
            left = Fraction(_capped(line, one.unit * quantity) * times)
        else:
            left *= Fraction(str(one.factor))
        yield Applied(one, int(left + Fraction(1, 2)))


def _together(reductions: Sequence[Reduction]) -> Iterator[tuple[Reduction, ...]]:
    """Every set of reductions that may go together: of those that do not combine, one."""
    for size in range(1, min(len(reductions), 1 + sum(one.combines for one in reductions)) + 1):
        for some in combinations(reductions, size):
            if sum(one.unit is not None for one in some) <= 1 and all(_go(a, b) for a, b in combinations(some, 2)):
                yield some


def _go(one: Reduction, other: Reduction) -> bool:
    return (one.combines or other.combines) and one.id not in other.not_with and other.id not in one.not_with
