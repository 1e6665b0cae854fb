"""Whether answers are complete and within what the definition allows; any JSON may be given, also of a wrong shape."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import cast

from pydantic import JsonValue

from onedoor.base import identifiers
from onedoor.base.errors import Fact
from onedoor.catalogue.rules.conditions import Told, evaluate
from onedoor.catalogue.rules.course import applicable_components, must_upload
from onedoor.catalogue.rules.parsing import MOST_ROWS, PERSON_FIELDS, parse_field, parse_part
from onedoor.catalogue.rules.saved import WrongShape, as_typed, part_as_typed
from onedoor.catalogue.rules.shown import Given, asked_in_context
from onedoor.catalogue.terms import Definition, Field, FieldError, FieldType, Page

_DATES = (FieldType.DATE, FieldType.PARTIAL_DATE)
_NUMBERS = (FieldType.NUMBER, FieldType.MONEY)


def check_answers(
    definition: Definition, answers: Given, channel: str, today: date, *, attached: frozenset[str] | None = None
) -> tuple[FieldError, ...]:
    """Everything wrong or missing, in the order of the pages; papers too where `attached` (their slots) is given."""
    errors: list[FieldError] = []
    pages, told = asked_in_context(definition, answers, channel, today)
    for page, fields in pages:
        found = [error for field in fields for error in _field(field, answers.get(field.id), today, attached)]
        errors += found or _page(page, told)
    if attached is not None:
        errors += [
            FieldError(item.id, None, "no_file")
            for item in applicable_components(definition, answers, channel, today)
            if must_upload(item) and item.id not in attached
        ]
    return tuple(errors)


def _page(page: Page, told: Told) -> Iterator[FieldError]:
    for check in page.checks:
        if not evaluate(check.that, told):
            about = next((field.id for field in page.fields if f"answers.{field.id}" in check.that), page.fields[0].id)
            yield FieldError(about, None, "check_failed", sentence=check.otherwise)


def _field(field: Field, answer: JsonValue, today: date, attached: frozenset[str] | None) -> Iterator[FieldError]:
    if field.type is FieldType.FILE:
        if field.required and attached is not None and field.id not in attached:
            yield FieldError(field.id, None, "no_file")
    elif answer is None or answer in ("", [], {}):
        if field.required:
            yield FieldError(field.id, None, "missing")
    elif field.type is FieldType.PERSON:
        yield from _person(field, answer)
    elif field.type is FieldType.TABLE:
        yield from _table(field, answer, today)
    else:
        yield from _value(field, field.id, None, answer, today)


def _value(field: Field, field_id: str, part: str | None, answer: JsonValue, today: date) -> Iterator[FieldError]:
    found, errors = _parsed(field, answer)
    for error in errors:
        yield FieldError(field_id, part, error.code, error.facts)
    if found is not None:
        yield from _bounds(field, field_id, part, found, today)
    elif not errors and field.required:
        yield FieldError(field_id, part, "missing")


def _parsed(field: Field, answer: JsonValue) -> tuple[JsonValue, tuple[FieldError, ...]]:
    try:
        return parse_field(field, as_typed(field, answer))
    except WrongShape as wrong:
        return None, (FieldError(field.id, None, wrong.code),)


def _bounds(field: Field, field_id: str, part: str | None, answer: JsonValue, today: date) -> Iterator[FieldError]:
    def error(code: str, limit: Fact) -> FieldError:
        return FieldError(field_id, part, code, (("limit", limit),))

    if field.type in _NUMBERS and isinstance(answer, int | float):
        if field.min is not None and answer < float(field.min):
            yield error("too_small", f"{float(field.min):.15g}")
        if field.max is not None and answer > float(field.max):
            yield error("too_big", f"{float(field.max):.15g}")
    if field.type in _DATES:
        earliest, latest = (day_of(bound, today) for bound in (field.min, field.max))
        said = str(answer)
        if earliest and said < earliest[: len(said)]:
            yield error("too_early", earliest)
        if latest and said > latest[: len(said)]:
            yield error("too_late", latest)


def day_of(bound: float | str | None, today: date) -> str | None:
    """A bound of a date field as an ISO day: `today`, `today-60`, `today+30`, or a day itself."""
    if not isinstance(bound, str):
        return None
    if not bound.startswith("today"):
        return bound
    return (today + timedelta(days=int(bound.removeprefix("today") or 0))).isoformat()


def _person(field: Field, answer: JsonValue) -> Iterator[FieldError]:
    given = answer if isinstance(answer, dict) else {}
    told: dict[str, JsonValue] = {}
    for part in field.parts:
        found, errors = _part(field, part, given.get(part))
        yield from errors
        if found is not None:
            told[part] = found
        elif not errors and field.required and part not in field.optional_parts:
            yield FieldError(field.id, part, "missing")
    if not isinstance(answer, dict):
        yield FieldError(field.id, None, "bad_character")
    number = told.get("citizen_number")
    if number is not None:
        born, sex = (cast("str | None", told.get(part)) for part in ("born", "sex"))
        try:
            identifiers.citizen_number(str(number), born=born, sex=sex)
        except identifiers.NotAnIdentifier as wrong:
            yield FieldError(field.id, "citizen_number", wrong.code)


def _part(field: Field, part: str, answer: JsonValue) -> tuple[JsonValue, tuple[FieldError, ...]]:
    """One part of a person; its errors name the person's field."""
    if part not in PERSON_FIELDS:
        return None, ()
    try:
        return parse_part(field, part, part_as_typed(part, answer) or "")
    except WrongShape as wrong:
        return None, (FieldError(field.id, part, wrong.code),)


def _table(field: Field, answer: JsonValue, today: date) -> Iterator[FieldError]:
    rows = answer if isinstance(answer, list) else [None]
    least = int(field.min) if isinstance(field.min, int | float) else 0
    most = int(field.max) if isinstance(field.max, int | float) else MOST_ROWS
    if len(rows) < least:
        yield FieldError(field.id, None, "too_few_rows", (("limit", least),))
    if len(rows) > min(most, MOST_ROWS):
        yield FieldError(field.id, None, "too_many_rows", (("limit", min(most, MOST_ROWS)),))
        return
    for number, row in enumerate(rows):
        if not isinstance(row, dict):
            yield FieldError(field.id, None, "bad_character")
            return
        for column in field.columns:
            cell, part = row.get(column.id), f"{number}.{column.id}"
            if cell is not None and cell not in ("", [], {}):
                yield from _value(column, field.id, part, cell, today)
            elif column.required:
                yield FieldError(field.id, part, "missing")
