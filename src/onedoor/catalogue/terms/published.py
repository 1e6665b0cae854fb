"""What crosses from the catalogue: published versions, cards, verdicts and faults."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onedoor.base.errors import Fact
from onedoor.catalogue.terms.definition import Definition
from onedoor.catalogue.terms.facts import Text


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A published version. `digest` is the SHA-256 of the definition's canonical JSON, in hexadecimal."""

    id: UUID
    procedure: str
    number: int
    valid_from: date
    valid_to: date | None
    digest: str
    definition: Definition
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Ended:
    """A procedure that is no more: its last day, and what one files instead where that is known."""

    title: Text
    last_day: date
    now: VersionRow | None


@dataclass(frozen=True, slots=True)
class ServiceCard:
    """A procedure as a list shows it."""

    procedure: str
    title: Text
    outcome: Text
    life_events: tuple[str, ...]
    sector: Text
    full_process: bool
    agency_kind: str


@dataclass(frozen=True, slots=True)
class FullProcess:
    """Whether everything can be done from home, and if not, every reason why."""

    yes: bool
    reasons: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one answer. `part` is the path inside a composite answer (`born`, `0.name`), or None.

    `code` is one of: missing, too_long, bad_character, not_a_name, not_a_number, too_small, too_big, not_whole,
    not_a_date, too_early, too_late, not_a_time, not_an_option, not_a_citizen_number, number_and_birth_differ,
    number_and_sex_differ, not_an_old_number, not_a_tax_code, not_a_phone, not_an_email, not_a_commune, too_few_rows,
    too_many_rows, no_file, check_failed, not_a_field (a machine named what the form does not ask).
    """

    field_id: str
    part: str | None
    code: str
    facts: tuple[tuple[str, Fact], ...] = ()
    sentence: Text | None = None
    """The definition's own sentence, for `check_failed`."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a definition's file, and where; lines and columns count from 1."""

    file: str
    line: int
    column: int
    sentence: Text

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.sentence.vi} / {self.sentence.en}"
