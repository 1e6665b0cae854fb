"""The form of a draft as a helper's phone keeps it: every page at once, so that it is filled in without a network."""

from collections.abc import Iterator
from dataclasses import replace

from django.template.loader import render_to_string
from django.utils.translation import get_language

from onedoor.catalogue.terms import Component, Field, FieldType, Page
from onedoor.doors.portal import prefill
from onedoor.doors.portal.journey import Journey
from onedoor.doors.portal.papers import FILES_IN_A_FIELD
from onedoor.doors.portal.typed import Typed, blank_row, first_of, of_answer
from onedoor.doors.portal.widgets import Widget, address_parts, build
from onedoor.dossiers import queries
from onedoor.outreach.terms import MandateRow

Told = dict[str, object]


def form_of(journey: Journey, mandate: MandateRow) -> Told:
    """The pages and papers of the draft, whose it is, and until when it may be kept."""
    return {
        "draft": str(journey.draft.id),
        "title": journey.definition.title.in_(_language()),
        "person": mandate.principal_name,
        "until": mandate.until_on.isoformat(),
        "pages": [page_of(journey, one) for one in journey.pages],
        "papers": list(_papers(journey)),
    }


def page_of(journey: Journey, one: Page) -> Told:
    """A page with all of its questions: those that the answers so far call for, and those that they may come to."""
    asked = journey.fields(one)
    later = tuple(field for field in one.fields if field not in asked)
    shown = {
        "page": one,
        "shown": [field.id for field in (*asked, *later)],
        "now": [_widget(journey, field, first_of(field)) for field in asked],
        "later": [_widget(journey, field, _nothing(field)) for field in later],
    }
    html = render_to_string("portal/kept_page.html", shown)
    base = queries.page_imprint(journey.draft, one)
    done = journey.page_done(one) and any(field.id in journey.draft.answers for field in one.fields)
    return {"id": one.id, "title": one.title.in_(_language()), "html": html, "base": base, "done": done}


def _language() -> str:
    return get_language() or "vi"


def _widget(journey: Journey, field: Field, otherwise: Typed) -> Widget:
    """The question; of a register's data the hint says that it was filled in, and for a helper nothing is."""
    widget = _whole(build(field, _value(journey, field, otherwise), {}))
    return replace(widget, hint="") if prefill.of_register(field) else widget


def _value(journey: Journey, field: Field, otherwise: Typed) -> Typed:
    answer = journey.draft.answers.get(field.id)
    return otherwise if answer in (None, []) else of_answer(field, answer)


def _nothing(field: Field) -> Typed:
    """Nothing is said before it is asked: no default either."""
    return [blank_row(field)] if field.type is FieldType.TABLE else of_answer(field, None)


def _whole(widget: Widget) -> Widget:
    """An address with all that it may ask; the phone has the names of places, so that none is sent with it."""
    if widget.kind == "address":
        typed = {"province": "", "commune": "", "country": "", "detail": ""}
        typed |= {part.name.rpartition(".")[2]: part.value for part in widget.parts}
        parts = address_parts(widget.name, typed, {})
        for part in ("commune", "country"):
            chosen = tuple(option for option in parts[part].options if option.chosen)
            parts[part] = replace(parts[part], options=chosen)
        return replace(widget, parts=tuple(parts.values()))
    rows = tuple(tuple(map(_whole, row)) for row in widget.rows)
    return replace(widget, parts=tuple(map(_whole, widget.parts)), rows=rows)


def _papers(journey: Journey) -> Iterator[Told]:
    """Where files go: fields that ask for a file, and components; `asked` where the answers so far call for it."""
    fields = [field for one in journey.pages for field in one.fields if field.type is FieldType.FILE]
    components = [one for one in journey.definition.components if one.may_upload]
    asked = {one.id for one in journey.upload_slots} | {
        one.id for page in journey.pages for one in journey.fields(page)
    }
    slots: list[Component | Field] = [*fields, *components]
    for slot in slots:
        title, most = (slot.title, slot.max_files) if isinstance(slot, Component) else (slot.label, FILES_IN_A_FIELD)
        yield {
            "slot": slot.id,
            "title": title.in_(_language()),
            "hint": slot.hint.in_(_language()) if slot.hint else "",
            "most": most,
            "asked": slot.id in asked,
            "have": len(journey.files(slot.id)),
        }
