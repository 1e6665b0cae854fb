"""Taking tasks from a spreadsheet: it is brought, mended and confirmed; the worker takes what was confirmed."""

import hashlib
from collections.abc import Collection, Mapping
from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock, jobs
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.base.operation import operation
from onedoor.identity import queries as identity
from onedoor.identity.terms import Party
from onedoor.programme import workbook
from onedoor.programme.errors import FileClosed, FileHasNoTasks
from onedoor.programme.models import FileRow, Plan, PlanFile
from onedoor.programme.operations.plans import leads_plan, new_task
from onedoor.programme.queries import brought
from onedoor.programme.rules import headings
from onedoor.programme.terms.plan_files import Column, RowState, RowView, SheetFound

BATCH = 20
_LONGEST = 5_000
_WAITING = (RowState.OPEN, RowState.LEFT_OUT)


@operation
def bring_file(plan_id: UUID, name: str, content: bytes, *, by: Actor, instead_of: UUID | None = None) -> UUID:
    """The rows of the file wait to be looked at; nothing is in the plan yet. The file that it replaces is closed.

    Refuses: NotFound, FileTooLarge, FileTooManyRows, FileNotASpreadsheet, FileHasNoTasks.
    """
    brought.plan_files(plan_id, seen_by=by)
    sheets = workbook.sheets_of(content)  # Nothing is locked while a stranger's file is opened.
    plan = leads_plan(plan_id, by)
    if by.id is None:
        raise NotFound
    found = [headings.found(one) for one in sheets]
    rows = [row for _sheet, of_sheet in found for row in of_sheet]
    if not rows:
        raise FileHasNoTasks(sheets=", ".join(one.name for one in sheets))
    if instead_of is not None:
        _close(_file(instead_of, by))
    made = PlanFile.objects.create(
        plan=plan, name=name[-200:], sha256=hashlib.sha256(content).hexdigest(), brought_by=by.id,
        brought_at=clock.now(), moved_at=clock.now(), sheets=[_told(sheet) for sheet, _rows in found],
    )  # fmt: skip
    FileRow.objects.bulk_create(
        FileRow(
            file=made, position=at, sheet=row.sheet, line=row.line, cells=dict(row.cells), others=row.others,
            state=RowState.OPEN,
        )
        for at, row in enumerate(rows)
    )  # fmt: skip
    audit.record(
        by=by, verb="programme.bring_file", subject=f"plan_file:{made.id}", first=True,
        facts={"plan": str(plan.id), "rows": len(rows), "sha256": made.sha256},
    )  # fmt: skip
    return made.id


@operation
def mend_rows(
    file_id: UUID, cells: Mapping[UUID, Mapping[Column, str]], *, by: Actor, left_out: Collection[UUID] = (),
    back: Collection[UUID] = (),
) -> None:  # fmt: skip
    """Cells say what was typed, be it right or not; rows are left out, or come back. Refuses: NotFound, FileClosed."""
    found = _open(file_id, by)
    named = {*cells, *left_out, *back}
    rows = list(found.rows.select_for_update().filter(id__in=named, state__in=_WAITING))
    for row in rows:
        row.cells |= {column.value: text[:_LONGEST] for column, text in cells.get(row.id, {}).items()}
        if row.id in left_out:
            row.state = RowState.LEFT_OUT
        elif row.id in back:
            row.state = RowState.OPEN
        row.save(update_fields=["cells", "state"])
    _record(found, "mend_rows", by, rows=len(rows))


@operation
def choose_rows(file_id: UUID, *, by: Actor) -> int:
    """Every row that can become a task will, and the worker begins; how many wait. Asked again, it goes on.

    What is in the plan already is left out.

    Refuses: NotFound, FileClosed.
    """
    found = _open(file_id, by)
    view = brought.plan_file(file_id, seen_by=by)
    ready = [one.id for one in view.ready]
    found.rows.filter(id__in=ready, state=RowState.OPEN).update(state=RowState.CHOSEN)
    there = [one.id for one in view.there]
    found.rows.filter(id__in=there, state=RowState.OPEN).update(state=RowState.LEFT_OUT)
    found.chosen_by, found.moved_at = by.id, clock.now()
    found.save(update_fields=["chosen_by", "moved_at"])
    _record(found, "choose_rows", by, rows=len(ready))
    jobs.defer("programme.take_rows", lock=f"plan:{found.plan_id}", file_id=str(found.id))
    return len(ready) + len(view.of(RowState.CHOSEN))


@operation
def take_rows(file_id: UUID) -> int:
    """The next confirmed rows are tasks, each once however often this runs; how many still wait.

    By whom they were confirmed, for that person they are added; who does not lead the plan any more adds nothing.
    """
    found = PlanFile.objects.select_for_update().select_related("plan").get(id=file_id)
    by = identity.actor(Party.OFFICER, found.chosen_by) if found.chosen_by else None
    try:
        plan = leads_plan(found.plan_id, by) if by else None
    except NotFound:
        plan = None
    chosen = found.rows.filter(state=RowState.CHOSEN)
    if by is None or plan is None:
        chosen.update(state=RowState.OPEN)
        return 0
    known = brought.known_of(plan, by)
    for row in brought.views(chosen.order_by("position")[:BATCH], known):
        _take(row, plan, found, by)
    found.moved_at = clock.now()
    found.save(update_fields=["moved_at"])
    return chosen.count()


@operation
def close_file(file_id: UUID, *, by: Actor) -> None:
    """Nothing more is taken from the file; its rows stay readable. Refuses: NotFound, FileClosed."""
    found = _open(file_id, by)
    _close(found)
    _record(found, "close_file", by)


def _take(row: RowView, plan: Plan, found: PlanFile, by: Actor) -> None:
    """The row is a task; one that cannot be any more waits for somebody again."""
    if row.judged.wanted is None or row.judged.there:
        FileRow.objects.filter(id=row.id).update(state=RowState.OPEN)
        return
    task = new_task(plan, row.judged.wanted, by, task_id=row.id, file=str(found.id))
    FileRow.objects.filter(id=row.id).update(state=RowState.TAKEN, task=task)


def _file(file_id: UUID, by: Actor) -> PlanFile:
    found = brought.files_seen(by).select_for_update().filter(id=file_id).first()
    if found is None:
        raise NotFound
    return found


def _open(file_id: UUID, by: Actor) -> PlanFile:
    found = _file(file_id, by)
    if found.closed_at is not None:
        raise FileClosed
    return found


def _close(found: PlanFile) -> None:
    """What the worker has not taken yet waits for ever."""
    found.rows.filter(state=RowState.CHOSEN).update(state=RowState.OPEN)
    found.closed_at = found.closed_at or clock.now()
    found.save(update_fields=["closed_at"])


def _told(sheet: SheetFound) -> dict[str, object]:
    return {
        "name": sheet.name, "columns": {column.value: at for column, at in sheet.columns.items()},
        "unknown": list(sheet.unknown), "hidden": sheet.hidden,
    }  # fmt: skip


def _record(found: PlanFile, verb: str, by: Actor, **facts: int) -> None:
    audit.record(by=by, verb=f"programme.{verb}", subject=f"plan_file:{found.id}", facts=facts)
