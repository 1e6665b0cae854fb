"""Propose how a dossier should be decided."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.base.actor import Role
from onedoor.doors.desk.acting import acting
from onedoor.doors.desk.case import case_to_act_on
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.form import Form
from onedoor.dossiers import operations
from onedoor.dossiers.terms import Outcome


@access(OFFICER(Role.HANDLER))
def propose(request: ActorRequest, code: str) -> HttpResponse:
    """Grant or reject, with a text for those who decide."""
    case = case_to_act_on(request, code)
    form = Form(request)
    outcome = form.choice(
        "outcome",
        _("Anh/chị đề xuất thế nào?"),
        (
            Choice(Outcome.GRANTED, _("Chấp thuận"), _("Hồ sơ đủ điều kiện; trình ký kết quả.")),
            Choice(Outcome.REJECTED, _("Không chấp thuận"), _("Hồ sơ không đủ điều kiện; phải nêu lý do.")),
        ),
        missing=_("Hãy chọn chấp thuận hay không chấp thuận."),
    )
    text = form.text(
        "text",
        _("Nội dung đề xuất"),
        missing=_("Hãy nêu lý do không chấp thuận.") if outcome == Outcome.REJECTED else "",
        hint=_("Người ký duyệt đọc phần này. Không chấp thuận thì phải nêu lý do và căn cứ."),
    )
    return acting(
        request,
        case,
        form,
        "propose",
        lambda: operations.propose(
            code, by=request.actor, outcome=Outcome(outcome), text=text, row_version=form.row_version
        ),
        done=_("Đã trình đề xuất cho hồ sơ %(code)s.") % {"code": code},
        context=lambda: {"coming": case.next_stage},
    )
