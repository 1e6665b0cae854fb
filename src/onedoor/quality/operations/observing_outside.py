"""Observing from outside: what rounds of probes and slots of availability say of each agency's portals."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from onedoor.base import clock
from onedoor.quality.models import Portal
from onedoor.quality.queries.probes import Seen, seen_between
from onedoor.quality.rules.availability import Availability, availability, together
from onedoor.quality.rules.outside import Window, from_outside
from onedoor.quality.rules.rolling import NATIONAL, agency
from onedoor.quality.terms import Observation
from onedoor.quality.terms.rounds import OWN


def outside(first: date, last: date) -> Iterator[Observation]:
    """Of each agency whose portals were seen in those days; our own portal serves all agencies, so it is the country's.

    The portals of the zoo belong to nobody and are not observed.
    """
    by_scope: dict[str, list[Seen]] = defaultdict(list)
    for one in seen_between(first, last):
        if (scope := _scope(one.portal)) and (one.visits or one.slots):
            by_scope[scope].append(one)
    for scope, some in by_scope.items():
        yield from from_outside(
            Window(scope, first, last, f"probe:{max(one.round for one in some)}"),
            [facts for one in some for facts in one.visits],
            together(_availability(one, first, last) for one in some if one.slots),
            known=[barrier for one in some for barrier in one.barriers],
            notified=all(one.portal.notified_on is not None and one.portal.notified_on <= last for one in some),
        )


def _scope(portal: Portal) -> str:
    if portal.code == OWN:
        return NATIONAL
    return agency(portal.agency) if portal.agency else ""


def _availability(one: Seen, first: date, last: date) -> Availability:
    begins, ends = (datetime.combine(day, time.min, clock.law_zone()) for day in (first, last + timedelta(days=1)))
    return availability(one.slots, begins, min(ends, clock.now()))
