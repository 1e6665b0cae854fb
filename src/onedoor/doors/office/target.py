"""One target: how it stands, its course, what is below it, and what its head says."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sent import sent
from onedoor.doors.office.campaign_design import LEADS
from onedoor.doors.office.course import course
from onedoor.doors.office.shown import MEASURES, agency_name, page
from onedoor.doors.office.target_words import RECKONINGS, VERBS, line_of, unit_of
from onedoor.programme import operations, queries
from onedoor.programme.terms.targets import TargetRow, TargetState, TargetView

_TOLD: dict[str, Promise] = {
    "confirm": gettext_lazy("Đã xác nhận chỉ tiêu."),
    "object": gettext_lazy("Đã gửi ý kiến. Cơ quan giao sẽ thấy ở trang này."),
    "withdraw": gettext_lazy("Đã rút chỉ tiêu."),
}


@access(MEASURES)
def target(request: ActorRequest, target_id: UUID) -> HttpResponse:
    """Its page. Refuses: NotFound."""
    view = queries.target(target_id, seen_by=request.actor)
    found, unit = view.target, unit_of(view.target)
    form = Form(request)
    form.text("reason", _("Lý do"), rows=3, limit=2000)
    context = {
        "view": view, "found": found, "judged": view.judgement, "line": line_of(_row(view)), "unit": unit,
        "indicator": queries.indicator_of(found.indicator, found.version), "reckoning": RECKONINGS[found.reckoning],
        "given_by": agency_name(found.given_by), "course": course(view, unit),
        "children": [line_of(one) for one in view.children],
        "history": [(one, VERBS.get(one.verb, one.verb), agency_name(one.agency)) for one in view.history],
        "form": form, "answers": view.may_answer and found.state is TargetState.ASSIGNED,
        "confirms": view.may_answer and found.state is TargetState.OBJECTED,
        "withdraws": view.may_withdraw and found.state is not TargetState.WITHDRAWN,
    }  # fmt: skip
    return page(request, "target.html", context)


def _row(view: TargetView) -> TargetRow:
    return TargetRow(view.target, view.judgement)


@access(MEASURES)
def target_pages(request: ActorRequest, target_id: UUID) -> HttpResponse:
    """Its document. Refuses: NotFound."""
    found, pages = queries.target_pages(target_id, seen_by=request.actor)
    return sent(pages, "application/pdf", f"chi-tieu-{found.indicator}-{found.agency}.pdf", inline=False)


@require_POST
@access(LEADS)
def target_step(request: ActorRequest, target_id: UUID, move: str) -> HttpResponse:
    """Confirmed, objected to, or withdrawn. Refuses: NotFound, TargetOtherState, ReasonNeeded."""
    reason = request.POST.get("reason", "")[:2000]
    match move:
        case "confirm":
            operations.confirm_target(target_id, by=request.actor)
        case "object":
            operations.object_to_target(target_id, reason, by=request.actor)
        case "withdraw":
            operations.withdraw_target(target_id, reason, by=request.actor)
        case _:
            raise NotFound
    request.session["office_told"] = str(_TOLD[move])
    return redirect("office:target", target_id)
