"""Say that what we have is wrong: the agency that keeps it is asked to look, and the dossier goes on."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.doors.portal import prefill
from onedoor.doors.portal.journey import Journey, on_a_journey
from onedoor.doors.portal.shown import page
from onedoor.dossiers.terms import Source
from onedoor.vault import operations


@access(CITIZEN)
@on_a_journey
def dispute(request: ActorRequest, journey: Journey, slot: str) -> HttpResponse:
    """What is wrong with a paper or answer of the vault; then back to where one was."""
    source, label, back = _about(request, journey, slot)
    form = Form(request)
    said = form.text("said", _("Chỗ nào sai, đúng ra là gì?"), missing=_("Hãy ghi chỗ nào sai."), limit=2000, rows=4)
    if form.ready:
        operations.dispute(UUID(source.item), what=label, said=said, draft=journey.draft.id, by=request.actor)
        return redirect(back)
    context = {
        "journey": journey,
        "label": label,
        "source": prefill.source_words(source),
        "fields": form.fields,
        "errors": form.errors,
        "back": back,
    }
    return page(request, "dispute.html", context, here="my_dossiers", status=400 if form.errors else 200)


def _about(request: ActorRequest, journey: Journey, slot: str) -> tuple[Source, str, str]:
    """The source that is disputed, what it is called, and the page to go back to. Refuses: NotFound."""
    language, draft = get_language() or "vi", journey.draft
    if (held := journey.held.get(slot)) is not None:
        title = next(part.title for part in journey.components if part.id == slot)
        return held, title.in_(language), reverse("portal:papers", args=[draft.id, slot])
    for one in journey.pages:
        for field in one.fields:
            if field.id == slot:
                known = prefill.known([field], request.actor, draft.subject).origins.get(slot)
                if known is not None and known.item:
                    return known, field.label.in_(language), reverse("portal:form_page", args=[draft.id, one.id])
    raise NotFound
