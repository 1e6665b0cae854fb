"""The words of identity: a person, an officer, what the population register knows."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from onedoor.base.actor import Role


class Party(StrEnum):
    """In which quality somebody signed in."""

    CITIZEN = "citizen"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True)
class Person:
    """A person as their identity provider last told; `born` may be a year only, `residence_commune` is a code."""

    id: UUID
    name: str
    citizen_number: str
    born: str
    sex: str
    phone: str
    email: str
    residence_commune: str
    residence_detail: str
    assurance: int
    nationality: str = ""
    ethnicity: str = ""


@dataclass(frozen=True, slots=True)
class Officer:
    """An appointment: a person in roles at a unit of an agency, from a day to a day (None: without end)."""

    id: UUID
    name: str
    agency: str
    unit: UUID | None
    roles: frozenset[Role]
    active_from: date
    active_to: date | None


@dataclass(frozen=True, slots=True)
class KnownAs:
    """By what others know an actor: the subject of their sign-in, and their citizen number where it was told."""

    subject: str
    citizen_number: str


@dataclass(frozen=True, slots=True)
class PopulationRecord:
    """What the population register knows of a number. `born` may be a year only; `sex` is `male` or `female`."""

    citizen_number: str
    name: str
    born: str
    sex: str
    ethnicity: str
    nationality: str
    residence_commune: str
    residence_detail: str
    phone: str = ""
