"""Bring an older paper in, as one's own self-declared copy."""

from dataclasses import replace
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.base.errors import Refusal
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.frame.brought import checked_file, file_hint, kind_choices
from onedoor.doors.frame.components import FormField
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.portal.shown import page
from onedoor.doors.portal.vault import whose
from onedoor.vault import operations


@access(CITIZEN)
def vault_bring(request: ActorRequest, owner_id: UUID) -> HttpResponse:
    """Which paper, who issued it, and its file."""
    of = whose(request, owner_id)
    form = Form(request)
    kind = form.choice(
        "kind", _("Giấy gì?"), kind_choices(get_language() or "vi"), missing=_("Hãy chọn loại giấy."), kind="select"
    )
    issuer = form.text("issuer", _("Cơ quan, tổ chức cấp"), kind="text", missing=_("Hãy ghi nơi cấp."), limit=300)
    form.fields["kind"] = replace(form.fields["kind"], empty_choice=_("Chọn một loại"))
    form.fields["file"] = FormField(
        "file", _("Ảnh hoặc tệp PDF"), kind="file", accept="image/jpeg,image/png,image/webp,application/pdf",
        hint=file_hint(),
    )  # fmt: skip
    given = request.FILES.get("file")
    if form.sent and not isinstance(given, UploadedFile):
        form.fail(_("Hãy chọn một tệp."), "file")
    elif form.ready and isinstance(given, UploadedFile):
        try:
            content, media_type = checked_file(given)
            operations.declare(
                of.id, kind, issuer=issuer, name=given.name or "", content=content, media_type=media_type,
                by=request.actor,
            )  # fmt: skip
            return redirect(of.href)
        except Refusal as refusal:
            if refusal.status in (403, 404):
                raise
            form.fail(sentence(refusal), "file")
    context = {"whose": of, "fields": form.fields, "errors": form.errors}
    return page(request, "vault_bring.html", context, here="vault", status=400 if form.errors else 200)
