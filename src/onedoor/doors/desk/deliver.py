"""Deliver the result and close the dossier."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.base.actor import Role
from onedoor.doors.desk.acting import acting
from onedoor.doors.desk.case import case_of
from onedoor.doors.desk.words import MANNERS
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.form import Form
from onedoor.dossiers import operations
from onedoor.dossiers.terms import DocumentKind


@access(OFFICER(Role.RECEIVER, Role.CLERK))
def deliver(request: ActorRequest, code: str) -> HttpResponse:
    """How the result reached the person."""
    case = case_of(request, code)
    form = Form(request)
    manner = form.choice(
        "manner",
        _("Kết quả đến tay người nộp bằng cách nào?"),
        (Choice(key, str(label)) for key, label in MANNERS.items()),
        missing=_("Hãy chọn cách trả kết quả."),
        start="online" if case.view.channel == "online" else "",
    )
    return acting(
        request,
        case,
        form,
        "deliver",
        lambda: operations.deliver(code, by=request.actor, manner=manner, row_version=form.row_version),
        done=_("Đã trả kết quả hồ sơ %(code)s.") % {"code": code},
        more=_("Hồ sơ đã khép lại."),
        context=lambda: {"results": [row for row in case.view.documents if row.kind is DocumentKind.RESULT]},
    )
