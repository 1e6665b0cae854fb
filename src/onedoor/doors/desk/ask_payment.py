"""Ask the person to pay what is due."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.base.actor import Role
from onedoor.catalogue import rules as catalogue_rules
from onedoor.doors.desk.acting import acting
from onedoor.doors.desk.case import case_of
from onedoor.doors.desk.form import Form
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.dossiers import operations


@access(OFFICER(Role.RECEIVER))
def ask_payment(request: ActorRequest, code: str) -> HttpResponse:
    """Shows each line of what is due."""
    case = case_of(request, code)
    form = Form(request)
    view = case.view
    lines = catalogue_rules.applicable_fees(case.definition, view.answers, view.channel, case.filed_on)
    return acting(
        request,
        case,
        form,
        "ask_payment",
        lambda: operations.ask_payment(code, by=request.actor, row_version=form.row_version),
        done=_("Đã yêu cầu nộp phí cho hồ sơ %(code)s.") % {"code": code},
        more=_("Thời hạn giải quyết tạm dừng đến khi nhận được tiền."),
        context=lambda: {"lines": tuple(lines)},
    )
