"""Take what is due at the counter: in cash or by card, exactly, with the receipt at once."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from onedoor.base.actor import Role
from onedoor.doors.desk.acting import acting
from onedoor.doors.desk.case import case_to_act_on
from onedoor.doors.desk.money_shown import money_of
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.form import Form
from onedoor.dossiers import operations
from onedoor.fees.terms import Manner


@access(OFFICER(Role.RECEIVER))
def record_payment(request: ActorRequest, code: str) -> HttpResponse:
    """The manner, the amount, which must be what is due, and of a card the number of its slip."""
    case = case_to_act_on(request, code)
    form = Form(request)
    manner, amount, slip = _typed(form)
    return acting(
        request,
        case,
        form,
        "record_payment",
        lambda: operations.record_payment(
            code,
            by=request.actor,
            amount=amount,
            reference=slip,
            manner=Manner(manner),
            row_version=form.row_version,
        ),
        done=_("Đã thu tiền của hồ sơ %(code)s.") % {"code": code},
        more=_("Biên lai điện tử đã được lập; mở và in ở mục Phí, lệ phí."),
        context=lambda: {"money": money_of(case)},
    )


def _typed(form: Form) -> tuple[str, int, str]:
    manner = form.choice(
        "manner",
        _("Người nộp trả bằng"),
        [Choice(Manner.CASH, pgettext("desk", "Tiền mặt")), Choice(Manner.CARD, pgettext("desk", "Thẻ"))],
        missing=_("Hãy chọn tiền mặt hoặc thẻ."),
        start=Manner.CASH,
    )
    typed = form.text(
        "amount", _("Số tiền đã nhận"), kind="text", limit=15, width=10, input_mode="numeric",
        missing=_("Hãy ghi số tiền đã nhận."), hint=_("Bằng đồng. Ví dụ: 50.000"),
    )  # fmt: skip
    slip = form.text(
        "slip", _("Số hoá đơn của máy thẻ"), kind="text", limit=40, width=20,
        hint=_("Chỉ cần khi trả bằng thẻ: số in trên hoá đơn của máy."),
    )  # fmt: skip
    if form.sent and manner == Manner.CARD and not slip:
        form.fail(_("Hãy ghi số trên hoá đơn của máy thẻ."), "slip")
    digits = typed.replace(".", "").replace(" ", "").replace("\u00a0", "")
    amount = int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 15 else -1
    if form.sent and typed and amount < 0:
        form.fail(_("Số tiền chỉ gồm chữ số và dấu chấm. Ví dụ: 50.000"), "amount")
    return manner, amount, slip
