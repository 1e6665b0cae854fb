"""One difference: what happened, its lawful ways out with their consequences, and what came of it."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.base.errors import ConnectorError, NotAllowed, NotFound, Refusal
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.office import difference_words
from onedoor.doors.office.differences import resolved_words
from onedoor.doors.office.shown import DECIDES, page
from onedoor.fees import operations, queries
from onedoor.fees.terms import Resolution


@access(DECIDES)
def difference(request: ActorRequest, difference_id: UUID) -> HttpResponse:
    """Shows it; sent, it is resolved that way. A refusal is told on the same page, what was typed is kept."""
    row, _refunds = queries.difference(difference_id, seen_by=request.actor)
    form = Form(request)
    resolution = form.typed("way")
    matched = resolution == Resolution.MATCH
    code = form.text(
        "code", _("Mã hồ sơ"), kind="text", limit=60, width=20,
        missing=_("Hãy ghi mã hồ sơ mà tiền này trả cho.") if matched else "",
    )  # fmt: skip
    form.fields["code"] = replace(form.fields["code"], required=True)
    if form.sent and resolution not in {one.value for one in Resolution}:
        form.fail(_("Hãy chọn một cách xử lý."))
    if form.ready and _resolves(form, row.id, Resolution(resolution), code, request):
        return redirect("office:difference", difference_id)
    row, refunds = queries.difference(difference_id, seen_by=request.actor)
    context = {
        "row": row,
        "refunds": refunds,
        "happened": difference_words.happened(row),
        "ways": difference_words.ways(row),
        "how": resolved_words(row.resolution),
        "form": form,
        "errors": form.errors,
    }
    return page(request, "difference.html", context, status=409 if form.errors else 200)


def _resolves(form: Form, difference_id: UUID, resolution: Resolution, code: str, request: ActorRequest) -> bool:
    try:
        operations.resolve(difference_id, resolution, by=request.actor, code=code)
    except NotAllowed:
        raise
    except NotFound:
        form.fail(_("Không có khoản nào đang chờ nộp của hồ sơ mã này. Hãy xem lại mã."), "code")
    except Refusal as refusal:
        form.fail(sentence(refusal), "code" if resolution is Resolution.MATCH else "")
    except ConnectorError:
        form.fail(_("Cổng thanh toán chưa trả lời. Chưa có gì thay đổi; hãy thử lại sau ít phút."))
    else:
        asked = resolution is Resolution.ASK_AGAIN
        request.session["office_told"] = _("Đã hỏi lại.") if asked else _("Đã xử lý chênh lệch.")
        return True
    return False
