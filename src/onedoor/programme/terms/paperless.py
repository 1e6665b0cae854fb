"""Services, places and days that take no paper; who came with paper all the same, and what became of them."""

from collections.abc import Mapping
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
    draft: UUID | None = None


@dataclass(frozen=True, slots=True)
class PaperBrought:
    """What an officer says of somebody who came with paper, and by which exception it is taken (none: as usual)."""

    procedure: str
    name: str
    number: str
    exception: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What happened on some days. `ran_out`: of how many dossiers the limit has passed; `hours`: the median."""

    days: int = 0
    online: int = 0
    paper: int = 0
    ran_out: int = 0
    in_time: int = 0
    handled: int = 0
    hours: float | None = None
    arrivals: Mapping[Outcome, int] = field(default_factory=dict)

    @property
    def filed(self) -> int:
        return self.online + self.paper


@dataclass(frozen=True, slots=True)
class Compared:
    """A share on the days of the measure and on normal days, and the difference; None where one side has nothing."""

    then: Interval | None
    normal: Interval | None
    difference: Interval | None
    few: bool


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day of the measure that is over."""

    day: date
    online: int
    paper: int
    arrivals: Mapping[Outcome, int]


@dataclass(frozen=True, slots=True)
class DayResult:
    """The days of a measure that are over, against the same weekdays of `weeks` weeks before it."""

    then: Group
    normal: Group
    online: Compared
    in_time: Compared
    weeks: int
    days: tuple[DayLine, ...]


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
    exceptions: tuple[Arrival, ...]
    history: tuple[HistoryLine, ...]
    may_withdraw: bool
