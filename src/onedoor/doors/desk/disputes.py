"""Data that somebody says is wrong: a task for the agency that keeps it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.base.actor import Role
from onedoor.doors.desk.shown import page, tell
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.form import Form
from onedoor.vault import operations, queries
from onedoor.vault.terms import DisputeOutcome

ANSWERS = OFFICER(Role.RECEIVER, Role.HANDLER, Role.LEADER)


@access(ANSWERS)
def disputes(request: ActorRequest) -> HttpResponse:
    """What waits for an answer."""
    return page(request, "disputes.html", {"rows": queries.disputes_waiting(seen_by=request.actor)})


@access(ANSWERS)
def dispute(request: ActorRequest, dispute_id: UUID) -> HttpResponse:
    """What is said to be wrong, and the answer."""
    row = queries.dispute(dispute_id, seen_by=request.actor)
    form = Form(request)
    outcome = form.choice(
        "outcome", _("Sau khi xem lại"),
        (Choice("corrected", _("Dữ liệu sai, đã sửa")), Choice("stands", _("Dữ liệu đúng, giữ nguyên"))),
        missing=_("Hãy chọn một kết luận."),
    )  # fmt: skip
    answer = form.text("answer", _("Trả lời người dân"), missing=_("Hãy viết câu trả lời."), limit=2000, rows=4)
    if form.ready:
        operations.settle_dispute(dispute_id, outcome=DisputeOutcome(outcome), answer=answer, by=request.actor)
        tell(request, _("Đã trả lời. Người dân thấy câu trả lời ngay."))
        return redirect("desk:disputes")
    context = {"row": row, "fields": form.fields, "errors": form.errors}
    return page(request, "dispute.html", context, status=400 if form.errors else 200)
