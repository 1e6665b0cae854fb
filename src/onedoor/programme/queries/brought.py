"""Files from which tasks are taken: for the leader of the agency whose plan it is."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.identity import queries as identity
from onedoor.programme import models
from onedoor.programme.queries.assigned import offered
from onedoor.programme.queries.planned import plans_seen
from onedoor.programme.rules import planning, taking
from onedoor.programme.rules.headings import words_of
from onedoor.programme.terms.plan_files import (
    Column,
    FileLine,
    FileView,
    Known,
    RowFound,
    RowState,
    RowView,
    SheetFound,
)

_RESTS = timedelta(minutes=3)
"""A killed worker's job runs again within two; when nothing has moved for longer, somebody may ask again."""


def plan_files(plan_id: UUID, *, seen_by: Actor) -> tuple[FileLine, ...]:
    """The files of a plan, the newest first. Refuses: NotFound."""
    plan = _plan(plan_id, seen_by)
    return tuple(_line(row, _states(row)) for row in plan.files.order_by("-brought_at"))


def plan_file(file_id: UUID, *, seen_by: Actor) -> FileView:
    """One file with its rows, each judged now. Refuses: NotFound."""
    row = files_seen(seen_by).select_related("plan").filter(id=file_id).first()
    if row is None:
        raise NotFound
    known = known_of(row.plan, seen_by)
    states = _states(row)
    resting = bool(states[RowState.CHOSEN]) and clock.now() - row.moved_at > _RESTS
    return FileView(
        _line(row, states), row.plan_id, row.plan.agency, row.plan.year, tuple(map(_sheet, row.sheets)),
        views(row.rows.order_by("position"), known), row.moved_at, resting,
    )  # fmt: skip


def files_seen(seen_by: Actor) -> QuerySet[models.PlanFile]:
    """Those of the plans that the actor leads. Refuses: NotFound."""
    plans = [one.id for one in plans_seen(seen_by) if planning.may_change(one.agency, seen_by)]
    return models.PlanFile.objects.filter(plan__in=plans)


def known_of(plan: models.Plan, seen_by: Actor) -> Known:
    """What the rows of that plan's files are held against."""
    people: defaultdict[str, set[UUID]] = defaultdict(set)
    for one in identity.officers(plan.agency, seen_by=seen_by):
        for name in taking.names_of(one.name):
            people[name].add(one.id)
        people[str(one.id)].add(one.id)  # Chosen from a list, where names are not enough.
    tasks = {
        taking.key_of(title, due_on): number
        for number, title, due_on in plan.tasks.values_list("number", "title", "due_on")
    }
    return Known(plan.year, {name: tuple(ids) for name, ids in people.items()}, _indicators(), tasks)


def views(rows: QuerySet[models.FileRow], known: Known) -> tuple[RowView, ...]:
    """The rows as they stand; those that wait for somebody or the worker are judged, one after the other."""
    read = list(rows.select_related("task"))
    found = {row.id: _found(row) for row in read}
    waiting = [row for row in read if row.state in (RowState.OPEN, RowState.CHOSEN)]
    judged = dict(
        zip([row.id for row in waiting], taking.judged([found[row.id] for row in waiting], known), strict=True)
    )
    nothing = taking.NOTHING
    return tuple(
        RowView(
            row.id, found[row.id], RowState(row.state), judged.get(row.id, nothing), row.task.number if row.task else 0
        )
        for row in read
    )


def _plan(plan_id: UUID, seen_by: Actor) -> models.Plan:
    found = plans_seen(seen_by).filter(id=plan_id).first()
    if found is None or not planning.may_change(found.agency, seen_by):
        raise NotFound
    return found


def _indicators() -> Mapping[str, tuple[str, int]]:
    """Each indicator by its name, its code and its titles; the newest version of each."""
    found: dict[str, tuple[str, int]] = {}
    for one in offered():
        for said in (
            one.id,
            one.name,
            one.title.vi,
            one.title.en,
            f"{one.id} {one.title.vi}",
            f"{one.id} {one.title.en}",
        ):
            found.setdefault(words_of(said), (one.id, one.version))
    return found


def _states(row: models.PlanFile) -> Mapping[RowState, int]:
    counted = dict(row.rows.values_list("state").annotate(n=Count("id")))
    return {state: counted.get(state, 0) for state in RowState}


def _line(row: models.PlanFile, states: Mapping[RowState, int]) -> FileLine:
    return FileLine(row.id, row.name, row.brought_at, states, row.closed_at is not None)


def _found(row: models.FileRow) -> RowFound:
    cells = {Column(name): str(text) for name, text in row.cells.items()}
    return RowFound(row.sheet, row.line, cells, tuple((str(name), str(text)) for name, text in row.others))


def _sheet(told: Mapping[str, Any]) -> SheetFound:
    columns = {Column(name): str(at) for name, at in told["columns"].items()}
    return SheetFound(told["name"], columns, tuple(told["unknown"]), told["hidden"])
