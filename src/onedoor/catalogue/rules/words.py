"""Answers as people read them: on a page to check, at the desk, in a document."""

from collections.abc import Callable
from datetime import date

from pydantic import JsonValue

from onedoor.catalogue.rules.countries import country_name
from onedoor.catalogue.rules.parsing import parse_field
from onedoor.catalogue.rules.saved import WrongShape, as_typed
from onedoor.catalogue.terms import Field, FieldType

AreaName = Callable[[str, str], str]

_VI = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_EN_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_EN_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_EN_DAYS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth",
    "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
_EN_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_PARTS = {
    "name": ("Họ và tên", "Full name"),
    "citizen_number": ("Số định danh cá nhân", "Personal identification number"),
    "born": ("Ngày sinh", "Date of birth"),
    "sex": ("Giới tính", "Sex"),
    "ethnicity": ("Dân tộc", "Ethnic group"),
    "nationality": ("Quốc tịch", "Nationality"),
    "residence": ("Nơi cư trú", "Residence"),
}
_SEXES = {"male": ("Nam", "Male"), "female": ("Nữ", "Female")}
_MONTH_FOUR = 4


def display(field: Field, value: JsonValue, language: str, *, area_name: AreaName) -> list[tuple[str, str]]:
    """The answer as (label, text) lines in `language`; `area_name(code, language)` names a commune.

    A text that is no answer of this field is shown as it stands; any other value of a wrong shape is left out.
    """
    label = field.label.in_(language)
    english = language.startswith("en")
    if value is None or value in ("", [], {}):
        return []
    if field.type is not FieldType.FILE and not _fits(field, value):
        return [(label, value)] if isinstance(value, str) else []
    if field.type is FieldType.PERSON and isinstance(value, dict):
        return [
            (f"{label} – {_PARTS[part][english]}", _part(part, value[part], language, area_name))
            for part in field.parts
            if part in _PARTS and value.get(part)
        ]
    if field.type is FieldType.TABLE and isinstance(value, list):
        return [(f"{label} ({number})", _row(field, row, language, area_name)) for number, row in enumerate(value, 1)]
    return [(label, _text(field, value, language, area_name))]


def _fits(field: Field, value: JsonValue) -> bool:
    try:
        found, errors = parse_field(field, as_typed(field, value))
    except WrongShape:
        return False
    return found is not None and not errors


def _part(part: str, value: JsonValue, language: str, area_name: AreaName) -> str:
    english = language.startswith("en")
    if part == "born":
        return day(str(value))
    if part == "sex":
        return _SEXES.get(str(value), (str(value), str(value)))[english]
    if part == "residence":
        return address(value, language, area_name)
    return str(value)


def _row(field: Field, row: JsonValue, language: str, area_name: AreaName) -> str:
    if not isinstance(row, dict):
        return str(row)
    cells = (_text(column, row.get(column.id), language, area_name) for column in field.columns)
    return " · ".join(cell for cell in cells if cell)


def _text(field: Field, value: JsonValue, language: str, area_name: AreaName) -> str:
    english = language.startswith("en")
    if value is None:
        return ""
    match field.type:
        case FieldType.YES_NO:
            return ("Có", "Yes")[english] if value else ("Không", "No")[english]
        case FieldType.CHOICE:
            return _option(field, value, language)
        case FieldType.CHOICES:
            chosen = value if isinstance(value, list) else []
            return ", ".join(_option(field, one, language) for one in chosen)
        case FieldType.DATE | FieldType.PARTIAL_DATE:
            words = date_in_words(str(value), language) if field.words else ""
            return day(str(value)) + (f" ({words})" if words else "")
        case FieldType.MONEY:
            return f"{value:,}".replace(",", ".") + " đ" if isinstance(value, int) else str(value)
        case FieldType.NUMBER if isinstance(value, float):
            return str(value) if english else str(value).replace(".", ",")
        case FieldType.ADDRESS:
            return address(value, language, area_name)
        case FieldType.FILE:
            return ("Tệp đính kèm", "Attached file")[english]
        case _:
            return str(value)


def _option(field: Field, value: JsonValue, language: str) -> str:
    found = next((option for option in field.options if option.id == value), None)
    return found.label.in_(language) if found else str(value)


def day(iso: str) -> str:
    """`2026-11-24` as `24/11/2026`; a year or a month alone stays one."""
    return "/".join(reversed(iso.split("-")))


def address(value: JsonValue, language: str, area_name: AreaName) -> str:
    """An address in one line, the smallest place first."""
    if not isinstance(value, dict):
        return str(value or "")
    commune, country = str(value.get("commune") or ""), str(value.get("country") or "")
    place = area_name(commune, language) if commune else country_name(country, language)
    return ", ".join(piece for piece in (str(value.get("detail") or ""), place) if piece)


def date_in_words(iso: str, language: str) -> str:
    """A date in words, as a certificate states it; empty for a date that is not whole.

    >>> date_in_words("2026-11-24", "vi")
    'Ngày hai mươi bốn tháng mười một năm hai nghìn không trăm hai mươi sáu'
    """
    try:
        whole = date.fromisoformat(iso)
    except ValueError:
        return ""
    year, month, number = whole.year, whole.month, whole.day
    if language.startswith("en"):
        return f"The {_EN_DAYS[number - 1]} of {_EN_MONTHS[month - 1]}, {_english(year)}"
    named = "tư" if month == _MONTH_FOUR else vietnamese(month)
    return f"Ngày {vietnamese(number)} tháng {named} năm {vietnamese(year)}"


def vietnamese(number: int) -> str:
    """A number from 0 to 9999 in Vietnamese words.

    >>> vietnamese(2005)
    'hai nghìn không trăm linh năm'
    """
    thousands, rest = divmod(number, 1000)
    hundreds, below = divmod(rest, 100)
    words = [f"{_VI[thousands]} nghìn"] if thousands else []
    if hundreds or (thousands and below):
        words.append(f"{_VI[hundreds]} trăm")
    if below or not words:
        words.append(_below_hundred(below, spoken=bool(words)))
    return " ".join(words)


def _below_hundred(number: int, *, spoken: bool) -> str:
    tens, unit = divmod(number, 10)
    if tens == 0:
        return f"linh {_VI[unit]}" if spoken else _VI[unit]
    ten = "mười" if tens == 1 else f"{_VI[tens]} mươi"
    if unit == 0:
        return ten
    last = {1: "mốt" if tens > 1 else "một", 4: "bốn", 5: "lăm"}.get(unit, _VI[unit])
    return f"{ten} {last}"


def _english(year: int) -> str:
    thousands, rest = divmod(year, 1000)
    hundreds, below = divmod(rest, 100)
    words = [f"{_EN_UNITS[thousands]} thousand"] if thousands else []
    if hundreds:
        words.append(f"{_EN_UNITS[hundreds]} hundred")
    if below or not words:
        tens, unit = divmod(below, 10)
        small = _EN_UNITS[below] if below < len(_EN_UNITS) else _EN_TENS[tens] + (f"-{_EN_UNITS[unit]}" if unit else "")
        words.append(("and " if words else "") + small)
    return " ".join(words)
