"""What we did not ask you: every answer and paper that was known already, with its source; and what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import get_language
from pydantic import JsonValue

from onedoor.base import clock
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue import rules
from onedoor.catalogue.terms import Definition, Field, FieldType
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.portal.answers_shown import words_of
from onedoor.doors.portal.prefill import source_words
from onedoor.doors.portal.shown import page
from onedoor.dossiers import queries
from onedoor.dossiers.terms import DossierView


@dataclass(frozen=True, slots=True)
class NotAsked:
    """One answer or paper that was known: what, in words, and whence."""

    label: str
    lines: tuple[str, ...]
    source: str


@access(CITIZEN)
def not_asked(request: ActorRequest, code: str) -> HttpResponse:
    """The page, for a dossier that was filed."""
    view = queries.dossier(code, seen_by=request.actor)
    definition = catalogue.version(view.version_id).definition
    language = get_language() or "vi"
    context = {
        "dossier": view,
        "definition": definition,
        "answers": answers_known(view, definition, language),
        "papers": [
            NotAsked(part.title.in_(language), (), source_words(view.sources[part.id]))
            for part in definition.components
            if part.id in view.sources
        ],
        "typed": typed_inputs(view.answers, definition, view),
        "files": len(view.attachments),
    }
    return page(request, "not_asked.html", context, here="my_dossiers")


def answers_known(view: DossierView, definition: Definition, language: str) -> list[NotAsked]:
    """Every answer that was known, in the order of the form."""
    return [
        NotAsked(field.label.in_(language), words_of(field, view.answers.get(field.id)), source_words(source))
        for one in definition.pages
        for field in one.fields
        if (source := view.sources.get(field.id)) is not None
    ]


def typed_inputs(answers: Mapping[str, JsonValue], definition: Definition, view: DossierView) -> int:
    """How many inputs the person filled in: what no source knew and no default said; parts of a person count."""
    filed_on = clock.day_of(view.submitted_at)
    shown = [
        field
        for one in rules.visible_pages(definition, answers, view.channel, filed_on)
        for field in rules.visible_fields(one, answers, view.channel, definition, filed_on)
    ]
    return sum(_inputs(field, answers.get(field.id)) for field in shown if field.id not in view.sources)


def _inputs(field: Field, answer: JsonValue) -> int:
    if answer is None or answer in ("", [], {}) or answer == field.default:
        return 0
    if field.type is FieldType.TABLE and isinstance(answer, list):
        return sum(len([cell for cell in row.values() if cell]) for row in answer if isinstance(row, dict))
    if field.type in (FieldType.PERSON, FieldType.ADDRESS) and isinstance(answer, dict):
        return len([part for part in answer.values() if part])
    return 1
