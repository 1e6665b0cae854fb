"""What final ratings amount to: an indicator is what passed by weight, of what applies."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from onedoor.quality.rules.assessing import passed
from onedoor.quality.terms import Observation, Source, Standing, Unit
from onedoor.quality.terms.experts import Beside, Criterion


@dataclass(frozen=True, slots=True)
class Place:
    """Of whom, for which days, and by which round."""

    scope: str
    first: date
    last: date
    evidence: str


def standing(criteria: Iterable[Criterion], finals: Mapping[str, str], enough: float) -> Standing:
    """Whether there is a value: none applies, nothing could be found, or too little was judged."""
    ratings = [(one, finals.get(one.id, Beside.UNABLE.value)) for one in criteria]
    apply = [(one, rating) for one, rating in ratings if rating != Beside.NOT_APPLICABLE]
    if not apply:
        return Standing.NOT_APPLICABLE
    judged = [(one, rating) for one, rating in apply if rating != Beside.UNABLE]
    if _weight(judged) < enough * _weight(apply):
        return Standing.NOT_MEASURED
    return Standing.REFUSED if all(rating == Beside.NOT_FOUND for _, rating in judged) else Standing.MEASURED


def observed(
    criteria: Collection[Criterion], finals: Mapping[str, str], unit: Unit, *, enough: float, at: Place
) -> Observation:
    """One indicator of one portal."""
    one = next(iter(criteria))
    how = standing(criteria, finals, enough)
    bare = Observation(
        one.indicator, one.indicator_version, at.scope, at.first, at.last, how, Source.EXPERT, evidence=at.evidence
    )
    if how is not Standing.MEASURED:
        return bare
    judged = [
        (each, finals[each.id])
        for each in criteria
        if passed(each, finals.get(each.id, Beside.UNABLE.value)) is not None
    ]
    whole = _weight(judged)
    right = _weight([(each, rating) for each, rating in judged if passed(each, rating)])
    value = right / whole if unit is Unit.SHARE else 100 * right / whole
    return replace(bare, value=value, numerator=right, denominator=whole, n=len(judged))


def _weight(rated: Iterable[tuple[Criterion, str]]) -> float:
    return sum(one.weight for one, _ in rated)
