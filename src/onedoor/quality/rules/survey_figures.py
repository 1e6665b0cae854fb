"""What answers amount to: weighted to everybody whose attempt ended, beside the same without weights."""

from collections.abc import Callable, Iterable, Sequence
from random import Random

from onedoor.base.shares import Interval, wilson
from onedoor.quality.rules.weights import n_effective, raked, trimmed, weighted_mean
from onedoor.quality.terms.surveys import Answered, Crowded, Done, SurveyFigure

_NORMAL_FROM = 30
_DRAWS = 1000
_SEED = 20260101
_DID = {Done.YES: 1.0, Done.PARTLY: 0.5, Done.NO: 0.0}

Value = Callable[[Answered], float | None]


def _ease(one: Answered) -> float | None:
    return None if one.answer.ease is None else (one.answer.ease - 1) / 6 * 100


def _trust(one: Answered) -> float | None:
    return None if one.answer.trust is None else float(one.answer.trust >= 4)


def _net(one: Answered) -> float:
    return 100.0 * ((one.answer.satisfaction >= 4) - (one.answer.satisfaction <= 2))


_MEANS: dict[str, Value] = {"H1": lambda one: 25.0 * (one.answer.satisfaction - 1), "H4": _net, "M6": _ease}
_SHARES: dict[str, Value] = {"H2": _trust, "H3": lambda one: _DID[one.answer.done]}
TRAITS = ("agency", "channel", "ending", "device", "timing")
"""What is known of everybody, answered or not."""
ORDER = ("H1", "H3", "M6", "H2", "H4")


def weights(answers: Sequence[Answered], crowd: Iterable[Crowded]) -> tuple[float, ...]:
    """By 1 / chance, then raked to how many attempts ended where, how, by which channel, on what and how timely.

    No weight is more than five times the median one.
    """
    margins: dict[str, dict[str, float]] = {trait: {} for trait in TRAITS}
    for cell in crowd:
        for trait, held in margins.items():
            value = str(getattr(cell, trait))
            held[value] = held.get(value, 0.0) + cell.n
    rows = [{trait: str(getattr(one, trait)) for trait in margins} for one in answers]
    return trimmed(raked(rows, margins, [1 / one.chance for one in answers]))


def figures(answers: Sequence[Answered], crowd: Iterable[Crowded]) -> tuple[SurveyFigure, ...]:
    """Each indicator of which anybody said anything."""
    weighed = weights(answers, crowd)
    found = (_figure(indicator, answers, weighed) for indicator in ORDER)
    return tuple(one for one in found if one is not None)


def _figure(indicator: str, answers: Sequence[Answered], weighed: Sequence[float]) -> SurveyFigure | None:
    share = indicator in _SHARES
    value = (_SHARES if share else _MEANS)[indicator]
    said = [(v, w) for one, w in zip(answers, weighed, strict=True) if (v := value(one)) is not None]
    if not said:
        return None
    values, kept = [v for v, _ in said], [w for _, w in said]
    effective, total = n_effective(kept), sum(kept)
    plain, summed = sum(values) / len(values), sum(v * w for v, w in said)
    if share:
        between = wilson(summed / total * effective, effective)
        return SurveyFigure(indicator, len(values), effective, plain, between, summed, total)
    return SurveyFigure(indicator, len(values), effective, plain, _mean(values, kept))


def _mean(values: Sequence[float], kept: Sequence[float]) -> Interval:
    """A mean of few answers has its interval by resampling, with a seed that never changes."""
    if len(values) >= _NORMAL_FROM:
        return weighted_mean(values, kept)
    chance, pairs = Random(_SEED), list(zip(values, kept, strict=True))  # noqa: S311  Repeatable, not secret.
    draws = sorted(_of(chance.choices(pairs, k=len(pairs))) for _ in range(_DRAWS))
    middle = _of(pairs)
    return Interval(middle, min(middle, draws[int(0.025 * _DRAWS)]), max(middle, draws[int(0.975 * _DRAWS)]))


def _of(pairs: Sequence[tuple[float, float]]) -> float:
    return sum(v * w for v, w in pairs) / sum(w for _, w in pairs)
