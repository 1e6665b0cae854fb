"""What somebody typed, exactly as typed: the shape a field's inputs have between the page and the rules.

A date is three inputs, an address up to four, a person one group, a table one group a row. Inputs are named by the
field's id and, after dots, the part: `mother.born.year`, `children.0.name`.
"""

from collections.abc import Mapping
from functools import cache

from django.http import QueryDict
from pydantic import JsonValue

from onedoor.base import clock
from onedoor.catalogue.terms import Field, FieldType, Option, Text

Typed = str | list["Typed"] | dict[str, "Typed"]

MOST_ROWS = 30
DATE_PARTS = ("day", "month", "year")
ADDRESS_PARTS = ("province", "commune", "country", "detail")
DATES = frozenset({FieldType.DATE, FieldType.PARTIAL_DATE})

_PARTS: Mapping[str, tuple[FieldType, Text]] = {
    "name": (FieldType.NAME, Text(vi="Họ, chữ đệm, tên", en="Full name, family name first")),
    "citizen_number": (FieldType.CITIZEN_NUMBER, Text(vi="Số định danh cá nhân", en="Personal identification number")),
    "born": (FieldType.PARTIAL_DATE, Text(vi="Ngày, tháng, năm sinh", en="Date of birth")),
    "sex": (FieldType.CHOICE, Text(vi="Giới tính", en="Sex")),
    "ethnicity": (FieldType.TEXT, Text(vi="Dân tộc", en="Ethnic group")),
    "nationality": (FieldType.TEXT, Text(vi="Quốc tịch", en="Nationality")),
    "residence": (FieldType.ADDRESS, Text(vi="Nơi cư trú", en="Place of residence")),
}
_SEXES = (
    Option(id="male", label=Text(vi="Nam", en="Male")),
    Option(id="female", label=Text(vi="Nữ", en="Female")),
)


@cache
def part_field(part: str, *, required: bool) -> Field:
    """A part of a person as a field of its own."""
    type_, label = _PARTS[part]
    return Field(id=part, type=type_, label=label, required=required, options=_SEXES if part == "sex" else ())


def parts_of(field: Field) -> tuple[Field, ...]:
    """The parts of a person field, in the order in which they are asked."""
    return tuple(
        part_field(part, required=field.required and part not in field.optional_parts)
        for part in field.parts
        if part in _PARTS
    )


def typed(field: Field, post: QueryDict, name: str = "") -> Typed:
    """What the form's inputs of `field` hold; an input that was not sent counts as empty."""
    name = name or field.id
    if field.type in DATES:
        return {part: post.get(f"{name}.{part}", "") for part in DATE_PARTS}
    if field.type is FieldType.ADDRESS:
        return {part: post.get(f"{name}.{part}", "") for part in ADDRESS_PARTS}
    if field.type is FieldType.CHOICES:
        return list(post.getlist(name))
    if field.type is FieldType.PERSON:
        return {part.id: typed(part, post, f"{name}.{part.id}") for part in parts_of(field)}
    if field.type is FieldType.TABLE:
        return [
            {column.id: typed(column, post, f"{name}.{row}.{column.id}") for column in field.columns}
            for row in range(rows_sent(post, name))
        ]
    return post.get(name, "")


def rows_sent(post: QueryDict, name: str) -> int:
    """How many rows of a table the form held."""
    count = post.get(f"{name}.rows", "0")
    return min(int(count), MOST_ROWS) if count.isascii() and count.isdigit() and len(count) < 4 else 0


def of_answer(field: Field, answer: JsonValue) -> Typed:
    """The inputs that show a saved answer."""
    if field.type in DATES:
        pieces = (str(answer or "") + "--").split("-")
        return {"day": pieces[2], "month": pieces[1], "year": pieces[0]}
    if field.type is FieldType.ADDRESS:
        known = answer if isinstance(answer, dict) else {}
        return {part: str(known.get(part) or "") for part in ADDRESS_PARTS}
    if field.type is FieldType.CHOICES:
        return [str(one) for one in answer] if isinstance(answer, list) else []
    if field.type is FieldType.PERSON:
        person = answer if isinstance(answer, dict) else {}
        return {part.id: of_answer(part, person.get(part.id)) for part in parts_of(field)}
    if field.type is FieldType.TABLE:
        rows = [row for row in answer if isinstance(row, dict)] if isinstance(answer, list) else []
        return [{column.id: of_answer(column, row.get(column.id)) for column in field.columns} for row in rows]
    if field.type is FieldType.YES_NO:
        return {True: "yes", False: "no"}.get(answer, "") if isinstance(answer, bool) else ""
    if field.type is FieldType.MONEY and isinstance(answer, int):
        return f"{answer:,}".replace(",", ".")
    return "" if answer is None else str(answer)


def first_of(field: Field) -> Typed:
    """What an unanswered field shows: its default, or nothing; a table begins with its least number of rows."""
    if field.type is FieldType.TABLE:
        least = int(field.min) if isinstance(field.min, int | float) else 1
        return [blank_row(field) for _ in range(max(1, least))]
    default = field.default
    if default == "today" and field.type in DATES:
        default = clock.today().isoformat()
    return of_answer(field, default)


def blank_row(field: Field) -> Typed:
    """An empty row of a table."""
    return {column.id: first_of(column) for column in field.columns}


def is_blank(value: Typed) -> bool:
    """Whether nothing was typed at all."""
    if isinstance(value, str):
        return not value.strip()
    return all(is_blank(part) for part in (value.values() if isinstance(value, dict) else value))
