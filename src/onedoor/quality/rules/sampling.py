"""Whom a campaign asks: how many, how they are spread over strata, and who of each; all of it can be done again."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from heapq import heappush, heappushpop
from math import ceil, floor, sqrt
from statistics import NormalDist

from onedoor.quality.rules.shares import answers_needed, answers_needed_yamane
from onedoor.quality.terms.campaigns import Formula, Lot, Stratum

WORST_SPREAD = 0.5
"""The standard deviation of a share of one half: nothing spreads more."""


def z_of(confidence: int) -> float:
    """How many standard errors lie on each side at 90, 95 or 99 per cent."""
    return NormalDist().inv_cdf(0.5 + confidence / 200)


def needed(formula: Formula, population: int, margin: float, confidence: int, effect: float) -> int:
    """Answers for a share within ± `margin` at worst, of so many people; Yamane's rule knows one confidence only."""
    if population <= 0:
        return 0
    if formula is Formula.YAMANE:
        return min(population, ceil(effect * answers_needed_yamane(margin, population)))
    return min(population, answers_needed(margin, population, z_of(confidence), effect))


def margin_of(answers: float, population: int, confidence: int, effect: float) -> float:
    """Within what a share lies at worst, with so many answers of a finite population."""
    if answers <= 0:
        return 1.0
    rest = (population - answers) / (population - 1) if population > 1 else 0.0
    return min(1.0, z_of(confidence) * WORST_SPREAD * sqrt(effect / answers * max(rest, 0.0)))


def asked_for(answers: int, response: float, population: int) -> int:
    """How many have to be asked for so many answers, if such a share answers; at most everybody."""
    return min(population, ceil(round(answers / response, 6)))


def allocated(strata: Sequence[Stratum], n: int, least: int) -> tuple[int, ...]:
    """How many of each stratum: by size times spread (Neyman; equal spreads make it proportional).

    No stratum has fewer than `least`, or than all of it, and none more than it holds; together they are `n`, as far as
    those bounds allow it. What is left of rounding goes to the largest remainders.
    """
    low = [min(least, one.population) for one in strata]
    high = [one.population for one in strata]
    whole = min(max(n, sum(low)), sum(high))
    wanted = _shared([one.population * one.spread for one in strata], low, high, whole)
    found = [floor(round(want, 9)) for want in wanted]
    order = sorted(range(len(strata)), key=lambda at: (found[at] - wanted[at], at))
    for at in [at for at in order if found[at] < high[at]][: whole - sum(found)]:
        found[at] += 1
    return tuple(found)


def _shared(sizes: Sequence[float], low: Sequence[int], high: Sequence[int], whole: int) -> list[float]:
    """`whole` shared by size; who falls out of bounds is held there, and the others share what is left."""
    held: dict[int, float] = {}
    while True:
        free = [at for at in range(len(sizes)) if at not in held]
        left, total = whole - sum(held.values()), sum(sizes[at] for at in free)
        even = left / len(free) if free else 0.0
        share = {at: left * sizes[at] / total if total else even for at in free}
        bound = {at: float(min(max(share[at], low[at]), high[at])) for at in free}
        beyond = sum(bound[at] - share[at] for at in free)
        out = {at: bound[at] for at in free if (bound[at] - share[at]) * (beyond or 1) > 0}
        if not out or abs(beyond) < 1e-9:
            return [held.get(at, bound.get(at, 0.0)) for at in range(len(sizes))]
        held |= out


def lot(seed: str, journey: str) -> int:
    """The number that a journey draws, of 63 bits: from the seed and its name alone, whoever else takes part."""
    return int.from_bytes(sha256(f"{seed}:{journey}".encode()).digest()[:8]) >> 1


def drawn(seed: str, frame: Iterable[tuple[str, str]], wanted: Mapping[str, int]) -> tuple[Lot, ...]:
    """Of each stratum those with the lowest lots, as many as wanted: a simple random sample of each.

    `frame` gives stratum and journey, in any order. The same seed and the same frame draw the same people.
    """
    kept: dict[str, list[tuple[int, str]]] = {}
    for stratum, journey in frame:
        most = wanted.get(stratum, 0)
        if most <= 0:
            continue
        heap, one = kept.setdefault(stratum, []), (-lot(seed, journey), journey)
        if len(heap) < most:
            heappush(heap, one)
        else:
            heappushpop(heap, one)
    found = (Lot(journey, stratum, -number) for stratum, heap in kept.items() for number, journey in heap)
    return tuple(sorted(found, key=lambda each: (each.number, each.journey)))
