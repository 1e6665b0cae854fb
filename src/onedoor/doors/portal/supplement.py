"""Answer a supplement: only what was asked, with the same questions and files as the form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect
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


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that was asked for: why, and the question or the files that answer it."""

    item: SupplementItem
    title: Text
    widget: Widget | None
    files: tuple[AttachmentRow, ...]


@access(CITIZEN)
def supplement(request: ActorRequest, code: str) -> HttpResponse:
    """Show what was asked; answered in full, the dossier goes on."""
    view = queries.dossier(code, seen_by=request.actor)
    row = open_supplement(view)
    definition = catalogue.version(view.version_id).definition
    fields = _fields(row, definition)
    values: Mapping[str, Typed] = {}
    errors: dict[str, str] = {}
    if request.method == "POST":
        acted = act(
            request.POST.get("action", ""), fields, {one.id: typed(one, request.POST) for one in fields}, request.actor
        )
        values, errors = acted.typed, dict(acted.errors)
        if not acted.stay:
            reading = read(fields, values)
            blank = [one.id for one in fields if one.id in reading.answers and reading.answers[one.id] is None]
            errors = dict.fromkeys(blank, _("Hãy trả lời câu này")) | dict(reading.errors)
            errors |= _without_files(view, row, definition)
            if not errors:
                message = text.clean(request.POST.get("message", "")[:2000])
                try:
                    operations.answer_supplement(code, by=request.actor, answers=reading.answers, message=message)
                except Incomplete as refusal:
                    errors = _incomplete(refusal)
                else:
                    return redirect("portal:dossier", code)
    asked = tuple(_asked(item, view, row, definition, values, errors) for item in row.items)
    context = {
        "dossier": view,
        "supplement": row,
        "asked": asked,
        "message": request.POST.get("message", ""),
        "errors": summary(_questions(asked), errors),
    }
    return page(request, "supplement.html", context, here="my_dossiers")


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
    titles = {field.id: field.label for one in definition.pages for field in one.fields}
    return titles | {component.id: component.title for component in definition.components}


def _fields(row: SupplementRow, definition: Definition) -> tuple[Field, ...]:
    found = (definition.field(item.id) for item in row.items if item.kind == "field")
    return tuple(field for field in found if field is not None and field.type is not FieldType.FILE)


def _without_files(view: DossierView, row: SupplementRow, definition: Definition) -> dict[str, str]:
    fields = {field.id for field in _fields(row, definition)}
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
    item: SupplementItem,
    view: DossierView,
    row: SupplementRow,
    definition: Definition,
    values: Mapping[str, Typed],
    errors: Mapping[str, str],
) -> Asked:
    titles = slot_titles(definition)
    field = definition.field(item.id) if item.kind == "field" else None
    if field is None or field.type is FieldType.FILE:
        return Asked(item, titles[item.id], None, new_files(view, row, item.id))
    value = values.get(item.id)
    if value is None:
        value = of_answer(field, view.answers[item.id]) if item.id in view.answers else first_of(field)
    return Asked(item, titles[item.id], build(field, value, errors), ())
