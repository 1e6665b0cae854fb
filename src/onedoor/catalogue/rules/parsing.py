"""From what somebody typed to an answer: forgiving in how it is written, exact in what it means.

`Typed` is what a form held, always as text: a string; for dates `{"day", "month", "year"}`; for an address
`{"commune", "country", "detail"}`; for a person one entry a part; for a table a list of rows; for choices a list.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

from pydantic import JsonValue

from onedoor.base import identifiers, text
from onedoor.base.errors import Fact, NotReadable
from onedoor.catalogue.terms import Field, FieldError, FieldType, Option, Text

Typed = str | list["Typed"] | dict[str, "Typed"]
Parsed = tuple[JsonValue, tuple[FieldError, ...]]

PERSON_PARTS: Mapping[str, FieldType] = {
    "name": FieldType.NAME,
    "citizen_number": FieldType.CITIZEN_NUMBER,
    "born": FieldType.PARTIAL_DATE,
    "sex": FieldType.CHOICE,
    "ethnicity": FieldType.TEXT,
    "nationality": FieldType.TEXT,
    "residence": FieldType.ADDRESS,
}
_SEXES = tuple(Option(id=sex, label=Text(vi=sex, en=sex)) for sex in ("male", "female"))
PERSON_FIELDS: Mapping[str, Field] = {
    part: Field(id=part, type=kind, label=Text(vi=part, en=part), options=_SEXES if part == "sex" else ())
    for part, kind in PERSON_PARTS.items()
}
"""Each part of a person as a field of its own."""

_TIME = re.compile(r"^(\d{1,2})\s*[:hg.]\s*(\d{2})?$")
_WHOLE = re.compile(r"^-?\d{1,15}$")
_GROUPED = re.compile(r"^-?\d{1,3}([.,\s]\d{3})+$")
_DECIMAL = re.compile(r"^-?\d{1,12}[.,]\d{1,6}$")
_FIRST_YEAR, _LAST_YEAR = 1850, 2200
MOST_ROWS = 50
"""The most rows any table may have."""


class _Wrong(ValueError):
    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def parse_field(field: Field, typed: Typed) -> Parsed:
    """The answer `typed` means for `field`, and what is wrong with it; nothing typed is None, without an error.

    Whether an answer is needed, and whether it is within bounds, `check_answers` decides.
    """
    if field.type is FieldType.PERSON:
        return _person(field, typed)
    if field.type is FieldType.TABLE:
        return _table(field, typed)
    return _guarded(field, field.id, None, typed)


def _guarded(field: Field, field_id: str, part: str | None, typed: Typed) -> Parsed:
    try:
        return _PARSERS[field.type](field, typed), ()
    except _Wrong as wrong:
        return None, (FieldError(field_id, part, wrong.code, tuple(wrong.facts.items())),)
    except identifiers.NotAnIdentifier as wrong:
        return None, (FieldError(field_id, part, wrong.code),)
    except NotReadable as wrong:
        return None, (FieldError(field_id, part, str(wrong.facts.get("reason")), tuple(wrong.facts.items())),)


def _line(field: Field, typed: Typed) -> str:
    if not isinstance(typed, str):
        raise _Wrong("bad_character")
    return text.clean(typed, max_length=20_000)


def _text(field: Field, typed: Typed) -> JsonValue:
    cleaned = _line(field, typed)
    if field.type is not FieldType.LONG_TEXT:
        cleaned = " ".join(cleaned.split())
    if len(cleaned) > field.max_length:
        raise _Wrong("too_long", limit=field.max_length)
    return cleaned or None


def _name(field: Field, typed: Typed) -> JsonValue:
    """A person's name is written in letters, not in figures (Civil Code 2015, Art. 26.3)."""
    name = _text(field, typed)
    if any(letter.isdigit() for letter in str(name or "")):
        raise _Wrong("not_a_name")
    return name


def _number(field: Field, typed: Typed) -> JsonValue:
    cleaned = _line(field, typed).removesuffix("đ").removesuffix("VND").strip()
    if not cleaned:
        return None
    if _WHOLE.match(cleaned) and cleaned.isascii():
        return int(cleaned)
    if _GROUPED.match(cleaned):
        return int(re.sub(r"[.,\s]", "", cleaned))
    if field.type is FieldType.NUMBER and _DECIMAL.match(cleaned):
        return float(cleaned.replace(",", "."))
    raise _Wrong("not_a_number")


def _pieces(typed: Typed) -> tuple[str, str, str]:
    if isinstance(typed, str):
        cleaned = text.clean(typed, max_length=100)
        numbers = re.split(r"[\s/.\-]+", cleaned) if cleaned else []
        if len(numbers) == 3:
            year_first = len(numbers[0]) == 4
            day, month, year = reversed(numbers) if year_first else numbers
            return day, month, year
        return "", "", cleaned
    day, month, year = (_part(typed, name, 20) for name in ("day", "month", "year"))
    return day, month, year


def _part(typed: Typed, name: str, max_length: int) -> str:
    found = typed.get(name) or "" if isinstance(typed, dict) else ""
    if not isinstance(found, str):
        raise _Wrong("bad_character")
    return text.clean(found, max_length=max_length)


