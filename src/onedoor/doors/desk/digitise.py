"""Papers of people at the counter: one officer scans the original, another compares the two and certifies."""

from dataclasses import replace
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.base.actor import Role
from onedoor.base.errors import Refusal
from onedoor.doors.desk.shown import page, tell
from onedoor.doors.desk.who import name_and_number
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.brought import checked_file, file_hint, kind_choices
from onedoor.doors.frame.components import Choice, FormField
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sentences import sentence
from onedoor.vault import operations, queries
from onedoor.vault.errors import ReasonNeeded

COUNTER = OFFICER(Role.RECEIVER, Role.CLERK)
CERTIFIES = OFFICER(Role.RECEIVER, Role.CLERK, Role.LEADER)


@access(CERTIFIES)
def digitise(request: ActorRequest) -> HttpResponse:
    """What was scanned here and waits for a second officer."""
    scans = request.actor.has(Role.RECEIVER, Role.CLERK)
    return page(request, "digitise.html", {"rows": queries.to_certify(seen_by=request.actor), "scans": scans})


@access(COUNTER)
def scan(request: ActorRequest) -> HttpResponse:
    """Whose paper, which paper, who issued it, and its scan."""
    form = _scan_form(request)
    given = request.FILES.get("file")
    if form.sent and not isinstance(given, UploadedFile):
        form.fail(_("Hãy chọn tệp quét."), "file")
    elif form.ready and isinstance(given, UploadedFile):
        try:
            content, media_type = checked_file(given)
            operations.scan_for(
                form.typed("number"), form.typed("name").strip(), form.typed("kind"), issuer=form.typed("issuer"),
                file=given.name or "", content=content, media_type=media_type, by=request.actor,
            )  # fmt: skip
            tell(request, _("Đã cất bản quét."), _("Một cán bộ khác so với bản gốc rồi chứng nhận."))
            return redirect("desk:digitise")
        except Refusal as refusal:
            if refusal.status == 404:
                raise
            form.fail(sentence(refusal), "name" if refusal.code.startswith("identity.") else "file")
    context = {"fields": form.fields, "errors": form.errors}
    return page(request, "scan.html", context, status=400 if form.errors else 200)


def _scan_form(request: ActorRequest) -> Form:
    form = Form(request)
    name_and_number(form, _("Họ và tên trên giấy"))
    form.choice(
        "kind", _("Loại giấy"), kind_choices(get_language() or "vi"), missing=_("Hãy chọn loại giấy."), kind="select"
    )
    form.text("issuer", _("Cơ quan, tổ chức cấp"), kind="text", missing=_("Hãy ghi nơi cấp."), limit=300)
    form.fields["kind"] = replace(form.fields["kind"], empty_choice=_("Chọn một loại"))
    form.fields["file"] = FormField(
        "file", _("Bản quét từ bản gốc"), kind="file",
        accept="image/jpeg,image/png,image/webp,application/pdf", hint=file_hint(),
    )  # fmt: skip
    return form


@access(CERTIFIES)
def certify(request: ActorRequest, item_id: UUID) -> HttpResponse:
    """The scan beside the statement to sign; a scan that differs goes back with a reason."""
    view = queries.scanned(item_id, seen_by=request.actor)
    form = Form(request)
    offered = (
        Choice("yes", _("Khớp: chứng nhận bản số hóa")),
        Choice("no", _("Không khớp: trả lại để quét lại")),
    )
    answer = form.choice(
        "answer", _("Bản quét có khớp với bản gốc trên tay anh/chị không?"),
        offered if form.sent or not view.own else offered[1:],
        missing=_("Hãy chọn khớp hay không khớp."),
    )  # fmt: skip
    remark = form.text("remark", _("Ghi chú, hoặc lý do trả lại"), limit=1000, rows=3)
    if form.ready:
        try:
            if answer == "yes":
                operations.certify(item_id, by=request.actor, remark=remark)
                tell(request, _("Đã chứng nhận. Giấy đã vào kho dữ liệu của người dân."))
            else:
                operations.send_back(item_id, by=request.actor, reason=remark)
                tell(request, _("Đã trả lại để quét lại."))
            return redirect("desk:digitise")
        except ReasonNeeded:
            form.fail(_("Hãy ghi lý do trả lại."), "remark")
        except Refusal as refusal:
            if refusal.status == 404:
                raise
            form.fail(sentence(refusal))
    context = {
        "row": view.row,
        "by": view.by,
        "own": view.own,
        "whose": queries.scanned_for(item_id, seen_by=request.actor),
        "document": reverse("desk:scanned_document", args=[item_id]),
        "fields": form.fields,
        "errors": form.errors,
    }
    return page(request, "certify.html", context, status=400 if form.errors else 200)


@access(CERTIFIES)
def scanned_document(request: ActorRequest, item_id: UUID) -> HttpResponse:
    """The scan itself: a picture is shown beside the form, anything else is saved."""
    view, content = queries.scanned_pages(item_id, seen_by=request.actor)
    media_type = view.row.pages.media_type if view.row.pages else "application/octet-stream"
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = "inline" if media_type.startswith("image/") else "attachment"
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
