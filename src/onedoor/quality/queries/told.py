"""What browsers told of journeys, as events that the rule can judge."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.db.models import Max, Min

from onedoor.base.actor import Actor, Quality
from onedoor.base.errors import NotFound
from onedoor.quality.models import BrowserReport
from onedoor.quality.rules.crowds import crowds
from onedoor.quality.terms import FROM_BROWSERS, FROM_PAGES, Crowd, Event, Kind, Sighting, Thresholds

_EVENTS = [kind.value for kind in FROM_PAGES | FROM_BROWSERS]
_UNREACHED = [Kind.NAME_NOT_RESOLVED, Kind.NOT_CONNECTED, Kind.TIMED_OUT, Kind.TLS_FAILED]


def told(journeys: Sequence[str], thresholds: Thresholds, *, seen_by: Actor) -> Mapping[str, list[Event]]:
    """By journey what its pages and their browser told. Refuses: NotFound (not the system)."""
    _check(seen_by)
    found: dict[str, list[Event]] = defaultdict(list)
    clients: set[str] = set()
    for one in BrowserReport.objects.filter(journey__in=journeys):
        clients.add(one.client)
        if one.kind in _EVENTS:
            found[one.journey].append(_event(one))
    for journey, one in _of_the_network(clients, thresholds.look_back):
        found[journey].append(_event(one))
    return found


def crowds_since(since: datetime, thresholds: Thresholds, *, seen_by: Actor) -> tuple[Crowd, ...]:
    """When so many could not reach us that it was us. Refuses: NotFound (not the system)."""
    _check(seen_by)
    rows = BrowserReport.objects.filter(at__gte=since, kind__in=_UNREACHED).values_list("at", "client", "network")
    return crowds((Sighting(*row) for row in rows.iterator()), thresholds)


def _of_the_network(clients: Iterable[str], near: timedelta) -> Iterable[tuple[str, BrowserReport]]:
    """A browser's report names no journey: it belongs to the one that this browser was at, if that was only one."""
    spans: dict[str, list[tuple[str, datetime, datetime]]] = defaultdict(list)
    at = BrowserReport.objects.filter(client__in=list(clients)).exclude(journey="").values("client", "journey")
    for row in at.annotate(first=Min("at"), last=Max("at")).order_by():
        spans[row["client"]].append((row["journey"], row["first"] - near, row["last"] + near))
    for one in BrowserReport.objects.filter(client__in=list(spans), journey="", kind__in=_EVENTS):
        there = [journey for journey, first, last in spans[one.client] if first <= one.at <= last]
        if len(there) == 1:
            yield there[0], one


def _event(one: BrowserReport) -> Event:
    return Event(one.at, Kind(one.kind), one.step, one.rule)


def _check(seen_by: Actor) -> None:
    if seen_by.quality is not Quality.SYSTEM:
        raise NotFound
