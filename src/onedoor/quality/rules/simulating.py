"""How sure a ranking is: the same scoring a thousand times with other draws, weights and rules (OECD/JRC practice)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from math import erfc, sqrt
from random import Random
from statistics import fmean, stdev

from onedoor.base.shares import Z
from onedoor.quality.rules.ranking import Comparison, holm, rank_intervals
from onedoor.quality.rules.scoring import arithmetic, band, geometric, scored
from onedoor.quality.terms.observations import Observation, Standing
from onedoor.quality.terms.profiles import Profile
from onedoor.quality.terms.scores import Ranked, Score, Spread

RUNS = 1000
_VARIATION = 0.25
"""The coefficient of variation of a weight of average size, in the Dirichlet draw around the published ones."""
_LOW, _HIGH = 0.05, 0.95

Observed = Mapping[str, Observation]


def ranked(profile: Profile, scopes: Mapping[str, Observed], seed: int, runs: int = RUNS) -> tuple[Ranked, ...]:
    """Every scope with a total, in the order given: the ranks that are sure after Holm, and those of the simulation.

    Who was probed at other levels is ranked apart. The same seed gives the same.
    """
    scores = {scope: scored(profile, scope, observed) for scope, observed in scopes.items()}
    totals = {scope: score for scope, score in scores.items() if score.total is not None}
    found: dict[str, Ranked] = {}
    for levels in sorted({score.levels for score in totals.values()}, key=sorted):
        group = {scope: score for scope, score in totals.items() if score.levels == levels}
        found |= _group(profile, group, scopes, seed, runs)
    return tuple(found[scope] for scope in scopes if scope in found)


def _group(
    profile: Profile, group: Mapping[str, Score], scopes: Mapping[str, Observed], seed: int, runs: int
) -> dict[str, Ranked]:
    drawn = _runs(profile, list(group), scopes, Random(seed), runs)  # noqa: S311  A simulation, seeded to be repeated.
    names = list(group)
    sure = rank_intervals(names, _compared(names, drawn))
    places = [_places(run) for run in drawn]
    return {
        name: Ranked(score, sure[name], _spread(profile, name, drawn, [place[name] for place in places]))
        for name, score in group.items()
    }


def _runs(
    profile: Profile, names: Sequence[str], scopes: Mapping[str, Observed], random: Random, runs: int
) -> list[dict[str, float]]:
    found = []
    for run in range(runs):
        weights = _dirichlet([one.weight for one in profile.dimensions], random)
        found.append({name: _total(profile, scopes[name], weights, random, run) for name in names})
    return found


def _total(profile: Profile, observed: Observed, weights: Sequence[float], random: Random, run: int) -> float:
    """Every second run takes the geometric mean; two of each four let what was not measured weigh as nothing."""
    score = scored(profile, "", {name: drawn(one, random) for name, one in observed.items()})
    strict = run // 2 % 2
    pairs = [
        (weight, one.score * (one.coverage if strict else 1.0))
        for weight, one in zip(weights, score.dimensions, strict=True)
        if one.score is not None
    ]
    return geometric(pairs) if run % 2 else arithmetic(pairs)


def drawn(one: Observation, random: Random) -> Observation:
    """The observation as another month might have given it: a beta draw of a ratio, else within its interval.

    What has no interval is a census, and stays as it is.
    """
    if one.standing is not Standing.MEASURED or one.value is None or one.interval is None:
        return one
    if one.numerator is not None and one.denominator and 0 <= one.numerator <= one.denominator:
        share = random.betavariate(one.numerator + 0.5, one.denominator - one.numerator + 0.5)
        whole = one.numerator / one.denominator
        return replace(one, value=share if abs(whole - one.value) < 1e-9 else one.value)
    return replace(one, value=random.gauss(one.value, one.interval.half_width / Z))


def _dirichlet(weights: Sequence[float], random: Random) -> list[float]:
    m = len(weights)
    if m == 1:
        return [1.0]
    strength = (m - 1) / _VARIATION**2 - 1
    whole = sum(weights)
    draws = [random.gammavariate(max(1e-9, strength * weight / whole), 1.0) for weight in weights]
    return [draw / sum(draws) for draw in draws]


def _places(run: Mapping[str, float]) -> dict[str, int]:
    return {name: 1 + sum(other > value for other in run.values()) for name, value in run.items()}


def _spread(profile: Profile, name: str, runs: Sequence[Mapping[str, float]], places: Sequence[int]) -> Spread:
    ordered = sorted(places)
    last = len(ordered) - 1
    bands = [band(profile, run[name]) for run in runs]
    return Spread(
        ordered[round(_LOW * last)],
        ordered[round(_HIGH * last)],
        {each: bands.count(each) / len(bands) for each in profile.bands},
    )


def _compared(names: Sequence[str], runs: Sequence[Mapping[str, float]]) -> tuple[Comparison, ...]:
    """Every pair by the mean and the deviation of its difference over the runs, in which both have the same weights."""
    return holm([_pair(first, second, [run[first] - run[second] for run in runs]) for first, second in pairs_of(names)])


def pairs_of(names: Sequence[str]) -> list[tuple[str, str]]:
    """Every two of them, once."""
    return list(combinations(names, 2))


def _pair(first: str, second: str, apart: Sequence[float]) -> Comparison:
    middle, error = fmean(apart), stdev(apart)
    z = middle / error if error else (0.0 if not middle else float("inf"))
    better, worse = (first, second) if middle >= 0 else (second, first)
    return Comparison(better, worse, abs(z), erfc(abs(z) / sqrt(2)), 1.0)
