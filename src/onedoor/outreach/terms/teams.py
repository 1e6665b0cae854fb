"""Teams and households, what a visit came to, how far a team has come."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class Outcome(StrEnum):
    """What a visit came to."""

    HELPED = "helped"
    COME_BACK = "come_back"
    NOT_AT_HOME = "not_at_home"
    REFUSED = "refused"


REACHED = frozenset({Outcome.HELPED, Outcome.COME_BACK, Outcome.REFUSED})
"""Somebody opened: the household is reached, whatever they wanted."""


class Topic(StrEnum):
    """What a visit was about."""

    ACCOUNT = "account"
    FILING = "filing"
    PAYING = "paying"
    RESULT = "result"
    SAFETY = "safety"
    OTHER = "other"


MOST_HOUSEHOLDS = 200
"""Of one alley."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit as it was made: `id` was made by who sends it, and is the same however often it is sent."""

    id: UUID
    household: UUID
    outcome: Outcome
    made_at: datetime
    topic: Topic | None = None
    note: str = ""
    back_on: date | None = None


@dataclass(frozen=True, slots=True)
class LastVisit:
    """The newest visit of a household that stands."""

    outcome: Outcome
    made_at: datetime
    back_on: date | None
    by_name: str = ""
    note: str = ""
    topic: Topic | None = None
    id: UUID | None = None
    by: UUID | None = None


class Standing(StrEnum):
    """How a household stands today."""

    NEW = "new"
    AGAIN = "again"
    LATER = "later"
    HELPED = "helped"
    REFUSED = "refused"


TO_DO = frozenset({Standing.NEW, Standing.AGAIN})


@dataclass(frozen=True, slots=True)
class Household:
    """A household of an alley, its newest visit, and how it stands; `reached` is whether anybody ever opened."""

    id: UUID
    label: str
    alley: str
    standing: Standing
    reached: bool
    visits: int
    last: LastVisit | None


@dataclass(frozen=True, slots=True)
class Alley:
    """An alley with its households, in the order in which they are walked."""

    id: UUID
    name: str
    households: tuple[Household, ...]

    @property
    def reached(self) -> int:
        return sum(household.reached for household in self.households)

    @property
    def to_do(self) -> int:
        return sum(household.standing in TO_DO for household in self.households)

    def standing(self, *kinds: Standing) -> int:
        """How many households stand so."""
        return sum(household.standing in kinds for household in self.households)


@dataclass(frozen=True, slots=True)
class Changed:
    """How many households an alley gained, lost, and calls otherwise."""

    added: int
    removed: int
    renamed: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a team has come: every alley with every household."""

    alleys: tuple[Alley, ...]

    @property
    def households(self) -> int:
        return sum(len(alley.households) for alley in self.alleys)

    @property
    def reached(self) -> int:
        return sum(alley.reached for alley in self.alleys)

    @property
    def to_do(self) -> int:
        return sum(alley.to_do for alley in self.alleys)

    @property
    def share(self) -> float | None:
        """The share of households that were reached; None where there is no household."""
        return self.reached / self.households if self.households else None


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of a team. `acts` is whether they hold the role of helper today."""

    officer: UUID
    name: str
    since: date
    acts: bool
    visits: int
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class Team:
    """A team, for the list."""

    id: UUID
    name: str
    agency: str
    members: int
    households: int
    reached: int

    @property
    def share(self) -> float | None:
        return self.reached / self.households if self.households else None
