"""Paperless measures: everybody may know them, leaders read what came of them, a counter asks of itself."""

from uuid import UUID

from django.db.models import Q, QuerySet

from onedoor.audit import queries as audit
from onedoor.base import clock
from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotFound
from onedoor.programme import models
from onedoor.programme.pack_files import LawfulException, PaperlessFile, programme
from onedoor.programme.queries.assigned import reach_of
from onedoor.programme.queries.day_results import excepted, result_of
from onedoor.programme.queries.measures import measure_of
from onedoor.programme.rules import paperless as rules
from onedoor.programme.terms.paperless import (
    MeasureRow,
    MeasureView,
)
from onedoor.programme.terms.targets import HistoryLine

COUNTER = (Role.RECEIVER, Role.CLERK)
_MOST = 300


def paperless_pack() -> PaperlessFile:
    """What the pack says of days without paper: known documents, exceptions, how they are judged."""
    return programme().paperless


def exceptions() -> dict[str, LawfulException]:
    """The lawful exceptions, by id."""
    return {one.id: one for one in paperless_pack().exceptions}


def measures_seen(seen_by: Actor) -> QuerySet[models.Measure]:
    """The measures at the actor's agency, at those below it, and those that it announced. Refuses: NotFound."""
    reach = reach_of(seen_by)
    found = models.Measure.objects.all()
    if not reach:
        return found
    return found.filter(Q(agency=reach) | Q(agency__startswith=f"{reach}.") | Q(announced_by=reach))


def measures(*, seen_by: Actor) -> tuple[MeasureRow, ...]:
    """All of them, the newest days first. Refuses: NotFound."""
    today = clock.today()
    found = [measure_of(row) for row in measures_seen(seen_by).order_by("-last_on", "agency")[:_MOST]]
    return tuple(MeasureRow(one, rules.stand(one, today), rules.next_day(one, today)) for one in found)


def measure(measure_id: UUID, *, seen_by: Actor) -> MeasureView:
    """One measure and its history. Refuses: NotFound."""
    row = measures_seen(seen_by).filter(id=measure_id).first()
    if row is None:
        raise NotFound
    found, today = measure_of(row), clock.today()
    history = tuple(HistoryLine(act.at, act.verb, act.agency or "") for act in audit.acts(f"measure:{row.id}"))
    leads = seen_by.has(Role.LEADER) and seen_by.agency == row.announced_by and row.withdrawn_at is None
    return MeasureView(
        found, rules.stand(found, today), rules.next_day(found, today), result_of(found), excepted(found), history,
        leads and found.days.last >= today,
    )  # fmt: skip
