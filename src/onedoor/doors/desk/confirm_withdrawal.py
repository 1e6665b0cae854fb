"""Let the person have their dossier back, as they asked."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.base.actor import Role
from onedoor.doors.desk.acting import acting
from onedoor.doors.desk.case import case_of
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.dossiers import operations


@access(OFFICER(Role.RECEIVER, Role.HANDLER))
def confirm_withdrawal(request: ActorRequest, code: str) -> HttpResponse:
    """Shows who asked, when and why; the dossier is stopped then."""
    case = case_of(request, code)
    form = Form(request)
    asked = next((step for step in reversed(case.view.steps) if step.move == "ask_withdrawal"), None)
    return acting(
        request,
        case,
        form,
        "confirm_withdrawal",
        lambda: operations.confirm_withdrawal(code, by=request.actor, row_version=form.row_version),
        done=_("Đã cho rút hồ sơ %(code)s.") % {"code": code},
        more=_("Người nộp đã được báo."),
        context=lambda: {"asked": asked},
    )
