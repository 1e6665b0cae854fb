"""A saved answer, as it would have been typed: so that one parser judges what a form, the API or a register gave."""

import re

from pydantic import JsonValue

from onedoor.catalogue.rules.parsing import PERSON_FIELDS, Typed
from onedoor.catalogue.terms import Field, FieldType

_DAY = re.compile(r"^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$", re.ASCII)
_TIME = re.compile(r"^\d\d:\d\d$", re.ASCII)
_GREATEST = 10**15
ADDRESS_PARTS = ("commune", "country", "detail")


class WrongShape(ValueError):
    """The value is of a shape that no answer of this field has; `code` is that of a `FieldError`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def as_typed(field: Field, answer: JsonValue) -> Typed:
    """What somebody would have typed to give `answer`; "" for none. Raises WrongShape for any JSON that is no answer.

    `parse_field(field, as_typed(field, answer))` gives `answer` again.
    """
    match field.type:
        case FieldType.NUMBER | FieldType.MONEY:
            return _number(field, answer)
        case FieldType.DATE | FieldType.PARTIAL_DATE:
            return _day(answer)
        case FieldType.TIME:
            return _text(answer, "not_a_time", _TIME)
        case FieldType.YES_NO:
            return _yes_no(answer)
        case FieldType.CHOICE:
            return _text(answer, "not_an_option")
        case FieldType.CHOICES:
            return [_text(one, "not_an_option") for one in _list(answer, "not_an_option")]
        case FieldType.ADDRESS:
            return {
                part: _text(value, "bad_character") for part, value in _dict(answer).items() if part in ADDRESS_PARTS
            }
        case FieldType.PERSON:
            person = _dict(answer)
            return {part: part_as_typed(part, person.get(part)) for part in field.parts if part in PERSON_FIELDS}
        case FieldType.TABLE:
            rows = [_dict(row) for row in _list(answer, "bad_character")]
            return [{one.id: as_typed(one, row.get(one.id)) for one in field.columns} for row in rows]
        case _:
            return _text(answer, "bad_character")


def part_as_typed(part: str, value: JsonValue) -> Typed:
    """`as_typed` for that part of a person."""
    return as_typed(PERSON_FIELDS[part], value)


def _text(answer: JsonValue, code: str, form: re.Pattern[str] | None = None) -> str:
    if answer is None:
        return ""
    if not isinstance(answer, str) or (answer and form is not None and not form.match(answer)):
        raise WrongShape(code)
    return answer


def _list(answer: JsonValue, code: str) -> list[JsonValue]:
    if answer is None:
        return []
    if not isinstance(answer, list):
        raise WrongShape(code)
    return answer


def _dict(answer: JsonValue) -> dict[str, JsonValue]:
    if answer is None:
        return {}
    if not isinstance(answer, dict):
        raise WrongShape("bad_character")
    return answer


def _number(field: Field, answer: JsonValue) -> str:
    if answer is None:
        return ""
    if isinstance(answer, bool) or not isinstance(answer, int | float) or not abs(answer) < _GREATEST:
        raise WrongShape("not_a_number")
    if isinstance(answer, int):
        return str(answer)
    if field.type is FieldType.MONEY:
        raise WrongShape("not_a_number")
    return f"{answer:f}"


def _day(answer: JsonValue) -> Typed:
    found = _DAY.match(_text(answer, "not_a_date", _DAY))
    year, month, day = found.groups(default="") if found else ("", "", "")
    return {"day": day, "month": month, "year": year}


def _yes_no(answer: JsonValue) -> str:
    if answer is not None and not isinstance(answer, bool):
        raise WrongShape("not_an_option")
    return {True: "yes", False: "no"}.get(bool(answer), "") if answer is not None else ""
