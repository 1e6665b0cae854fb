"""Refuse to receive a dossier, with a legal reason the person is told."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.base.actor import Role
from onedoor.doors.desk.acting import acting
from onedoor.doors.desk.case import case_of
from onedoor.doors.desk.form import Form
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.components import Choice
from onedoor.dossiers import operations


@access(OFFICER(Role.RECEIVER))
def refuse(request: ActorRequest, code: str) -> HttpResponse:
    """The reasons for which the law lets an officer refuse, and a text of their own."""
    case = case_of(request, code)
    form = Form(request)
    grounds = {
        "authority": _("Không thuộc thẩm quyền giải quyết của cơ quan này"),
        "subject": _("Người nộp không thuộc đối tượng của thủ tục"),
        "conditions": _("Hồ sơ không đáp ứng điều kiện mà pháp luật quy định"),
        "duplicate": _("Đã có hồ sơ cùng nội dung đang được giải quyết"),
        "untrue": _("Giấy tờ trong hồ sơ không còn giá trị hoặc có dấu hiệu không đúng sự thật"),
        "other": _("Lý do khác, nêu rõ bên dưới"),
    }
    ground = form.choice(
        "ground",
        _("Vì sao không tiếp nhận?"),
        (Choice(key, label) for key, label in grounds.items()),
        missing=_("Hãy chọn lý do không tiếp nhận."),
    )
    legal_basis = form.text(
        "legal_basis",
        _("Căn cứ pháp lý"),
        kind="text",
        limit=500,
        missing=_("Hãy ghi căn cứ pháp lý: văn bản và điều khoản."),
        hint=_("Ghi văn bản và điều, khoản. In trên phiếu từ chối."),
    )
    text = form.text(
        "reason",
        _("Giải thích cho người nộp"),
        missing=_("Hãy giải thích để người nộp biết phải làm gì tiếp."),
        hint=_("Viết ngắn, dễ hiểu: vì sao, và người nộp nên làm gì, đến đâu."),
    )
    reason = text if ground == "other" else f"{grounds.get(ground, '')}. {text}"
    return acting(
        request,
        case,
        form,
        "refuse",
        lambda: operations.refuse(
            code, by=request.actor, reason=reason, legal_basis=legal_basis, row_version=form.row_version
        ),
        done=_("Đã từ chối tiếp nhận hồ sơ %(code)s.") % {"code": code},
        more=_("Người nộp đã được báo, kèm phiếu từ chối."),
        context={"basis": case.definition.legal_basis},
    )
