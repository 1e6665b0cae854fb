"""One task: what it is, what it brought about, and its next step."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.office.before_after import before_after
from onedoor.doors.office.plan_words import TASK_VERBS, change_in_words, task_line
from onedoor.doors.office.shown import agency_name, page
from onedoor.programme import operations, queries
from onedoor.programme.rules import interrupted
from onedoor.programme.terms.plans import OPEN_TASKS, TASK_MOVES, TaskState
from onedoor.quality.terms import Unit

_TOLD: dict[str, Promise] = {
    "begin": _("Việc đang được làm."),
    "finish": _("Đã ghi là thực hiện xong. Tác dụng sẽ được xét khi đủ số tháng."),
    "drop": _("Đã ghi là thôi không làm."),
}


@access(OFFICER())
def task(request: ActorRequest, task_id: UUID) -> HttpResponse:
    """Its page. Refuses: NotFound."""
    view = queries.task(task_id, seen_by=request.actor)
    found = view.task
    indicator = queries.indicator_of(found.indicator, found.version)
    to = TASK_MOVES[found.state]
    unit = indicator.unit if indicator else Unit.NUMBER
    months = [one for one in view.series if one.value is not None][-24:]
    context = {
        "view": view, "found": found, "line": task_line(found, view.effect), "indicator": indicator,
        "unit": unit, "change": change_in_words(found, view.effect),
        "fewest": (interrupted.BEFORE, interrupted.AFTER), "sees_plans": queries.sees_plans(request.actor),
        "months": months, "chart": before_after(months, found.done_on, unit),
        "history": [(one, TASK_VERBS.get(one.verb, one.verb), agency_name(one.agency)) for one in view.history],
        "begins": view.may_move and TaskState.DOING in to, "finishes": view.may_move and TaskState.CARRIED_OUT in to,
        "drops": view.may_change and TaskState.DROPPED in to, "changes": view.may_change and found.state in OPEN_TASKS,
    }  # fmt: skip
    return page(request, "task.html", context)


@require_POST
@access(OFFICER())
def task_step(request: ActorRequest, task_id: UUID, doing: str) -> HttpResponse:
    """Begun, carried out or dropped. Refuses: NotFound, TaskOtherState, EvidenceNeeded, ReasonNeeded."""
    typed = request.POST
    match doing:
        case "begin":
            operations.begin_task(task_id, by=request.actor)
        case "finish":
            evidence, link = typed.get("evidence", "")[:4000], typed.get("link", "")[:500]
            operations.finish_task(task_id, evidence, link, by=request.actor)
        case "drop":
            operations.drop_task(task_id, typed.get("reason", "")[:2000], by=request.actor)
        case _:
            raise NotFound
    request.session["office_told"] = str(_TOLD[doing])
    return redirect("office:task", task_id)
