"""Forward a dossier to the next stage of its route."""

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.base.actor import Role
from onedoor.doors.desk.acting import acting
from onedoor.doors.desk.case import case_to_act_on
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.dossiers import operations


@access(OFFICER(Role.RECEIVER, Role.HANDLER, Role.LEADER))
def forward(request: ActorRequest, code: str) -> HttpResponse:
    """Says which stage comes, who works there and how long they have."""
    case = case_to_act_on(request, code)
    form = Form(request)
    remark = form.text("remark", _("Lời nhắn cho bước sau"), rows=4, hint=_("Chỉ cán bộ thấy."))
    return acting(
        request,
        case,
        form,
        "forward",
        lambda: operations.forward(code, by=request.actor, remark=remark, row_version=form.row_version),
        done=lambda stage: (
            _("Đã chuyển hồ sơ %(code)s sang bước «%(stage)s».")
            % {"code": code, "stage": stage.title.in_(get_language() or "vi") if stage else ""}
        ),
        context=lambda: {"coming": case.next_stage},
    )
