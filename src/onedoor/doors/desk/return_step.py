"""Return a dossier to the stage before, with the reason."""

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.base.actor import Role
from onedoor.doors.desk.acting import acting
from onedoor.doors.desk.case import case_of
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.dossiers import operations


@access(OFFICER(Role.HANDLER, Role.LEADER))
def return_step(request: ActorRequest, code: str) -> HttpResponse:
    """Says to which stage it goes back; the clock keeps running."""
    case = case_of(request, code)
    form = Form(request)
    remark = form.text(
        "remark",
        _("Vì sao chuyển lại?"),
        missing=_("Hãy ghi vì sao chuyển lại, để bước trước biết phải sửa gì."),
        hint=_("Chỉ cán bộ thấy."),
    )
    before = case.previous_stage
    name = before.title.in_(get_language() or "vi") if before else ""
    return acting(
        request,
        case,
        form,
        "return",
        lambda: operations.return_step(code, by=request.actor, remark=remark, row_version=form.row_version),
        done=_("Đã chuyển hồ sơ %(code)s về bước «%(stage)s».") % {"code": code, "stage": name},
        context=lambda: {"coming": before},
    )
