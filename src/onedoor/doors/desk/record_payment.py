"""Record that what is due has been paid."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.base.actor import Role
from onedoor.doors.desk.acting import acting
from onedoor.doors.desk.case import case_to_act_on
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.dossiers import operations


@access(OFFICER(Role.RECEIVER))
def record_payment(request: ActorRequest, code: str) -> HttpResponse:
    """The amount and the number of the receipt; the amount must be what is due."""
    case = case_to_act_on(request, code)
    form = Form(request)
    typed = form.text(
        "amount",
        _("Số tiền đã nhận"),
        kind="text",
        limit=15,
        width=10,
        input_mode="numeric",
        missing=_("Hãy ghi số tiền đã nhận."),
        hint=_("Bằng đồng. Ví dụ: 50.000"),
    )
    reference = form.text(
        "reference",
        _("Số biên lai hoặc mã giao dịch"),
        kind="text",
        limit=100,
        missing=_("Hãy ghi số biên lai hoặc mã giao dịch."),
    )
    digits = typed.replace(".", "").replace(" ", "").replace("\u00a0", "")
    amount = int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 15 else -1
    if form.sent and typed and amount < 0:
        form.fail(_("Số tiền chỉ gồm chữ số và dấu chấm. Ví dụ: 50.000"), "amount")
    return acting(
        request,
        case,
        form,
        "record_payment",
        lambda: operations.record_payment(
            code, by=request.actor, amount=amount, reference=reference, row_version=form.row_version
        ),
        done=_("Đã ghi nhận tiền của hồ sơ %(code)s.") % {"code": code},
    )
