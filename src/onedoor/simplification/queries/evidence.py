"""The evidence of one procedure in a period: what is held already, what nothing reads, and what it all costs people."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.db.models import Count, Q

from onedoor.base.actor import Actor
from onedoor.base.shares import wilson
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue.terms import Component, Definition, Field, Mark, VersionRow
from onedoor.dossiers import queries as dossiers
from onedoor.dossiers.terms.handed import HandedCounts
from onedoor.simplification.models import Check
from onedoor.simplification.pack_files import costs, essential, uses_in
from onedoor.simplification.queries.sources import asked_in
from onedoor.simplification.rules.held import factor, lacking, saving
from onedoor.simplification.terms.costs import Act, Burden, CostLine, Costs
from onedoor.simplification.terms.spared import Asked, Evidence, Held, PartKind, Tally, Unread

_LISTED = 200
"""Dossiers of a procedure that are read for its line in the list; its own page reads more."""


def evidence(procedure: str, first: date, last: date, *, seen_by: Actor) -> Evidence:
    """What the dossiers filed in the period say of the version in force on its last day. Refuses: NotFound."""
    counts = dossiers.handed_counts(procedure, first, last, seen_by=seen_by)
    return _of(catalogue.current_version(procedure, last), counts, (last - first).days + 1, seen_by)


def opportunities(first: date, last: date, *, seen_by: Actor) -> tuple[Evidence, ...]:
    """Every procedure in force of which dossiers were filed: the essential first, then by what could be saved.

    Refuses: NotFound.
    """
    found = []
    for procedure in dossiers.procedures_filed(first, last, seen_by=seen_by):
        version = next((one for one in catalogue.versions(procedure) if _in_force(one, last)), None)
        if version is not None:
            counts = dossiers.handed_counts(procedure, first, last, seen_by=seen_by, most=_LISTED)
            found.append(_of(version, counts, (last - first).days + 1, seen_by))
    return tuple(sorted(found, key=lambda one: (one.essential is None, -one.saving, -one.burden.yearly, one.procedure)))


def part_of(definition: Definition, part: str) -> Field | Component | None:
    """The question or paper of that id."""
    return definition.field(part) or next((one for one in definition.components if one.id == part), None)


def _in_force(version: VersionRow, on: date) -> bool:
    return version.valid_from <= on and (version.valid_to is None or version.valid_to >= on)


def _of(version: VersionRow, counts: HandedCounts, days: int, seen_by: Actor) -> Evidence:
    told, definition = costs(), version.definition
    yearly = factor(days) * (counts.total / counts.n if counts.n else 1.0)
    one = essential().get(version.procedure)
    return Evidence(
        procedure=version.procedure,
        version=version.number,
        total=counts.total,
        n=counts.n,
        held=_held(definition, counts, yearly, told, tallies(version.procedure, seen_by=seen_by)),
        unread=_unread(definition, counts, yearly, told),
        burden=_burden(definition, counts, yearly, told),
        essential=one.number if one else None,
    )


def tallies(procedure: str, *, seen_by: Actor) -> Mapping[tuple[str, str], Tally]:
    """By part and source what comparisons found at the agencies that the actor sees. Refuses: NotFound."""
    reach = dossiers.reach_of(seen_by)
    found = Check.objects.filter(procedure=procedure)
    if reach:
        found = found.filter(Q(agency=reach) | Q(agency__startswith=f"{reach}."))
    rows = found.values_list("part", "source").annotate(
        looked=Count("id"),
        known=Count("id", filter=Q(found=True)),
        compared=Count("id", filter=Q(same__isnull=False)),
        alike=Count("id", filter=Q(same=True)),
        ours=Count("id", filter=Q(issued=True)),
    )
    return {(part, source): Tally(*numbers) for part, source, *numbers in rows.order_by()}


def _held(
    definition: Definition, counts: HandedCounts, yearly: float, told: Costs, known: Mapping[tuple[str, str], Tally]
) -> tuple[Held, ...]:
    rows = []
    for asked in asked_in(definition):
        tally = known.get((asked.part, asked.source), Tally())
        by_hand = counts.by_hand.get(asked.part, 0)
        minutes, money = effort_of(definition, asked, told)
        hit, match = wilson(tally.found, tally.looked), wilson(tally.same, tally.compared)
        saved = saving(by_hand * yearly, hit.value, match.value, minutes, told.rate.amount, money)
        rows.append(
            Held(
                asked=asked, by_hand=by_hand, spared=counts.served.get(asked.part, 0), tally=tally, hit=hit,
                match=match, minutes=minutes, money=money, saving=saved if tally.compared else None,
                lack=lacking(asked, tally),
            )
        )  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (row.lack is not None, -(row.saving or 0), -row.by_hand)))


def effort_of(definition: Definition, asked: Asked, told: Costs) -> tuple[float, int]:
    """Minutes and đồng that handing in this paper, or answering this question, costs each time."""
    if asked.kind is PartKind.PAPER:
        paper = told.paper(definition.procedure, asked.part)
        return paper.minutes, paper.money
    field = definition.field(asked.part)
    return (told.answers.minutes.get(field.type, 0.0) if field else 0.0), 0


def _unread(definition: Definition, counts: HandedCounts, yearly: float, told: Costs) -> tuple[Unread, ...]:
    rows = []
    for name, reads in uses_in(definition).items():
        field = definition.field(name)
        if reads or field is None:
            continue
        minutes = told.answers.minutes.get(field.type, 0.0)
        by_hand = counts.by_hand.get(name, 0)
        saved = saving(by_hand * yearly, 1, 1, minutes, told.rate.amount, 0)
        rows.append(Unread(name, counts.answered.get(name, 0), by_hand, counts.n, minutes, saved))
    return tuple(sorted(rows, key=lambda row: -row.saving))


def _burden(definition: Definition, counts: HandedCounts, yearly: float, told: Costs) -> Burden:
    lines = (*_filling(definition, counts, told), *_acts(definition, counts, told))
    return Burden(counts.n, yearly, told.rate.amount, lines)


def _filling(definition: Definition, counts: HandedCounts, told: Costs) -> Iterator[CostLine]:
    """All questions together: minutes of those that people answered themselves, as a mean of a dossier."""
    fields = [field for page in definition.pages for field in page.fields]
    minutes = sum(counts.by_hand.get(one.id, 0) * told.answers.minutes.get(one.type, 0.0) for one in fields)
    each = minutes / counts.n if counts.n else 0.0
    yield CostLine(Act.FILL, "", counts.n, each, 0, told.answers.mark, told.answers.why)


def _acts(definition: Definition, counts: HandedCounts, told: Costs) -> Iterator[CostLine]:
    for part in definition.components:
        paper, times = told.paper(definition.procedure, part.id), counts.by_hand.get(part.id, 0)
        if times:
            yield CostLine(Act.PAPER, part.id, times, paper.minutes, paper.money, paper.mark, paper.why)
    visit = told.visit
    yield CostLine(Act.VISIT, "", counts.at_counter, visit.minutes, visit.money, visit.mark, visit.why)
    each = counts.due / counts.n if counts.n else 0.0
    yield CostLine(Act.PAY, "", counts.n, 0, each, Mark.FOUND)
