"""From values to scores: curve, dimension, gates, total, band. The profile decides; nothing here knows an indicator."""

from collections.abc import Mapping, Sequence
from math import exp, log

from onedoor.quality.rules import curves
from onedoor.quality.terms.observations import Observation, Source, Standing
from onedoor.quality.terms.profiles import Curve, Dimension, Gate, Profile, Shape, Weighed
from onedoor.quality.terms.scores import DimensionScore, IndicatorScore, Score

_HAS_SCORE = (Standing.MEASURED, Standing.REFUSED)
_PROBED = frozenset({Source.PLAIN, Source.STATIC, Source.BROWSER})


def on_curve(curve: Curve, value: float) -> float:
    """The score of a value. Raises ValueError (a curve without score)."""
    points = curve.points
    match curve.kind:
        case Shape.RATIO:
            return curves.ratio(value)
        case Shape.IDENTITY:
            return min(100.0, max(0.0, value))
        case Shape.LINEAR:
            (nothing, low), (everything, _) = points if points[0][1] <= points[1][1] else (points[1], points[0])
            return low + curves.linear(value, nothing, everything)
        case Shape.PIECEWISE:
            return curves.piecewise(value, points)
        case Shape.LOGNORMAL:
            return curves.lognormal(value, points[0][0], points[1][0])
        case _:
            raise ValueError(curve.kind)


def scored(profile: Profile, scope: str, observations: Mapping[str, Observation]) -> Score:
    """The scope's score by the profile, from its observations by indicator. One of another version is not measured."""
    dimensions = tuple(_dimension(one, profile, observations) for one in profile.dimensions)
    counted = [one for one in dimensions if one.standing is not Standing.NOT_APPLICABLE]
    whole = sum(one.weight for one in counted)
    coverage = sum(one.weight * one.coverage for one in counted) / whole if whole else 0.0
    ranked = profile.composite and bool(counted) and not any(one.insufficient for one in counted)
    pairs = [(one.weight, one.score) for one in counted if one.score is not None]
    total = arithmetic(pairs) if ranked else None
    levels = frozenset(one.source for one in observations.values() if one.source in _PROBED)
    return Score(
        profile.name,
        scope,
        total,
        geometric(pairs) if ranked else None,
        band(profile, total, _closed(profile, observations)) if total is not None else "",
        coverage,
        dimensions,
        levels,
    )


def _dimension(dimension: Dimension, profile: Profile, observations: Mapping[str, Observation]) -> DimensionScore:
    parts = tuple(_indicator(one, observations.get(one.id)) for one in dimension.indicators)
    applies = sum(one.weight for one in parts if one.standing is not Standing.NOT_APPLICABLE)
    pairs = [(one.weight, one.score) for one in parts if one.score is not None and one.weight]
    covered = sum(weight for weight, _ in pairs) / applies if applies else 0.0
    closed = tuple(gate.id for gate in _closed(profile, observations) if gate.dimension == dimension.id)
    if not applies:
        return DimensionScore(dimension.id, dimension.weight, Standing.NOT_APPLICABLE, None, 0.0, parts, closed)
    if covered < profile.enough:
        return DimensionScore(dimension.id, dimension.weight, Standing.NOT_MEASURED, None, covered, parts, closed)
    caps = [gate.score for gate in profile.gates if gate.id in closed]
    score = min([arithmetic(pairs), *caps])
    return DimensionScore(dimension.id, dimension.weight, Standing.MEASURED, score, covered, parts, closed)


def _indicator(weighed: Weighed, observed: Observation | None) -> IndicatorScore:
    standing, score = Standing.NOT_MEASURED, None
    if observed is not None and observed.version == weighed.version:
        standing = observed.standing
        if standing is Standing.REFUSED:
            score = 0.0
        elif standing is Standing.MEASURED and observed.value is not None and weighed.curve.kind is not Shape.NONE:
            score = on_curve(weighed.curve, observed.value)
    return IndicatorScore(weighed.id, weighed.version, standing, weighed.weight, score)


def _closed(profile: Profile, observations: Mapping[str, Observation]) -> tuple[Gate, ...]:
    return tuple(gate for gate in profile.gates if _beyond(gate, observations.get(gate.indicator)))


def _beyond(gate: Gate, observed: Observation | None) -> bool:
    if observed is None or observed.value is None:
        return False
    return (gate.above is not None and observed.value > gate.above) or (
        gate.below is not None and observed.value < gate.below
    )


def arithmetic(pairs: Sequence[tuple[float, float]]) -> float:
    """The weighted mean of (weight, score)."""
    return sum(weight * score for weight, score in pairs) / sum(weight for weight, _ in pairs)


def geometric(pairs: Sequence[tuple[float, float]]) -> float:
    """The weighted geometric mean, which punishes imbalance; one score of nothing makes nothing of all."""
    if any(score <= 0 for weight, score in pairs if weight):
        return 0.0
    return exp(sum(weight * log(score) for weight, score in pairs) / sum(weight for weight, _ in pairs))


def band(profile: Profile, total: float, closed: Sequence[Gate] = ()) -> str:
    """The band of the unrounded score, not above what a closed gate allows."""
    order = list(profile.bands)
    found = next((name for name, least in profile.bands.items() if total >= least), order[-1])
    return max([found, *(gate.band for gate in closed)], key=order.index)
