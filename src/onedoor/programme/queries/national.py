"""The country at one glance, for who coordinates the programme."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, datetime

from onedoor.agencies import queries as agencies
from onedoor.agencies.terms import AgencyKind
from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.errors import NotFound
from onedoor.dossiers import queries as dossiers
from onedoor.programme import models
from onedoor.programme.queries.assigned import judged, reach_of
from onedoor.programme.terms.national import National, Standing
from onedoor.programme.terms.plans import OPEN_TASKS
from onedoor.programme.terms.targets import Status, TargetState
from onedoor.quality import queries as quality

_PORTALS = "PQI"


def sees_the_country(seen_by: Actor) -> bool:
    """Whether the actor leads or audits an agency that coordinates the programme."""
    try:
        return seen_by != SYSTEM and not reach_of(seen_by)
    except NotFound:
        return False


def national(first: date, last: date, *, seen_by: Actor) -> National:
    """Every ministry and province: attempts begun in those days, all else as of now. Refuses: NotFound."""
    if not sees_the_country(seen_by):
        raise NotFound
    found = [one for kind in (AgencyKind.MINISTRY, AgencyKind.PROVINCE) for one in agencies.agencies(kind)]
    codes = [one.code for one in found]
    attempts = quality.failures_by(["", *codes], first, last, seen_by=SYSTEM)
    late, targets, tasks = _overdue(), _targets(seen_by), _late_tasks()
    report = quality.newest(_PORTALS, "agency")
    places = {one.scope: one for one in report.places} if report else {}
    standings = []
    for one in found:
        place = places.get(f"agency:{one.code}")
        n, oldest = late.get(one.code, (0, None))
        band = place.band if place else ""
        standings.append(Standing(one, attempts[one.code], n, oldest, targets[one.code], tasks[one.code], band))
    return National(attempts[""], tuple(standings))


def _top(agency: str) -> str:
    return agency.partition(".")[0]


def _overdue() -> Mapping[str, tuple[int, datetime]]:
    """By ministry or province: how many dossiers are overdue there and below, and since when the oldest is."""
    found: dict[str, tuple[int, datetime]] = {}
    for one in dossiers.overdue(seen_by=SYSTEM):
        n, oldest = found.get(_top(one.agency), (0, one.oldest))
        found[_top(one.agency)] = (n + one.n, min(oldest, one.oldest))
    return found


def _targets(seen_by: Actor) -> Mapping[str, Counter[Status]]:
    found: dict[str, Counter[Status]] = defaultdict(Counter)
    rows = models.Target.objects.defer("pages").exclude(state=TargetState.WITHDRAWN)
    for row in judged(rows, seen_by):
        found[_top(row.target.agency)][row.judgement.status] += 1
    return found


def _late_tasks() -> Counter[str]:
    late = models.Task.objects.filter(state__in=OPEN_TASKS, due_on__lt=clock.today())
    return Counter(_top(agency) for agency in late.values_list("plan__agency", flat=True))
