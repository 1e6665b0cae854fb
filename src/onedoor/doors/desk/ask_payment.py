"""Ask the person to pay what is due."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.base.actor import Role
from onedoor.doors.desk.acting import acting
from onedoor.doors.desk.case import case_of
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.fee_lines import fee_lines
from onedoor.doors.frame.form import Form
from onedoor.dossiers import operations
from onedoor.fees import queries as fees


@access(OFFICER(Role.RECEIVER))
def ask_payment(request: ActorRequest, code: str) -> HttpResponse:
    """Shows each line of what is due."""
    case = case_of(request, code)
    form = Form(request)
    view = case.view
    due = fees.assessed(case.definition, view.answers, channel=view.channel, filed_on=case.filed_on, agency=view.agency)
    return acting(
        request,
        case,
        form,
        "ask_payment",
        lambda: operations.ask_payment(code, by=request.actor, row_version=form.row_version),
        done=_("Đã yêu cầu nộp phí cho hồ sơ %(code)s.") % {"code": code},
        more=_("Thời hạn giải quyết tạm dừng đến khi nhận được tiền."),
        context=lambda: {"lines": fee_lines(due, case.definition)},
    )
