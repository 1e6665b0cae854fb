"""How many dossiers of which kind, for measuring: nothing in it names a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DossierCounts:
    """The dossiers of one procedure at one agency in a period.

    `alone`: filed online by the person from a session of their own; `reusing`: with something out of the vault;
    `right_first`: decided and never a supplement asked; `overdue`: open past their deadline as the period ends, and not
    waiting for the applicant; `electronic`: granted, with a result that stands as a signed or sealed file; `trips`: how
    often those whose result was `returned` came to a counter for it, to file or to fetch.
    """

    agency: str
    procedure: str
    filed: int = 0
    online: int = 0
    alone: int = 0
    reusing: int = 0
    decided: int = 0
    right_first: int = 0
    in_time: int = 0
    granted: int = 0
    electronic: int = 0
    overdue: int = 0
    returned: int = 0
    trips: int = 0


@dataclass(frozen=True, slots=True)
class Overdue:
    """How many dossiers of an agency are past their time and wait for no applicant; the oldest since when."""

    agency: str
    n: int
    oldest: datetime


@dataclass(frozen=True, slots=True)
class TurnTime:
    """How long the dossiers decided in a period waited for whom, in seconds of the calendar; `turn` is a `Turn`."""

    agency: str
    procedure: str
    turn: str
    seconds: float
    dossiers: int


@dataclass(frozen=True, slots=True)
class UnitTime:
    """How long the dossiers decided in a period lay with one unit of their agency, in seconds of the calendar."""

    agency: str
    procedure: str
    unit: str
    seconds: float


@dataclass(frozen=True, slots=True)
class SparedCounts:
    """Of the dossiers `filed` online at an agency by one version of a procedure: by the id of a field or paper in how
    many it was `known` already and let stand, and in how many a file was `handed` in for it."""

    agency: str
    procedure: str
    version: UUID
    filed: int
    known: Mapping[str, int]
    handed: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ToldMove:
    """A move of which the applicant is to be told: the kind of message it calls for."""

    code: str
    agency: str
    procedure: str
    kind: str


@dataclass(frozen=True, slots=True)
class PatternCounts:
    """What may tell that a figure was helped along at an agency.

    `in_hours`: filed online on working days in office hours; `by_few`: filed by accounts that filed more than ten that
    day; `late_stops`: supplement requests in the last tenth of the time limit; `reopened`: refused or stopped, and
    filed again by the same person within 30 days.
    """

    agency: str
    online: int
    in_hours: int
    by_few: int
    stops: int
    late_stops: int
    closed: int
    reopened: int


@dataclass(frozen=True, slots=True)
class FiledDay:
    """What was filed at one place on a day.

    `ran_out`: those whose limit has passed; `hours`: of each that is decided, the working hours that it took.
    """

    day: date
    online: int = 0
    paper: int = 0
    ran_out: int = 0
    in_time: int = 0
    hours: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasuredTime:
    """How long handling really took: working days from receipt to decision, waits for the person taken out.

    `n` dossiers of the last twelve months; `in_time` of them were decided by the promised day.
    """

    n: int
    median_days: float
    p90_days: float
    in_time: int
