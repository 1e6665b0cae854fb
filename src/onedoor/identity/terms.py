"""The words of identity: a person, an officer, what the population register knows."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from onedoor.base.actor import Role


class Party(StrEnum):
    """In which quality somebody signed in."""

    CITIZEN = "citizen"
    OFFICER = "officer"


OURS = "onedoor"
"""The issuer of people whom an act of ours named before they ever signed in: a new-born, who came to a counter."""


MACHINE = "machine:"
"""How the issuer of people begins whom a machine client identified; nobody vouched for their number."""


NUMBER = "citizen_number"
"""What the blind index of a citizen number is for: a person and a mandate of the same number have the same one."""


class Ground(StrEnum):
    """Why somebody may act for somebody else."""

    PARENT = "parent"
    REPRESENTATIVE = "representative"
    HEIR = "heir"


BY_REGISTER = "organisation:"
"""How the basis of a mandate begins that the business register gave, and it alone takes."""


class Scope(StrEnum):
    """What a mandate covers."""

    SEE = "see"
    SHARE = "share"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Principal:
    """Somebody for whom the actor may act: in which scope, on which ground, until when (None: without end)."""

    id: UUID
    name: str
    ground: Ground
    scopes: frozenset[Scope]
    until_on: date | None
    mandate: UUID
    tax_code: str = ""
    """Of an organisation; empty: a person."""
    kinds: frozenset[str] = frozenset()
    """The kinds of items that may be seen; empty: all."""


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """An organisation as the business register answers with it, or as it is known here."""

    tax_code: str
    name: str


@dataclass(frozen=True, slots=True)
class MandateRow:
    """A mandate as the one who gave it, or in whose name it stands, sees it."""

    id: UUID
    principal: UUID
    principal_name: str
    agent_name: str
    ground: Ground
    scopes: frozenset[Scope]
    from_on: date
    until_on: date | None
    basis: str
    ended_at: datetime | None


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
class Holder:
    """Somebody who holds a role, by the newest of their appointments, and all agencies at which they hold any."""

    id: UUID
    name: str
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownAs:
    """By what others know an actor: the subject of their sign-in, and their citizen number where it was told."""

    subject: str
    citizen_number: str


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Somebody whom somebody else named, and who is known here; `subject` is that of their sign-in."""

    id: UUID
    subject: str
    name: str


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
