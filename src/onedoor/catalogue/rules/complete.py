"""Whether answers are complete and within what the definition allows."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from pydantic import JsonValue

from onedoor.base import identifiers
from onedoor.base.errors import Fact
from onedoor.catalogue.rules.conditions import evaluate
from onedoor.catalogue.rules.course import applicable_components
from onedoor.catalogue.rules.parsing import Typed, parse_field
from onedoor.catalogue.rules.shown import context, visible_fields, visible_pages
from onedoor.catalogue.terms import Definition, Field, FieldError, FieldType, Page, SourceKind

Given = Mapping[str, JsonValue]
_DATES = (FieldType.DATE, FieldType.PARTIAL_DATE)
_NUMBERS = (FieldType.NUMBER, FieldType.MONEY)


def check_answers(
    definition: Definition, answers: Given, channel: str, today: date, *, attached: frozenset[str] | None = None
) -> tuple[FieldError, ...]:
    """Everything wrong or missing, in the order of the pages; papers too where `attached` (their slots) is given."""
    errors: list[FieldError] = []
    for page in visible_pages(definition, answers, channel):
        fields = visible_fields(page, answers, channel, definition)
        for field in fields:
            errors += _field(field, answers.get(field.id), today, attached)
        if not errors:
            errors += _page(definition, page, answers, channel, today)
    if attached is not None:
        errors += [
            FieldError(item.id, None, "no_file")
            for item in applicable_components(definition, answers, channel)
            if item.required and item.id not in attached and {s.kind for s in item.sources} == {SourceKind.UPLOAD}
        ]
    return tuple(errors)


def _page(definition: Definition, page: Page, answers: Given, channel: str, today: date) -> Iterator[FieldError]:
    told = context(definition, answers, channel, today)
    for check in page.checks:
        if not evaluate(check.that, told):
            asked = next((field.id for field in page.fields if f"answers.{field.id}" in check.that), page.fields[0].id)
            yield FieldError(asked, None, "check_failed", sentence=check.otherwise)


def _field(field: Field, answer: JsonValue, today: date, attached: frozenset[str] | None) -> Iterator[FieldError]:
    if field.type is FieldType.FILE:
        if field.required and attached is not None and field.id not in attached:
            yield FieldError(field.id, None, "no_file")
        return
    if answer is None or answer in ("", [], {}):
        if field.required:
            yield FieldError(field.id, None, "missing")
        return
    if field.type is FieldType.PERSON:
        yield from _person(field, answer)
    elif field.type is FieldType.TABLE:
        yield from _table(field, answer, today)
    else:
        yield from _value(field, field.id, None, answer, today)


def _value(field: Field, field_id: str, part: str | None, answer: JsonValue, today: date) -> Iterator[FieldError]:
    _, wrong = parse_field(field, as_typed(field, answer))
    for error in wrong:
        yield FieldError(field_id, part, error.code, error.facts)
    if wrong:
        return
    yield from _bounds(field, field_id, part, answer, today)


def _bounds(field: Field, field_id: str, part: str | None, answer: JsonValue, today: date) -> Iterator[FieldError]:
    def error(code: str, limit: Fact) -> FieldError:
        return FieldError(field_id, part, code, (("limit", limit),))

    if field.type in _NUMBERS and isinstance(answer, int | float):
        if field.min is not None and answer < float(field.min):
            yield error("too_small", str(field.min))
        if field.max is not None and answer > float(field.max):
            yield error("too_big", str(field.max))
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
    person = answer if isinstance(answer, dict) else {}
    for part in field.parts:
        if not person.get(part) and field.required and part not in field.optional_parts:
            yield FieldError(field.id, part, "missing")
    number = person.get("citizen_number")
    if isinstance(number, str):
        born, sex = (str(person.get(part) or "") for part in ("born", "sex"))
        try:
            identifiers.citizen_number(number, born=born or None, sex=sex or None)
        except identifiers.NotAnIdentifier as wrong:
            yield FieldError(field.id, "citizen_number", wrong.code)


def _table(field: Field, answer: JsonValue, today: date) -> Iterator[FieldError]:
    rows = answer if isinstance(answer, list) else []
    if isinstance(field.min, int | float) and len(rows) < field.min:
        yield FieldError(field.id, None, "too_few_rows", (("limit", int(field.min)),))
    if isinstance(field.max, int | float) and len(rows) > field.max:
        yield FieldError(field.id, None, "too_many_rows", (("limit", int(field.max)),))
    for number, row in enumerate(rows):
        cells = row if isinstance(row, dict) else {}
        for column in field.columns:
            cell = cells.get(column.id)
            part = f"{number}.{column.id}"
            if cell is None or cell == "":
                if column.required:
                    yield FieldError(field.id, part, "missing")
            else:
                yield from _value(column, field.id, part, cell, today)


def as_typed(field: Field, answer: JsonValue) -> Typed:
    """A saved answer as it would have been typed, so that one parser judges both."""
    if field.type is FieldType.YES_NO and isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, list):
        return [str(item) for item in answer]
    if isinstance(answer, dict):
        return {key: str(value) for key, value in answer.items() if value is not None}
    return str(answer)
