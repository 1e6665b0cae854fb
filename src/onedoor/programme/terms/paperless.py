"""Services, places and days that take no paper; who came with paper all the same, and what became of them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from onedoor.base.shares import Interval
from onedoor.programme.terms.targets import HistoryLine


class Outcome(StrEnum):
    """What became of somebody who came to the counter with paper."""

    TAKEN = "taken"
    """No measure forbade it: the paper was taken in."""
    EXCEPTION = "exception"
    """A measure forbade it, and a lawful exception held: the paper was taken in."""
    HELPED = "helped"
    """The person filed online, with help on the spot."""
    LEFT = "left"
    """The person went away; nothing was filed here."""


TAKES_PAPER = frozenset({Outcome.TAKEN, Outcome.EXCEPTION})


class Stand(StrEnum):
    """Where a measure is in time."""

    AHEAD = "ahead"
    RUNNING = "running"
    OVER = "over"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another; only some weekdays (0 is Monday), or only single dates, where either is named."""

    first: date
    last: date
    weekdays: tuple[int, ...] = ()
    dates: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """The document by which no paper is taken: its number, the day it was signed, and what it says."""

    number: str
    signed_on: date
    citation: str


@dataclass(frozen=True, slots=True)
class MeasureWanted:
    """What somebody announces. No procedures: every one that is offered online there."""

    agencies: tuple[str, ...]
    procedures: tuple[str, ...]
    days: Days
    basis: Basis
    exceptions: tuple[str, ...] = ()
    help_at: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One paperless measure at one place."""

    id: UUID
    agency: str
    procedures: tuple[str, ...]
    days: Days
    basis: Basis
    exceptions: tuple[str, ...]
    help_at: str
    announced_by: str
    announced_at: datetime
    withdrawn_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Counter:
    """Where somebody stands, with what, and whether that can be filed online."""

    agency: str
    procedure: str
    online: bool


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody who came with paper. Who they are is in no record but the dossier's, where there is one."""

    id: UUID
    agency: str
    procedure: str
    at: datetime
    outcome: Outcome
    measure: UUID | None = None
    exception: str = ""
    note: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What happened on some days: how many working days, dossiers by channel, and how those decided were in time."""

    days: int = 0
    online: int = 0
    paper: int = 0
    decided: int = 0
    in_time: int = 0
    hours: float | None = None
    arrivals: dict[Outcome, int] = field(default_factory=dict)

    @property
    def filed(self) -> int:
        return self.online + self.paper


@dataclass(frozen=True, slots=True)
class Compared:
    """A share on the days of the measure and on normal days, and the difference of the two."""

    then: Interval
    normal: Interval
    difference: Interval
    n_then: int
    n_normal: int
    few: bool


@dataclass(frozen=True, slots=True)
class DayResult:
    """Days of a measure that are over, against normal days."""

    then: Group
    normal: Group
    online: Compared
    in_time: Compared
    weeks: int


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure as lists show it."""

    measure: Measure
    stand: Stand
    next_on: date | None


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure with what came of it."""

    measure: Measure
    stand: Stand
    next_on: date | None
    result: DayResult | None
    arrivals: tuple[Arrival, ...]
    history: tuple[HistoryLine, ...]
    may_withdraw: bool