def _date(field: Field, typed: Typed) -> JsonValue:
    day, month, year = _pieces(typed)
    given = [piece for piece in (day, month, year) if piece]
    if not given:
        return None
    if any(not (piece.isascii() and piece.isdigit() and len(piece) <= 4) for piece in given):
        raise _Wrong("not_a_date")
    partial = field.type is FieldType.PARTIAL_DATE
    if len(year) != 4 or not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        raise _Wrong("not_a_date")
    if partial and not day:
        if not month:
            return year
        if not 1 <= int(month) <= 12:
            raise _Wrong("not_a_date")
        return f"{year}-{int(month):02d}"
    try:
        return date(int(year), int(month or 0), int(day or 0)).isoformat()
    except ValueError:
        raise _Wrong("not_a_date") from None


def _time(field: Field, typed: Typed) -> JsonValue:
    cleaned = _line(field, typed)
    if not cleaned:
        return None
    found = _TIME.match(cleaned)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found and cleaned.isascii() else (99, 99)
    if hour > 23 or minute > 59:
        raise _Wrong("not_a_time")
    return f"{hour:02d}:{minute:02d}"


def _yes_no(field: Field, typed: Typed) -> JsonValue:
    cleaned = _line(field, typed)
    known = {"yes": True, "true": True, "no": False, "false": False}
    if not cleaned:
        return None
    if cleaned not in known:
        raise _Wrong("not_an_option")
    return known[cleaned]


def _choice(field: Field, typed: Typed) -> JsonValue:
    cleaned = _line(field, typed)
    if not cleaned:
        return None
    if cleaned not in {option.id for option in field.options}:
        raise _Wrong("not_an_option")
    return cleaned


def _choices(field: Field, typed: Typed) -> JsonValue:
    given = typed if isinstance(typed, list) else [typed] if typed else []
    chosen = [_choice(field, one) for one in given]
    return list(dict.fromkeys(one for one in chosen if one is not None)) or None


def _identifier(check: Callable[[str], str]) -> Callable[[Field, Typed], JsonValue]:
    def parse(field: Field, typed: Typed) -> JsonValue:
        cleaned = _line(field, typed)
        return check(cleaned) if cleaned else None

    return parse


def _address(field: Field, typed: Typed) -> JsonValue:
    commune, country, detail = (_part(typed, name, 500) for name in ("commune", "country", "detail"))
    if not (commune or country or detail):
        return None
    detail = " ".join(detail.split())
    if len(detail) > field.max_length:
        raise _Wrong("too_long", limit=field.max_length)
    if commune and not (commune.isascii() and commune.isdigit() and len(commune) == 5):
        raise _Wrong("not_a_commune")
    if country and not (country.isascii() and country.isalpha() and len(country) == 2):
        raise _Wrong("not_an_option")
    if not commune and not country:
        raise _Wrong("not_a_commune")
    place = {"country": country.upper()} if country and not commune else {"commune": commune}
    return {**place, "detail": detail}


def _nothing(field: Field, typed: Typed) -> JsonValue:
    return None


_PARSERS: Mapping[FieldType, Callable[[Field, Typed], JsonValue]] = {
    FieldType.TEXT: _text,
    FieldType.LONG_TEXT: _text,
    FieldType.NAME: _name,
    FieldType.NUMBER: _number,
    FieldType.MONEY: _number,
    FieldType.DATE: _date,
    FieldType.PARTIAL_DATE: _date,
    FieldType.TIME: _time,
    FieldType.YES_NO: _yes_no,
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choices,
    FieldType.CITIZEN_NUMBER: _identifier(identifiers.citizen_number),
    FieldType.OLD_ID_NUMBER: _identifier(identifiers.old_id_number),
    FieldType.TAX_CODE: _identifier(identifiers.tax_code),
    FieldType.PHONE: _identifier(identifiers.phone),
    FieldType.EMAIL: _identifier(identifiers.email),
    FieldType.ADDRESS: _address,
    FieldType.FILE: _nothing,
}


def _person(field: Field, typed: Typed) -> Parsed:
    given = typed if isinstance(typed, dict) else {}
    answer: dict[str, JsonValue] = {}
    errors: list[FieldError] = []
    for part in field.parts:
        if part not in PERSON_FIELDS:
            continue
        found, wrong = parse_part(field, part, given.get(part) or "")
        errors += wrong
        if found is not None:
            answer[part] = found
    return answer or None, tuple(errors)


def parse_part(field: Field, part: str, typed: Typed) -> Parsed:
    """What is meant by `typed` for that part of a person; errors name the person's field."""
    return _guarded(PERSON_FIELDS[part], field.id, part, typed)


def _table(field: Field, typed: Typed) -> Parsed:
    rows = typed if isinstance(typed, list) else []
    answer: list[JsonValue] = []
    errors: list[FieldError] = []
    for number, row in enumerate(rows[:MOST_ROWS]):
        cells = row if isinstance(row, dict) else {}
        parsed: dict[str, JsonValue] = {}
        for column in field.columns:
            found, wrong = _guarded(column, field.id, f"{number}.{column.id}", cells.get(column.id) or "")
            errors += wrong
            if found is not None:
                parsed[column.id] = found
        if parsed or any(error.part and error.part.startswith(f"{number}.") for error in errors):
            answer.append(parsed)
    return answer or None, tuple(errors)
