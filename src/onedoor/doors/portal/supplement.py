"""Answer a supplement: only what was asked, with the same questions and files as the form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.base import text
from onedoor.base.errors import NotFound
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue.terms import Definition, Field, FieldType, Text
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.portal.form_actions import act
from onedoor.doors.portal.reading import read
from onedoor.doors.portal.shown import page
from onedoor.doors.portal.summary import Question, questions, summary
from onedoor.doors.portal.typed import Typed, first_of, of_answer, typed
from onedoor.doors.portal.widgets import Widget, build
from onedoor.dossiers import operations, queries
from onedoor.dossiers.errors import Incomplete
from onedoor.dossiers.terms import AttachmentRow, DossierView, SupplementItem, SupplementRow

KEPT = "supplement"
"""What was typed before the person went to add a file, for the one supplement in hand."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that was asked for: why, and the question or the files that answer it."""

    item: SupplementItem
    title: Text
    widget: Widget | None
    files: tuple[AttachmentRow, ...]
    error: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """What was typed so far, and what is wrong with it."""

    values: Mapping[str, Typed]
    message: str
    errors: Mapping[str, str] = field(default_factory=dict)


@access(CITIZEN)
def supplement(request: ActorRequest, code: str) -> HttpResponse:
    """Show what was asked; answered in full, the dossier goes on."""
    view = queries.dossier(code, seen_by=request.actor)
    row = open_supplement(view)
    definition = catalogue.version(view.version_id).definition
    kept = request.session.get(KEPT, {}).get(code, {})
    filled = Filled(kept.get("values", {}), kept.get("message", ""))
    if request.method == "POST":
        sent = _sent(request, view, row, definition)
        if isinstance(sent, HttpResponse):
            return sent
        filled = sent
    asked = tuple(_asked(item, view, row, definition, filled) for item in row.items)
    context = {
        "dossier": view,
        "supplement": row,
        "asked": asked,
        "message": filled.message,
        "errors": summary(_questions(asked), filled.errors),
    }
    return page(request, "supplement.html", context, here="my_dossiers")


def _sent(
    request: ActorRequest, view: DossierView, row: SupplementRow, definition: Definition
) -> HttpResponse | Filled:
    """Do what the pressed button asks: go to the files, change the form, or answer."""
    fields = _fields(row, definition)
    message = text.clean(request.POST.get("message", "")[:2000])
    pressed = request.POST.get("action", "")
    acted = act(pressed, fields, {one.id: typed(one, request.POST) for one in fields}, request.actor)
    if slot := next((item.id for item in row.items if pressed == f"papers:{item.id}"), ""):
        request.session[KEPT] = {view.code: {"values": acted.typed, "message": message}}
        return redirect("portal:supplement_papers", view.code, slot)
    if acted.stay:
        return Filled(acted.typed, message, acted.errors)
    reading = read(fields, acted.typed)
    blank = [one.id for one in fields if one.id in reading.answers and reading.answers[one.id] is None]
    errors = dict.fromkeys(blank, _("Hãy trả lời câu này")) | dict(reading.errors)
    errors |= _without_files(view, row, definition)
    if not errors:
        try:
            operations.answer_supplement(view.code, by=request.actor, answers=reading.answers, message=message)
        except Incomplete as refusal:
            errors = _incomplete(refusal)
        else:
            request.session.pop(KEPT, None)
            return redirect(reverse("portal:dossier", args=[view.code]) + "?just=answered")
    return Filled(acted.typed, message, errors)


def _questions(asked: tuple[Asked, ...]) -> Iterator[Question]:
    language = get_language() or "vi"
    for one in asked:
        yield from questions([one.widget]) if one.widget else [(one.item.id, one.title.in_(language))]


def open_supplement(view: DossierView) -> SupplementRow:
    """The request that waits for an answer. Refuses: NotFound."""
    row = next((row for row in view.supplements if row.open), None)
    if row is None:
        raise NotFound
    return row


def new_files(view: DossierView, row: SupplementRow, slot: str) -> tuple[AttachmentRow, ...]:
    """The files of a slot that were added since the request."""
    return tuple(file for file in view.attachments if file.slot == slot and file.uploaded_at >= row.asked_at)


def slot_titles(definition: Definition) -> dict[str, Text]:
    """The titles of everything that may be asked for."""
    titles = {asked.id: asked.label for one in definition.pages for asked in one.fields}
    return titles | {component.id: component.title for component in definition.components}


def _fields(row: SupplementRow, definition: Definition) -> tuple[Field, ...]:
    found = (definition.field(item.id) for item in row.items if item.kind == "field")
    return tuple(one for one in found if one is not None and one.type is not FieldType.FILE)


def _without_files(view: DossierView, row: SupplementRow, definition: Definition) -> dict[str, str]:
    fields = {one.id for one in _fields(row, definition)}
    return {
        item.id: _("Hãy tải lên ít nhất một tệp")
        for item in row.items
        if item.id not in fields and not new_files(view, row, item.id)
    }


def _incomplete(refusal: Incomplete) -> dict[str, str]:
    names = [*_names(refusal.facts.get("fields")), *_names(refusal.facts.get("components"))]
    return dict.fromkeys(names, _("Hãy xem lại câu trả lời này"))


def _names(fact: object) -> tuple[str, ...]:
    return fact if isinstance(fact, tuple) else ()


def _asked(
    item: SupplementItem, view: DossierView, row: SupplementRow, definition: Definition, filled: Filled
) -> Asked:
    titles = slot_titles(definition)
    asked = definition.field(item.id) if item.kind == "field" else None
    if asked is None or asked.type is FieldType.FILE:
        files = new_files(view, row, item.id)
        return Asked(item, titles[item.id], None, files, filled.errors.get(item.id, ""))
    value = filled.values.get(item.id)
    if value is None:
        value = of_answer(asked, view.answers[item.id]) if item.id in view.answers else first_of(asked)
    return Asked(item, titles[item.id], build(asked, value, filled.errors), ())
