"""What settled assessments say of each agency: the indicators that experts find out."""

from collections.abc import Iterator
from datetime import date, timedelta

from onedoor.base import clock
from onedoor.base.actor import Actor, Quality
from onedoor.base.errors import NotFound
from onedoor.quality import pack_files
from onedoor.quality.models import AssessedPortal, AssessmentRound
from onedoor.quality.queries.assessed_portals import in_order
from onedoor.quality.queries.assessment_rounds import agreement_of
from onedoor.quality.queries.criteria import criteria_of, set_of
from onedoor.quality.rules.expert_figures import Place, observed
from onedoor.quality.rules.rolling import agency
from onedoor.quality.terms import Observation


def expert_observations(first: date, last: date, *, seen_by: Actor) -> tuple[Observation, ...]:
    """Of each agency and indicator the newest settled assessment that holds on the last day. Refuses: NotFound."""
    if seen_by.quality is not Quality.SYSTEM:
        raise NotFound
    newest: dict[tuple[str, str], Observation] = {}
    for of in AssessmentRound.objects.order_by("opened_at", "id"):
        if portals := _holding(of, last):
            for one in _of(of, portals, first, last):
                newest[one.scope, one.indicator] = one
    return tuple(newest.values())


def _holding(of: AssessmentRound, last: date) -> list[AssessedPortal]:
    """The portals whose assessment was settled by that day, and not too long before."""
    holds = timedelta(days=set_of(of).holds_days)
    settled = of.portals.prefetch_related("finals").exclude(settled_at=None)
    return [
        one
        for one in settled
        if one.settled_at and clock.day_of(one.settled_at) <= last < clock.day_of(one.settled_at) + holds
    ]


def _of(of: AssessmentRound, portals: list[AssessedPortal], first: date, last: date) -> Iterator[Observation]:
    _, agreements = agreement_of(of)
    unsure = {one.criterion.id for one in agreements if one.unsure}
    criteria, by = criteria_of(of), set_of(of)
    for portal in portals:
        finals = {one.criterion: one.value for one in in_order(portal.finals.all())}
        counted = {name: value for name, value in finals.items() if name not in unsure}
        at = Place(agency(portal.agency), first, last, f"assessment:{of.id}")
        for name in of.indicators:
            some = [one for one in criteria if one.indicator == name]
            unit = pack_files.indicators()[name, some[0].indicator_version].unit
            yield observed(some, counted, unit, enough=by.enough, at=at)
