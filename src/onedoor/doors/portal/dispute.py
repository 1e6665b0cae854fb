"""Say that what we have is wrong: the agency that keeps it is asked to look, and the dossier goes on."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.agencies import queries as agencies
from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.catalogue.terms import Text
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.portal import prefill
from onedoor.doors.portal.journey import Journey, on_a_journey
from onedoor.doors.portal.registers import spared
from onedoor.doors.portal.shown import page
from onedoor.dossiers.terms import Source
from onedoor.identity import queries as identity
from onedoor.vault import operations
from onedoor.vault import queries as vault
from onedoor.vault.errors import NoKeeper


@access(CITIZEN)
@on_a_journey
def dispute(request: ActorRequest, journey: Journey, slot: str) -> HttpResponse:
    """What is wrong with a paper or answer that was known; then back to where one was."""
    source, label, back = _about(request, journey, slot)
    form = Form(request)
    said = form.text("said", _("Chỗ nào sai, đúng ra là gì?"), missing=_("Hãy ghi chỗ nào sai."), limit=2000, rows=4)
    if form.ready:
        try:
            _raise(source, label, said, journey, request.actor)
            return redirect(f"{back}?just=disputed")
        except NoKeeper as refusal:
            form.fail(sentence(refusal))
    context = {
        "journey": journey,
        "label": label,
        "source": prefill.source_words(source),
        "fields": form.fields,
        "errors": form.errors,
        "back": back,
    }
    return page(request, "dispute.html", context, here="my_dossiers", status=400 if form.errors else 200)


def _raise(source: Source, label: Text, said: str, journey: Journey, by: Actor) -> None:
    language = (get_language() or "vi")[:2]
    draft = journey.draft
    if source.item:
        operations.dispute(
            UUID(source.item), what=label, said=said, draft=draft.id, agency=draft.agency or "", language=language,
            by=by,
        )  # fmt: skip
        return
    agency = _keeper(source.name, by) or draft.agency or ""
    operations.dispute_register(
        source.name, what=label, said=said, agency=agency, draft=draft.id, language=language, by=by
    )


def _keeper(register: str, by: Actor) -> str:
    """The agency that keeps the register where the person lives; none where that is not known."""
    home = identity.person(by.id, seen_by=by).residence_commune if by.id else ""
    kind = vault.state_registers()[register].keeper
    found = agencies.agencies_at(home, kind.value, clock.today()) if home else ()
    return found[0].code if found else ""


def _about(request: ActorRequest, journey: Journey, slot: str) -> tuple[Source, Text, str]:
    """The source that is disputed, what it is called, and the page to go back to. Refuses: NotFound."""
    draft = journey.draft
    part = next((one for one in journey.components if one.id == slot), None)
    if part is not None:
        paper = journey.held.get(slot) or spared([part], draft, request.actor).known.get(slot)
        if paper is None:
            raise NotFound
        return paper, part.title, reverse("portal:papers", args=[draft.id, slot])
    for one in journey.pages:
        for field in one.fields:
            if field.id == slot:
                known = prefill.known(journey.knowable([field]), request.actor, draft).origins.get(slot)
                if known is not None and prefill.disputable(known):
                    return known, field.label, reverse("portal:form_page", args=[draft.id, one.id])
    raise NotFound
