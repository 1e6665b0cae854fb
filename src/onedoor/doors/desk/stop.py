"""Stop a dossier whose supplement stayed unanswered beyond its time."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.base import clock
from onedoor.base.actor import Role
from onedoor.doors.desk.acting import acting, not_now
from onedoor.doors.desk.case import case_of
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.dossiers import operations

_REASON = "Quá thời hạn bổ sung mà chưa nhận được bổ sung."
"""What is usually said, in the legal language."""


@access(OFFICER(Role.RECEIVER, Role.HANDLER))
def stop(request: ActorRequest, code: str) -> HttpResponse:
    """Only once the time to answer is over; until then the page says when that will be."""
    case = case_of(request, code)
    form = Form(request)
    reason = form.text(
        "reason",
        _("Vì sao dừng?"),
        missing=_("Hãy ghi lý do dừng; người nộp sẽ đọc lý do này."),
        start=_REASON,
        hint=_("In trên phiếu gửi người nộp."),
    )
    asked = case.open_supplement
    if asked is not None and clock.now() <= asked.answer_due_at:
        return not_now(request, case, "stop", form)
    return acting(
        request,
        case,
        form,
        "stop",
        lambda: operations.stop(code, by=request.actor, reason=reason, row_version=form.row_version),
        done=_("Đã dừng giải quyết hồ sơ %(code)s.") % {"code": code},
        more=_("Người nộp đã được báo."),
        context=lambda: {"asked": asked},
    )
