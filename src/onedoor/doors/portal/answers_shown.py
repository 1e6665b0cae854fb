"""Answers as people read them: on the page to check, in the dossier, in a supplement."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from pydantic import JsonValue

from onedoor.agencies import queries as agencies
from onedoor.base.actor import Actor
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue import rules
from onedoor.catalogue.terms import Field, FieldType, Page
from onedoor.doors.frame.templatetags.frame import money
from onedoor.doors.portal import places
from onedoor.doors.portal.typed import parts_of
from onedoor.dossiers.terms import DraftRow


@dataclass(frozen=True, slots=True)
class Shown:
    """A question and its answer in words; `lines` is empty where nothing was answered."""

    id: str
    label: str
    lines: tuple[str, ...]
    unverified: bool = False


def page_shown(
    fields: tuple[Field, ...], answers: Mapping[str, JsonValue], unverified: tuple[str, ...] = ()
) -> tuple[Shown, ...]:
    """The questions of a page with their answers; files are shown apart."""
    language = get_language() or "vi"
    return tuple(
        Shown(field.id, field.label.in_(language), words_of(field, answers.get(field.id)), field.id in unverified)
        for field in fields
        if field.type is not FieldType.FILE
    )


def answered(page: Page, answers: Mapping[str, JsonValue], unverified: tuple[str, ...] = ()) -> tuple[Shown, ...]:
    """The answered questions of a page, as a dossier shows them."""
    return tuple(shown for shown in page_shown(page.fields, answers, unverified) if shown.lines)


def words_of(field: Field, answer: JsonValue) -> tuple[str, ...]:
    """One answer in lines of words."""
    if answer is None or answer in ("", [], {}):
        return ()
    if field.type is FieldType.PERSON:
        return _person(field, answer)
    if field.type is FieldType.TABLE:
        rows = [row for row in answer if isinstance(row, dict)] if isinstance(answer, list) else []
        return tuple(_row(field, row, number) for number, row in enumerate(rows, 1))
    if field.type is FieldType.ADDRESS:
        return _address(answer)
    if field.type is FieldType.CHOICES:
        return tuple(_option(field, one) for one in answer) if isinstance(answer, list) else ()
    if field.type is FieldType.LONG_TEXT:
        return tuple(str(answer).split("\n"))
    return (_one(field, answer),)


def _one(field: Field, answer: JsonValue) -> str:
    if field.type is FieldType.YES_NO:
        return _("Có") if answer else _("Không")
    if field.type is FieldType.CHOICE:
        return _option(field, answer)
    if field.type in (FieldType.DATE, FieldType.PARTIAL_DATE):
        return "/".join(reversed(str(answer).split("-")))
    if field.type is FieldType.MONEY and isinstance(answer, int):
        return money(answer)
    return str(answer)


def _option(field: Field, answer: JsonValue) -> str:
    option = next((option for option in field.options if option.id == answer), None)
    return option.label.in_(get_language() or "vi") if option else str(answer)


def _address(answer: JsonValue) -> tuple[str, ...]:
    if not isinstance(answer, dict):
        return (str(answer),)
    detail = str(answer.get("detail") or "")
    place = places.area_words(str(answer["commune"])) if answer.get("commune") else ""
    if answer.get("country"):
        place = places.country_words(str(answer["country"]))
    return (", ".join(piece for piece in (detail, place) if piece),)


def _person(field: Field, answer: JsonValue) -> tuple[str, ...]:
    if not isinstance(answer, dict):
        return (str(answer),)
    language = get_language() or "vi"
    lines: list[str] = []
    for part in parts_of(field):
        words = words_of(part, answer.get(part.id))
        if words:
            lines.append(words[0] if part.id == "name" else f"{part.label.in_(language)}: {', '.join(words)}")
    return tuple(lines)


def _row(field: Field, row: dict[str, JsonValue], number: int) -> str:
    cells = (", ".join(words_of(column, row.get(column.id))) for column in field.columns)
    return f"{number}. " + " · ".join(cell for cell in cells if cell)


def draft_about(draft: DraftRow, by: Actor) -> str:
    """By what the person knows a draft again, so that two of the same procedure are told apart."""
    return rules.about(
        catalogue.version(draft.version_id).definition,
        draft.answers,
        own_name=by.name,
        language=get_language() or "vi",
        area_name=agencies.area_name,
    )
