"""Fields: the questions a procedure may ask, and the shapes of their answers."""

from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field as Setting
from pydantic import JsonValue

from onedoor.catalogue.terms.facts import Cel, Id, Line, Mark, Part, Text

Answers = Mapping[str, JsonValue]
"""Answers of one dossier by field id. Shapes by type are told in `FieldType`; no answer yet is an absent key."""


class FieldType(StrEnum):
    """The field types this domain needs; after each, the JSON shape of its answer."""

    TEXT = "text"  # string
    LONG_TEXT = "long_text"  # string with line breaks
    NAME = "name"  # string, family name first
    NUMBER = "number"  # integer or float
    MONEY = "money"  # integer, đồng
    DATE = "date"  # "2026-11-24"; with `words: true` documents also show it in words
    PARTIAL_DATE = "partial_date"  # "1958", "1958-03" or "1958-03-09": a register may know the year only
    TIME = "time"  # "08:30"
    YES_NO = "yes_no"  # true or false
    CHOICE = "choice"  # one option id
    CHOICES = "choices"  # list of option ids
    CITIZEN_NUMBER = "citizen_number"  # string of 12 digits
    OLD_ID_NUMBER = "old_id_number"  # string of 9 digits
    TAX_CODE = "tax_code"  # string of 10, 12 or 13 digits
    PHONE = "phone"  # "0912345678"
    EMAIL = "email"  # string
    ADDRESS = "address"  # {"commune": GSO code, "detail": string} or {"country": ISO code, "detail": string}
    PERSON = "person"  # {"name","citizen_number","born","sex","ethnicity","nationality","residence"}: see Field.parts
    TABLE = "table"  # list of {column field id: answer}
    FILE = "file"  # list of attachment ids (strings)


class Option(Part):
    """One choice."""

    id: Id
    label: Text
    hint: Text | None = None


class Check(Part):
    """A condition the answers must meet, and the sentence shown when they do not: what to do, not what is wrong."""

    that: Cel = Setting(
        description="CEL over `answers`, `channel` and `today` (the day of filing); true when all is well. One `all()` "
        "or `exists()` may go through the rows of a table; `map`, `filter`, `matches` and `contains` may not be used."
    )
    otherwise: Text


class Field(Part):
    """One question. It carries a mark of its own only where it differs from its page's."""

    id: Id
    type: FieldType
    label: Text
    hint: Text | None = None
    why: Text | None = Setting(default=None, description="Why the law needs it; shown on request.")
    required: bool = True
    when: Cel | None = Setting(default=None, description="Asked only where this CEL expression is true.")
    sources: tuple[Line, ...] = Setting(
        default=(),
        description="Where the answer is known, in order: `claims.name`, `population.self`, `population.self.born`; "
        "`population.lookup` on a person field: filled in by citizen number; `vault.KQ.G15.000031.person`: a fact of "
        "the newest valid item of that kind; `register.land.lot`: what a register of the pack knows of who files; "
        "`subject.minor`, `subject.home`, `subject.parent`: "
        "whether who it is filed for is under 18, where they live, and the parent who files.",
    )
    known_when: Cel | None = Setting(
        default=None, description="What the sources know is offered only where this CEL expression is true."
    )
    options: tuple[Option, ...] = ()
    parts: tuple[str, ...] = Setting(
        default=("name", "citizen_number", "born", "sex", "ethnicity", "nationality", "residence"),
        description="For a person: which parts are asked.",
    )
    optional_parts: tuple[str, ...] = Setting(default=(), description="For a person: parts that may stay empty.")
    columns: tuple["Field", ...] = Setting(default=(), description="For a table: its columns.")
    min: float | str | None = Setting(
        default=None, description="Least number, least rows, or earliest day (ISO, `today`, `today-60`)."
    )
    max: float | str | None = Setting(
        default=None, description="Greatest number, most rows, or latest day (ISO, `today`, `today+30`)."
    )
    max_length: int = Setting(default=200, ge=1, le=5000)
    words: bool = False
    default: str | int | bool | None = None
    mark: Mark | None = None
    source: Line | None = None
