"""Papers: the files of one component, added and taken away; each refusal says which file and why."""

from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound, Refusal
from onedoor.catalogue.terms import FieldType, Text
from onedoor.doors.frame.access import CITIZEN, COUNTER, HELPER, ActorRequest, access
from onedoor.doors.frame.components import PageError
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.portal import milestones, words
from onedoor.doors.portal.journey import Journey, load, on_a_journey
from onedoor.doors.portal.prefill import source_words
from onedoor.doors.portal.registers import spared
from onedoor.doors.portal.shown import page
from onedoor.dossiers import operations

MOST_AT_ONCE = 20
FILES_IN_A_FIELD = 5
_ABOUT_FILES = "dossiers.file_"


@access(CITIZEN, HELPER, COUNTER)
@on_a_journey
def papers(request: ActorRequest, journey: Journey, slot: str) -> HttpResponse:
    """The files of one component (or file field) of the draft."""
    title, hint, most = _slot(journey, slot)
    errors: tuple[str, ...] = ()
    if request.method == "POST":
        errors = change_files(request, journey.draft.id, slot, request.actor, {file.id for file in journey.files(slot)})
        if not errors:
            done = request.POST.get("action") == "done"
            return redirect(_next(journey, slot) if done else request.path)
    if not journey.files(slot) and request.method == "GET":
        milestones.paper_asked(journey.draft.id, slot)
    asked = [part for part in journey.components if part.id == slot and slot not in journey.held]
    register = spared(asked, journey.draft, request.actor)
    context = {
        "journey": journey,
        "register": source_words(register.known[slot]) if slot in register.known else "",
        "silent": register.silent.get(slot, ()),
        "slot": slot,
        "to_ask": [(slot, journey.to_ask[slot].row)] if slot in journey.to_ask else [],
        "title": title,
        "hint": hint,
        "most": most,
        "files": load(journey.draft.id, request.actor).files(slot),
        "held": journey.held.get(slot),
        "held_words": source_words(journey.held[slot]) if slot in journey.held else "",
        "errors": [PageError(sentence, "files") for sentence in errors],
        "back": reverse("portal:tasks", args=[journey.draft.id]),
        "just": words.JUST_DONE.get(request.GET.get("just", "")),
    }
    return page(request, "papers.html", context, here="my_dossiers")


def change_files(request: HttpRequest, draft_id: UUID, slot: str, by: Actor, present: set[UUID]) -> tuple[str, ...]:
    """Do what the page's form asks: keep the sent files, or take one away. What is wrong comes back, file by file."""
    removed = request.POST.get("remove", "")
    if removed:
        file = next((one for one in present if str(one) == removed), None)
        if file is not None:
            operations.detach(file, by=by)
        return ()
    sent = request.FILES.getlist("files")
    if not sent:
        return () if request.POST.get("action") == "done" else (_("Hãy chọn ít nhất một tệp"),)
    return tuple(wrong for upload in sent[:MOST_AT_ONCE] if (wrong := _attach(draft_id, slot, upload, by)))


def _attach(draft_id: UUID, slot: str, file: "UploadedFile[bytes]", by: Actor) -> str:
    """The file is kept, or what is wrong with it in words."""
    try:
        operations.attach(draft_id, slot, file.name or "", file.chunks(), by=by)
    except Refusal as refusal:
        if not refusal.code.startswith(_ABOUT_FILES) and refusal.code != "dossiers.too_many_files":
            raise
        milestones.file_sent(draft_id, slot, refusal.code)
        return sentence(refusal)
    milestones.file_sent(draft_id, slot, "")
    return ""


def _slot(journey: Journey, slot: str) -> tuple[Text, Text | None, int]:
    component = next((component for component in journey.upload_slots if component.id == slot), None)
    if component is not None:
        return component.title, component.hint, component.max_files
    field = journey.definition.field(slot)
    if field is None or field.type is not FieldType.FILE:
        raise NotFound
    return field.label, field.hint, FILES_IN_A_FIELD


def _next(journey: Journey, slot: str) -> str:
    slots = [component.id for component in journey.upload_slots]
    if slot in slots and slots.index(slot) + 1 < len(slots):
        return reverse("portal:papers", args=[journey.draft.id, slots[slots.index(slot) + 1]])
    return reverse("portal:tasks", args=[journey.draft.id])
