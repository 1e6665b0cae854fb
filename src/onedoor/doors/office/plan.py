"""One plan: a board by state, its course through the year, and the minutes of its meetings."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.base import clock
from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.form import Form
from onedoor.doors.office.campaign_design import LEADS
from onedoor.doors.office.gantt import gantt
from onedoor.doors.office.paging import paged
from onedoor.doors.office.plan_words import TASK_STATES, TaskLine, task_line, task_title
from onedoor.doors.office.shown import MEASURES, agency_name, page
from onedoor.programme import operations, queries
from onedoor.programme.terms.plan_files import FileLine, RowState
from onedoor.programme.terms.plans import Minutes, TaskState

_CARDS = 12


@dataclass(frozen=True, slots=True)
class Column:
    """The tasks in one state."""

    title: str
    count: int
    lines: tuple[TaskLine, ...]
    """Those due first; of a long plan the rest is in the table."""


@access(MEASURES)
def plan(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    """Its page. Refuses: NotFound."""
    view = queries.plan(plan_id, seen_by=request.actor)
    lines = [task_line(one, view.effects[one.id]) for one in view.tasks]
    shown = paged(lines, request, anchor="all")
    board = [_column(state, lines) for state in TASK_STATES]
    context = {
        "view": view,
        "agency": agency_name(view.agency),
        "paged": shown,
        "board": [one for one in board if one.lines or one is not board[-1]],
        "late": sum(1 for one in lines if one.late),
        "done": sum(1 for one in view.tasks if one.state is TaskState.CARRIED_OUT),
        "whole": sum(1 for one in view.tasks if one.state is not TaskState.DROPPED),
        "files": _unfinished(plan_id, request) if view.may_change else (),
        "gantt": gantt(shown.rows, clock.today()),
    }
    return page(request, "plan.html", context)


def _column(state: TaskState, lines: list[TaskLine]) -> Column:
    found = sorted(
        (one for one in lines if one.task.state is state), key=lambda one: (one.task.due_on, one.task.number)
    )
    return Column(str(TASK_STATES[state]), len(found), tuple(found[:_CARDS]))


def _unfinished(plan_id: UUID, request: ActorRequest) -> list[FileLine]:
    """Files of which something still waits."""
    files = queries.plan_files(plan_id, seen_by=request.actor)
    return [one for one in files if not one.closed and (one.states[RowState.OPEN] or one.states[RowState.CHOSEN])]


@access(LEADS)
def meeting_new(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    """Write the minutes of a meeting. Refuses: NotFound."""
    view = queries.plan(plan_id, seen_by=request.actor)
    if not view.may_change:
        raise NotFound
    form = Form(request)
    held_on = form.day("held", _("Họp ngày"), missing=_("Hãy ghi ngày."), start=clock.today())
    present = form.text("present", _("Có mặt"), missing=_("Hãy ghi ai có mặt."), rows=3, limit=2000)
    agreed = form.text("agreed", _("Đã thống nhất"), missing=_("Hãy ghi điều đã thống nhất."), rows=8, limit=10_000)
    chosen = form.several(
        "tasks", _("Về những việc nào"),
        [Choice(f"{one.number}", f"{one.number}. {task_title(one)}") for one in view.tasks], missing="",
    )  # fmt: skip
    if held_on is not None and held_on > clock.today():
        form.fail(_("Ngày họp không thể ở sau hôm nay."), "held")
    if form.ready and held_on is not None:
        minutes = Minutes(held_on, present, agreed, tuple(int(one) for one in chosen))
        operations.keep_minutes(plan_id, minutes, by=request.actor)
        request.session["office_told"] = _("Đã lưu biên bản.")
        return redirect("office:plan", plan_id)
    context = {"form": form, "errors": form.errors, "view": view, "agency": agency_name(view.agency)}
    return page(request, "meeting_new.html", context, status=400 if form.errors else 200)
