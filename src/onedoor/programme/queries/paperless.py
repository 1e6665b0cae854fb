"""Paperless measures: everybody may know them, leaders read what came of them, a counter asks of itself."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from onedoor.agencies import queries as agencies
from onedoor.audit import queries as audit
from onedoor.base import clock
from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotFound
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue.terms import Channel, Definition
from onedoor.programme import models
from onedoor.programme.pack_files import LawfulException, PaperlessFile, programme
from onedoor.programme.queries.assigned import reach_of
from onedoor.programme.rules import paperless as rules
from onedoor.programme.terms.paperless import (
    Basis,
    Counter,
    Days,
    Measure,
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
        found, rules.stand(found, today), rules.next_day(found, today), None, (), history,
        leads and found.days.last >= today,
    )  # fmt: skip


def services_online(agency: str, on: date) -> dict[str, Definition]:
    """What that agency decides and people can file online, by procedure."""
    return online_anywhere([agencies.agency(agency).kind.value], on)


def online_anywhere(kinds: Iterable[str], on: date) -> dict[str, Definition]:
    """What agencies of those kinds decide and people can file online, by procedure."""
    return {name: one for name, one in _decided(frozenset(kinds), on).items() if is_online(one)}


def services_at(agency: str, on: date) -> dict[str, Definition]:
    """What that agency decides, by procedure."""
    return _decided(frozenset({agencies.agency(agency).kind.value}), on)


def _decided(kinds: frozenset[str], on: date) -> dict[str, Definition]:
    found = (catalogue.current_version(card.procedure, on).definition for card in catalogue.services(on=on))
    return {one.procedure: one for one in found if one.authority.kind.value in kinds}


def is_online(definition: Definition) -> bool:
    """Whether it can be filed online."""
    return any(rule.channel is Channel.ONLINE for rule in definition.channels)


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
