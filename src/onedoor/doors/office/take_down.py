"""Taking a picture down, by a probe or an expert: its bytes go, its digest, date and the reason stay."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.base.errors import NotFound, Refusal
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.office.assessment_words import RUNS
from onedoor.doors.office.shown import page
from onedoor.quality import operations, queries


@access(RUNS)
def take_down(request: ActorRequest, picture_id: UUID) -> HttpResponse:
    """Why; for auditors of an agency that runs the measuring. One that is gone says what became of it."""
    found, form = queries.to_take_down(picture_id, seen_by=request.actor), Form(request)
    reason = form.text(
        "reason", _("Vì sao gỡ"), missing=_("Hãy ghi lý do."), limit=300, rows=3,
        hint=_("Ai cũng đọc được câu này ở chỗ của ảnh. Đừng ghi tên hay dữ liệu của người trong ảnh."),
    )  # fmt: skip
    if form.ready and found.removed is None:
        try:
            operations.take_down(picture_id, reason, by=request.actor)
        except NotFound:
            raise
        except Refusal as refusal:
            form.fail(sentence(refusal))
        else:
            request.session["office_told"] = _("Đã gỡ ảnh. Mã SHA-256, ngày và lý do được giữ lại.")
            return redirect("office:take_down", picture_id)
    context = {"found": found, "form": form, "errors": form.errors}
    return page(request, "take_down.html", context, status=400 if form.errors else 200)
