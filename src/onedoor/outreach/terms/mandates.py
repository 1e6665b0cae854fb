"""Mandates of assistance: how they are confirmed, what was done under them, how they end."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class Confirmed(StrEnum):
    """How a person confirmed a mandate: on their own device, by a code that they said, or before a witness."""

    SELF = "self"
    CODE = "code"
    WITNESS = "witness"


class Ended(StrEnum):
    """Why a mandate ended before its last day."""

    REVOKED = "revoked"
    DECLINED = "declined"
    LAID_DOWN = "laid_down"


class Did(StrEnum):
    """What a helper did."""

    OPENED = "opened"
    BEGAN = "began"
    KEPT = "kept"
    SAVED = "saved"
    FILED = "filed"


class MandateState(StrEnum):
    """Whether a mandate opens anything."""

    ASKED = "asked"
    LIVE = "live"
    ENDED = "ended"


LONGEST_DAYS = 30
MOST_PROCEDURES = 5
CODE_MINUTES = 10
CODE_TRIES = 5
MOST_ASKED_A_DAY = 20
MOST_ASKED_OF_ONE = 3
"""Requests that one person gets in a day, whoever asks: nobody is worn down."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a helper asks a person for; `number` and `name` are what the person told."""

    number: str
    name: str
    procedures: tuple[str, ...]
    acts: tuple[str, ...]
    days: int


@dataclass(frozen=True, slots=True)
class UseRow:
    """Something that was done under a mandate."""

    did: Did
    at: datetime
    procedure: str
    code: str


@dataclass(frozen=True, slots=True)
class MandateRow:
    """A mandate, for the person, for its helper, and for who is asked to be a witness."""

    id: UUID
    state: MandateState
    helper_name: str
    team: str
    principal_name: str
    procedures: tuple[str, ...]
    acts: tuple[str, ...]
    until_on: date
    text: str
    sha256: str
    asked_at: datetime
    confirmed_at: datetime | None
    how: Confirmed | None
    ended_at: datetime | None
    ended_why: Ended | None
    uses: tuple[UseRow, ...] = ()
