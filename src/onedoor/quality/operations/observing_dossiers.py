"""Observing: what dossiers, their messages and the definitions amount to, by agency and procedure."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice

from onedoor.agencies import queries as agencies
from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue.rules import full_process
from onedoor.catalogue.terms import Definition
from onedoor.dossiers import queries as dossiers
from onedoor.identity import queries as identity
from onedoor.notices import queries as notices
from onedoor.quality.rules.once import answers_kept, papers_asked
from onedoor.quality.rules.rolling import Ratio

_AT_ONCE = 500
_WAITS = {"ours": "W3", "citizen": "W4", "other_agency": "W5"}


def of_dossiers(first: date, last: date) -> Iterator[Ratio]:
    """How they went, and how long they waited for whom."""
    decided: dict[tuple[str, str], int] = {}
    for one in dossiers.counted(first, last, seen_by=SYSTEM):
        decided[one.agency, one.procedure] = one.decided
        for indicator, x, n in (
            ("M2", one.right_first, one.decided),
            ("T1", one.in_time, one.decided + one.overdue),
            ("C2", one.alone, one.filed),
            ("K1", one.online, one.filed),
            ("K3", one.electronic, one.granted),
            ("K4", one.reusing, one.filed),
        ):
            yield Ratio(indicator, one.agency, one.procedure, x, n, "dossiers")
        yield Ratio("M7", one.agency, one.procedure, one.trips, one.returned, "dossiers", sampled=False)
    for wait in dossiers.turn_times(first, last, seen_by=SYSTEM):
        if indicator := _WAITS.get(wait.turn, ""):
            n, hours = decided.get((wait.agency, wait.procedure), 0), wait.seconds / 3600
            yield Ratio(indicator, wait.agency, wait.procedure, hours, n, "dossiers", sampled=False)
    yield from _of_units(first, last, decided)


def _of_units(first: date, last: date, decided: Mapping[tuple[str, str], int]) -> Iterator[Ratio]:
    """The waits for an agency, by its units: over all that it decided, so that they add up to the agency's own."""
    places = agencies.unit_places()
    officers = {one: places[unit] for one, unit in identity.units_of_officers(seen_by=SYSTEM).items() if unit in places}
    hours: dict[tuple[str, str], float] = {}
    for one in dossiers.unit_times(first, last, officers, seen_by=SYSTEM):
        hours[one.unit, one.procedure] = one.seconds / 3600
    for unit in sorted({unit for unit, _ in hours}):
        for (agency, procedure), n in decided.items():
            if unit.rpartition(".")[0] == agency:
                held = hours.get((unit, procedure), 0.0)
                yield Ratio("W3", unit, "", held, n, "dossiers", sampled=False, alone=True)


def of_what_was_known(first: date, last: date) -> Iterator[Ratio]:
    """What people were asked for although it was known, and what they let stand of what was filled in for them."""
    for counts in dossiers.spared(first, last, seen_by=SYSTEM):
        definition = catalogue.version(counts.version).definition
        for indicator, of in (("M5", papers_asked), ("C6", answers_kept)):
            x, n = of(definition, counts)
            yield Ratio(indicator, counts.agency, counts.procedure, x, n, "dossiers", people=counts.filed if n else 0)


def of_notices(first: date, last: date) -> Iterator[Ratio]:
    """A move counts as told if a message of its kind is there for it; each message serves one move."""
    moves, before = dossiers.told_moves(first, last, seen_by=SYSTEM), ""
    while some := list(islice(moves, _AT_ONCE)):
        left = dict(notices.told({move.code for move in some}, seen_by=SYSTEM))
        for move in some:
            told = left.get((move.code, move.kind), 0) > 0
            left[move.code, move.kind] = left.get((move.code, move.kind), 0) - told
            yield Ratio("T4", move.agency, move.procedure, told, 1, "notices", people=move.code != before)
            before = move.code


def of_definitions(on: date) -> Iterator[Ratio]:
    """What can be read off what is in force on that day."""
    day = min(on, clock.today())
    for card in catalogue.services(on=day):
        definition = catalogue.current_version(card.procedure, day).definition
        yield Ratio("C1", "", card.procedure, full_process(definition).yes, 1, "catalogue", sampled=False)
        parts = published(definition)
        yield Ratio("T2", "", card.procedure, sum(parts), len(parts), "catalogue", sampled=False)


def published(definition: Definition) -> tuple[bool, ...]:
    """Which of the eleven parts that are to be published a procedure's page has."""
    return (
        bool(definition.route),
        bool(definition.channels),
        bool(definition.components),
        bool(definition.time_limits),
        bool(definition.who_may_file),
        bool(definition.authority),
        bool(definition.results),
        True,  # No line of a fee says that it is free.
        bool(definition.pages),
        bool(definition.eligibility),
        bool(definition.legal_basis),
    )
