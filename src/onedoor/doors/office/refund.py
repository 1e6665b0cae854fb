"""Give back part or all of what was paid for a due."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.base.errors import NotAllowed, NotFound, Refusal
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.frame.templatetags.frame import money
from onedoor.doors.office.shown import DECIDES, page
from onedoor.fees import operations, queries, rules
from onedoor.fees.errors import NothingToPay, TooMuch


@access(DECIDES)
def refund(request: ActorRequest, due_id: UUID) -> HttpResponse:
    """The amount, never more than is left, and the reason. Refuses: NotFound."""
    row = queries.due(due_id, seen_by=request.actor)
    if not rules.keeps(request.actor, row.payee):
        raise NotFound
    left = row.amount - row.refunded
    form = Form(request)
    amount, reason = _typed(form, left)
    if form.ready:
        try:
            operations.refund(due_id, by=request.actor, amount=amount, reason=reason)
        except (NotFound, NotAllowed):
            raise
        except NothingToPay:
            form.fail(_("Khoản này chưa được nộp, nên chưa có gì để hoàn."))
        except Refusal as refusal:
            form.fail(sentence(refusal), "amount" if isinstance(refusal, TooMuch) else "reason")
        else:
            request.session["office_told"] = _("Đã lập lệnh hoàn %(sum)s.") % {"sum": money(amount)}
            return redirect("office:due", due_id)
    context = {"due": row, "left": left, "form": form, "errors": form.errors}
    return page(request, "refund.html", context, status=400 if form.errors else 200)


def _typed(form: Form, left: int) -> tuple[int, str]:
    typed = form.text(
        "amount", _("Số tiền hoàn"), kind="text", limit=15, width=10, input_mode="numeric",
        missing=_("Hãy ghi số tiền hoàn."), hint=_("Bằng đồng. Ví dụ: 50.000"), start=str(left),
    )  # fmt: skip
    reason = form.text(
        "reason", _("Lý do"), limit=300, rows=3, missing=_("Hãy ghi lý do hoàn."),
        hint=_("Người nộp và người kiểm tra đều đọc được lý do này."),
    )  # fmt: skip
    digits = typed.replace(".", "").replace(" ", "").replace("\u00a0", "")
    if not (digits.isascii() and digits.isdigit()):
        if form.sent and typed:
            form.fail(_("Số tiền chỉ gồm chữ số và dấu chấm. Ví dụ: 50.000"), "amount")
        return 0, reason
    return int(digits[:15]), reason
