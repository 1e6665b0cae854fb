"""Give an agency leave to read: to whom, which papers, what for, until when; then the very words, and yes."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.agencies import queries as agencies
from onedoor.agencies.terms import Agency
from onedoor.base import text
from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.frame.components import Choice, FormField
from onedoor.doors.frame.form import Form
from onedoor.doors.portal.shown import page
from onedoor.doors.portal.vault import Whose, whose
from onedoor.vault import operations, queries
from onedoor.vault.errors import PlanChanged, ReasonNeeded

_MOST_AGENCIES = 8


@access(CITIZEN)
def vault_share(request: ActorRequest, owner_id: UUID) -> HttpResponse:
    """Find the agency, choose, read the words, agree."""
    of = whose(request, owner_id)
    words = request.GET.get("q", "")[:100].strip()
    form = Form(request)
    found = _agencies(words) if words else ()
    language = get_language() or "vi"
    agency = form.choice(
        "agency", _("Cơ quan được đọc"), (Choice(one.code, one.name(language)) for one in found),
        missing=_("Hãy chọn cơ quan."), start=found[0].code if len(found) == 1 else "",
    )  # fmt: skip
    chosen = _items(request, form, of)
    purpose = form.text("purpose", _("Để làm gì?"), kind="text", missing=_("Hãy ghi mục đích."), limit=200)
    until = form.day("until", _("Đến hết ngày nào?"), missing=_("Hãy ghi ngày hết hiệu lực."))
    told = ("", "")
    if form.ready and until:
        told = _words(request, form, of, agency, chosen, purpose, until)
        if told[0] and form.typed("seen") == told[1]:
            try:
                operations.give_consent(
                    of.id, name=giver(request, of), agency=agency, purpose=purpose, items=chosen, until_on=until,
                    language=language[:2], seen=told[1], by=request.actor,
                )  # fmt: skip
                return redirect("portal:vault_sharing", of.id)
            except PlanChanged:
                told = ("", "")
    context = {
        "whose": of, "words": words, "found": found, "fields": form.fields, "errors": form.errors, "text": told[0],
        "seen": told[1],
    }  # fmt: skip
    return page(request, "vault_share.html", context, here="vault", status=400 if form.errors else 200)


def _agencies(words: str) -> tuple[Agency, ...]:
    """Those whose name holds the words as they stand; where none does, those that come near."""
    near = agencies.agencies(words=words)
    exact = [one for one in near if text.fold(words) in text.fold(f"{one.name_vi} ; {one.name_en}")]
    return tuple(exact or near)[:_MOST_AGENCIES]


def giver(request: ActorRequest, of: Whose) -> str:
    """Who says yes: the person, or who acts for somebody, by both names."""
    if of.own:
        return of.name
    return _("%(name)s, thay mặt %(principal)s") % {"name": request.actor.name, "principal": of.name}


def _items(request: ActorRequest, form: Form, of: Whose) -> tuple[UUID, ...]:
    """The papers that are chosen, out of the newest fifty."""
    rows = queries.items(of.id, seen_by=request.actor).rows
    choices = tuple(Choice(str(row.id), row.title, row.issuer_name.in_(get_language() or "vi")) for row in rows)
    chosen = {one for one in request.POST.getlist("items") if one in {choice.value for choice in choices}}
    error = _("Hãy chọn ít nhất một giấy.") if form.sent and not chosen else ""
    form.fields["items"] = FormField(
        "items", _("Giấy nào?"), kind="checkboxes", value=chosen, choices=choices, error=error
    )
    return tuple(UUID(one) for one in chosen)


def _words(
    request: ActorRequest, form: Form, of: Whose, agency: str, chosen: tuple[UUID, ...], purpose: str, until: date
) -> tuple[str, str]:
    try:
        return operations.words_of(
            of.id, name=giver(request, of), agency=agency, purpose=purpose, items=chosen, until_on=until,
            language=(get_language() or "vi")[:2], by=request.actor,
        )  # fmt: skip
    except ReasonNeeded as refusal:
        field = str(refusal.facts.get("field", ""))
        form.fail(_("Ngày này phải từ hôm nay và không quá một năm."), field if field in form.fields else "until")
    except NotFound:
        form.fail(_("Hãy chọn cơ quan."), "agency")
    return "", ""
