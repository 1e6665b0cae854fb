"""Paperless measures for everybody, and for the counter that has to keep them."""

from collections.abc import Iterable
from datetime import date, datetime

from onedoor.agencies import queries as agencies
from onedoor.base import clock
from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotFound
from onedoor.base.kept import kept
from onedoor.catalogue import queries as catalogue
from onedoor.programme import models
from onedoor.programme.queries.services import is_online, services_at
from onedoor.programme.rules import paperless as rules
from onedoor.programme.terms.paperless import Basis, Counter, Days, Measure

COUNTER = (Role.RECEIVER, Role.CLERK)


@kept
def announced(procedure: str, *, on: date) -> tuple[Measure, ...]:
    """Where no paper is taken for it today or on days to come: for everybody, the soonest first."""
    found = models.Measure.objects.filter(withdrawn_at=None, last_on__gte=on).order_by("first_on", "agency")
    measures = [measure_of(row) for row in found if not row.procedures or procedure in row.procedures]
    definition = catalogue.current_version(procedure, on).definition
    if not is_online(definition):
        return ()
    kind = definition.authority.kind.value
    return tuple(one for one in measures if agencies.agency(one.agency).kind.value == kind and rules.next_day(one, on))


def forbids_paper(procedure: str, *, at: datetime, seen_by: Actor) -> Measure | None:
    """By which measure the officer's own counter takes no paper for it; None: it does. Refuses: NotFound."""
    if not (seen_by.is_officer and seen_by.agency and seen_by.has(*COUNTER)):
        raise NotFound
    day = clock.day_of(at)
    definition = services_at(seen_by.agency, day).get(procedure)
    if definition is None:
        raise NotFound
    place = Counter(seen_by.agency, procedure, is_online(definition))
    return rules.forbidding(measures_at(seen_by.agency, day), place, at, day)


def measures_at(agency: str, day: date) -> tuple[Measure, ...]:
    """Those of a place whose first and last day lie around that one, withdrawn ones too."""
    return measures_of(models.Measure.objects.filter(agency=agency, first_on__lte=day, last_on__gte=day))


def measures_of(found: Iterable[models.Measure]) -> tuple[Measure, ...]:
    """The rows as values."""
    return tuple(measure_of(row) for row in found)


def measure_of(row: models.Measure) -> Measure:
    """The row as a value."""
    days = Days(row.first_on, row.last_on, tuple(row.weekdays), tuple(date.fromisoformat(one) for one in row.dates))
    basis = Basis(row.number, row.signed_on, row.citation)
    return Measure(
        row.id, row.agency, tuple(row.procedures), days, basis, tuple(row.exceptions), row.help_at, row.announced_by,
        row.announced_at, row.withdrawn_at, row.reason,
    )  # fmt: skip
