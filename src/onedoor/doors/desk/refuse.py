"""Refuse to receive a dossier, with a legal reason the person is told."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from onedoor.base.actor import Role
from onedoor.doors.desk.acting import acting
from onedoor.doors.desk.case import case_to_act_on
from onedoor.doors.desk.words import GROUNDS
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.form import Form
from onedoor.dossiers import operations


@access(OFFICER(Role.RECEIVER))
def refuse(request: ActorRequest, code: str) -> HttpResponse:
    """The reasons for which the law lets an officer refuse, and a text of their own."""
    case = case_to_act_on(request, code)
    form = Form(request)
    ground = form.choice(
        "ground",
        _("Vì sao không tiếp nhận?"),
        (Choice(key, str(label)) for key, label in GROUNDS.items()),
        missing=_("Hãy chọn lý do không tiếp nhận."),
    )
    legal_basis = form.text(
        "legal_basis",
        pgettext("desk", "Căn cứ pháp lý"),
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
    with override("vi"):  # The refusal is a document: it speaks the legal language, whatever the officer reads.
        reason = text if ground == "other" else f"{GROUNDS.get(ground, '')}. {text}"
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
        context=lambda: {"basis": case.definition.legal_basis},
    )
