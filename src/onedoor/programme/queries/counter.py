"""Who came to a counter with paper, for the officers of that counter; and in whose place one of them types it in."""

from collections.abc import Iterable
from datetime import datetime, time
from uuid import UUID

from django.db.models import QuerySet

from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor, Quality
from onedoor.base.errors import NotFound
from onedoor.dossiers import queries as dossiers
from onedoor.dossiers.rules import Act, scopes
from onedoor.programme import models
from onedoor.programme.queries.measures import COUNTER
from onedoor.programme.terms.paperless import Arrival, Outcome

_OPEN_SHOWN = 50


def acting(arrival: UUID, person: UUID, procedure: str, officer: Actor) -> Actor:
    """The officer as who types in that person's paper, and may do nothing else for them."""
    return Actor(
        Quality.COUNTER, officer.id, officer.name, officer.agency, on_behalf_of=person, mandate=arrival,
        request_id=officer.request_id, scopes=scopes((procedure,), (Act.FILL, Act.FILE)),
    )  # fmt: skip


def at_counter(arrival_id: UUID, officer: Actor) -> Actor | None:
    """The officer in that quality; None where the paper is not theirs to type in, or no counter's officer any more."""
    if not (officer.is_officer and officer.has(*COUNTER)):
        return None
    row = models.Arrival.objects.filter(id=arrival_id, agency=officer.agency, draft__isnull=False).first()
    return acting(row.id, row.person, row.procedure, officer) if row is not None and row.person is not None else None


def arrivals_today(*, seen_by: Actor) -> tuple[Arrival, ...]:
    """Everybody who came to the officer's counter today, the last first. Refuses: NotFound."""
    midnight = datetime.combine(clock.today(), time.min, clock.law_zone())
    return arrivals_of(_here(seen_by).filter(at__gte=midnight).order_by("-at"))


def to_type_in(*, seen_by: Actor) -> tuple[Arrival, ...]:
    """Paper that lies at the officer's counter and is no dossier yet, the oldest first. Refuses: NotFound."""
    found = _here(seen_by).filter(draft__isnull=False).order_by("-at")[: 4 * _OPEN_SHOWN]
    return tuple(reversed([one for one in arrivals_of(found) if not one.code]))[:_OPEN_SHOWN]


def arrival(arrival_id: UUID, *, seen_by: Actor) -> Arrival:
    """One that still can be typed in, at the officer's counter. Refuses: NotFound."""
    found = arrivals_of(_here(seen_by).filter(id=arrival_id, draft__isnull=False))
    if not found:
        raise NotFound
    return found[0]


def arrivals_of(rows: Iterable[models.Arrival]) -> tuple[Arrival, ...]:
    """The rows as values, each with the code of the dossier that came of it."""
    found = list(rows)
    codes = dossiers.codes_of([one.draft for one in found if one.draft], seen_by=SYSTEM)
    return tuple(
        Arrival(
            one.id, one.agency, one.procedure, one.at, Outcome(one.outcome), one.measure_id, one.exception, one.note,
            codes.get(one.draft, "") if one.draft else "", one.draft,
        )
        for one in found
    )  # fmt: skip


def _here(by: Actor) -> QuerySet[models.Arrival]:
    if not (by.is_officer and by.agency and by.has(*COUNTER)):
        raise NotFound
    return models.Arrival.objects.filter(agency=by.agency)
