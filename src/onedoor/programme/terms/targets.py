"""A target, how it stands, and whether the targets below it add up to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from onedoor.base.shares import Interval
from onedoor.quality.terms import Better, Observation


class Reckoning(StrEnum):
    """What is held against the goal: the share of all cases since the first day, or the newest month alone."""

    PERIOD = "period"
    MONTH = "month"


class TargetState(StrEnum):
    """Whether the head has taken the target on. How far it is reached is no state: that is measured."""

    ASSIGNED = "assigned"
    CONFIRMED = "confirmed"
    OBJECTED = "objected"
    WITHDRAWN = "withdrawn"


TARGET_MOVES: Mapping[TargetState, frozenset[TargetState]] = {
    TargetState.ASSIGNED: frozenset({TargetState.CONFIRMED, TargetState.OBJECTED, TargetState.WITHDRAWN}),
    TargetState.OBJECTED: frozenset({TargetState.CONFIRMED, TargetState.WITHDRAWN}),
    TargetState.CONFIRMED: frozenset({TargetState.WITHDRAWN}),
    TargetState.WITHDRAWN: frozenset(),
}


class Status(StrEnum):
    """How a target stands, from measured values alone."""

    NOT_STARTED = "not_started"
    NOT_MEASURED = "not_measured"
    TOO_LITTLE = "too_little"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    BEHIND = "behind"
    IMPOSSIBLE = "impossible"
    """Whatever happens from now on, the goal cannot be reached any more."""
    REACHED = "reached"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Place:
    """To whom a target may be given: an agency, or a unit of the giver's own."""

    code: str
    name_vi: str
    name_en: str

    def name(self, language: str) -> str:
        return self.name_en if language.startswith("en") else self.name_vi


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be reached, and by whom: each agency gets a target of its own."""

    agencies: tuple[str, ...]
    indicator: str
    version: int
    reckoning: Reckoning
    goal: float
    starts_on: date
    due_on: date
    expected: int | None = None
    """How many cases the agency will have in that time; None: as many as its last months had."""
    parent: UUID | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A target as it was given. The baseline was measured when it was; None: nothing was."""

    id: UUID
    agency: str
    given_by: str
    indicator: str
    version: int
    better: Better
    reckoning: Reckoning
    baseline: float | None
    baseline_first: date
    baseline_last: date
    baseline_n: int
    goal: float
    starts_on: date
    due_on: date
    expected: int | None
    parent: UUID | None
    state: TargetState
    reason: str
    assigned_at: datetime
    has_document: bool = False

    def met_by(self, value: float) -> bool:
        """Whether that value is as good as the goal."""
        return value >= self.goal if self.better is Better.MORE else value <= self.goal


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where this pace leads: the value on the last day with its interval, and the day on which the goal is reached.

    `reached_on` None: never at this pace. `n`: how many cases, or months, it rests on.
    """

    at_due: Interval
    reached_on: date | None
    n: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a target stands. `months` are the measured ones in its time; `through` is the last day that is measured.

    `expected` is where an even way from baseline to goal would be on that day, `pace` how much of that way is done
    (1: all of it), `needed` the share that all cases still to come would have to have.
    """

    status: Status
    months: tuple[Observation, ...] = ()
    now: float | None = None
    interval: Interval | None = None
    n: int = 0
    through: date | None = None
    expected: float | None = None
    pace: float | None = None
    needed: float | None = None
    remaining: int | None = None
    impossible_since: date | None = None
    forecast: Forecast | None = None


@dataclass(frozen=True, slots=True)
class Cascade:
    """What the targets below amount to, weighted by their cases, against the target above.

    `amounts_to` None: of some the number of cases is not known. `misses`: by how much it stays short; 0: it suffices.
    `covered`: which part of the cases above they have. `rest`: what all other cases would have to reach.
    """

    count: int
    amounts_to: float | None = None
    misses: float = 0.0
    covered: float | None = None
    rest: float | None = None
    added: bool = False
    """Whether they are the units' of one agency, whose hours add up to its own."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act upon a target or a task."""

    at: datetime
    verb: str
    agency: str


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target in a list."""

    target: Target
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class TargetView:
    """A target with all that is known of it. `series` are the months before it too, for the chart."""

    target: Target
    judgement: Judgement
    series: tuple[Observation, ...]
    children: tuple[TargetRow, ...]
    cascade: Cascade
    history: tuple[HistoryLine, ...]
    may_answer: bool
    may_withdraw: bool
    may_divide: bool
