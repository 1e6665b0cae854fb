"""Yearly plans: what is late and by whom, one's own tasks, of what one was reminded, and every plan that one sees."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.base import clock
from onedoor.base.actor import Role
from onedoor.base.errors import Refusal
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.office.campaign_design import LEADS
from onedoor.doors.office.plan_words import TaskLine, reminded, task_line
from onedoor.doors.office.shown import agency_asked, agency_name, page, stands_in
from onedoor.programme import operations, queries
from onedoor.programme.terms.plans import PlanRow, TaskState

TEMPLATE, EMPTY, FILE = "template", "empty", "file"
LATE_SHOWN, REMINDERS_SHOWN = 20, 10


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan as the list writes it."""

    row: PlanRow
    agency: str
    done: int
    whole: int


@dataclass(frozen=True, slots=True)
class LateBy:
    """How much one person is late with, and how long it has been at most; nobody's name: nobody was given it."""

    person: str
    agency: str
    count: int
    longest: int


@access(OFFICER())
def plans(request: ActorRequest) -> HttpResponse:
    """The list; who is no leader or auditor sees their own tasks alone."""
    by = request.actor
    of = agency_asked(request)
    rows = queries.plans(seen_by=by) if queries.sees_plans(by) else ()
    lines = [
        PlanLine(one, agency_name(one.agency), one.states[TaskState.CARRIED_OUT],
                 sum(one.states.values()) - one.states[TaskState.DROPPED])
        for one in rows
        if stands_in(one.agency, of)
    ]  # fmt: skip
    late = [task_line(one) for one in queries.late_tasks(seen_by=by) if stands_in(one.agency, of)]
    context = {
        "lines": lines,
        "of": agency_name(of),
        "late": late[:LATE_SHOWN],
        "more_late": len(late) - LATE_SHOWN,
        "late_by": late_by(late),
        "own": [task_line(one) for one in queries.own_tasks(seen_by=by)],
        "reminders": [(one, reminded(one)) for one in queries.reminders(seen_by=by, most=REMINDERS_SHOWN)],
        "may_start": by.has(Role.LEADER),
        "sees_plans": queries.sees_plans(by),
    }
    return page(request, "plans.html", context)


def late_by(late: Sequence[TaskLine]) -> list[LateBy]:
    """By whom, who is late with the most first."""
    days: dict[tuple[str, str, str], list[int]] = {}
    for one in late:
        days.setdefault((one.task.focal_name, one.agency, str(one.task.focal)), []).append(one.late)
    found = [LateBy(person, agency, len(of), max(of)) for (person, agency, _id), of in days.items()]
    return sorted(found, key=lambda one: (-one.count, -one.longest, one.agency, one.person))


@access(LEADS)
def plan_new(request: ActorRequest) -> HttpResponse:
    """Start the plan of a year, with the tasks of the programme or empty."""
    form = Form(request)
    this_year = clock.today().year
    year = form.choice("year", _("Năm"), [Choice(f"{one}", f"{one}") for one in (this_year, this_year + 1)],
                       missing=_("Hãy chọn năm."), start=f"{this_year}")  # fmt: skip
    ways = [
        Choice(TEMPLATE, _("20 nhiệm vụ của chương trình"), _("1 đến 13 dựng lại theo báo chí; 14 đến 20 là dự đoán.")),
        Choice(FILE, _("Một tệp Excel")),
        Choice(EMPTY, _("Kế hoạch trống")),
    ]
    begins = form.choice("begins", _("Bắt đầu từ"), ways, missing=_("Hãy chọn một cách."), start=TEMPLATE)
    if form.ready:
        try:
            found = operations.start_plan(int(year), by=request.actor, from_template=begins == TEMPLATE)
        except Refusal as refusal:
            form.fail(sentence(refusal), "year")
        else:
            request.session["office_told"] = _("Đã lập kế hoạch.")
            return redirect("office:plan_file_new" if begins == FILE else "office:plan", found)
    return page(request, "plan_new.html", {"form": form, "errors": form.errors}, status=400 if form.errors else 200)
