"""A yearly plan, its tasks, what they brought about, and the minutes of its meetings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from onedoor.base.shares import Interval
from onedoor.programme.terms.targets import HistoryLine
from onedoor.quality.terms import Observation


class TaskState(StrEnum):
    """How far the work has come; whether it did any good is no state: that is measured."""

    TO_DO = "to_do"
    DOING = "doing"
    CARRIED_OUT = "carried_out"
    DROPPED = "dropped"


TASK_MOVES: Mapping[TaskState, frozenset[TaskState]] = {
    TaskState.TO_DO: frozenset({TaskState.DOING, TaskState.DROPPED}),
    TaskState.DOING: frozenset({TaskState.CARRIED_OUT, TaskState.DROPPED}),
    TaskState.CARRIED_OUT: frozenset({TaskState.DOING}),
    TaskState.DROPPED: frozenset(),
}
OPEN_TASKS = frozenset({TaskState.TO_DO, TaskState.DOING})


class Verdict(StrEnum):
    """What a task brought about."""

    OUTPUT = "output"
    """Declared in advance as an output: it is done when it is carried out."""
    NOT_YET = "not_yet"
    TOO_FEW = "too_few"
    BETTER = "better"
    NOT_SEEN = "not_seen"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Effect:
    """The step in the series at the day on which a task was carried out, with its interval.

    `before` and `after`: how many measured months there are on either side.
    """

    verdict: Verdict
    before: int = 0
    after: int = 0
    change: Interval | None = None


@dataclass(frozen=True, slots=True)
class TaskWanted:
    """What somebody plans. Either it should move an indicator, or it is declared to be an output."""

    title: str
    starts_on: date
    due_on: date
    focal: UUID | None = None
    resources: str = ""
    indicator: str = ""
    version: int = 1
    is_output: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """A task as it stands. `mark` and `source`: how sure the pack is of it; empty where somebody wrote it here."""

    id: UUID
    plan: UUID
    agency: str
    number: int
    title: str
    starts_on: date
    due_on: date
    focal: UUID | None
    focal_name: str
    resources: str
    indicator: str
    version: int
    is_output: bool
    state: TaskState
    evidence: str
    link: str
    reason: str
    started_on: date | None
    done_on: date | None
    mark: str
    source: str

    def days_late(self, today: date) -> int:
        """How many days it is late; of one that is not open, or not due, none."""
        return max(0, (today - self.due_on).days) if self.state in OPEN_TASKS else 0


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan in a list."""

    id: UUID
    agency: str
    year: int
    states: Mapping[TaskState, int]
    late: int


@dataclass(frozen=True, slots=True)
class Minutes:
    """What a meeting agreed: who was there, in what words, and about which tasks (numbers)."""

    held_on: date
    present: str
    agreed: str
    tasks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan with its tasks and the minutes of its meetings, the newest first."""

    id: UUID
    agency: str
    year: int
    tasks: tuple[Task, ...]
    effects: Mapping[UUID, Effect]
    meetings: tuple[Minutes, ...]
    may_change: bool


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task with the months of its indicator, what it brought about, and its history."""

    task: Task
    year: int
    effect: Effect
    series: tuple[Observation, ...]
    history: tuple[HistoryLine, ...]
    meetings: tuple[Minutes, ...]
    """Those that were about it, the newest first."""
    may_change: bool
    may_move: bool


class Reminded(StrEnum):
    """Of what somebody is told about a task."""

    SOON = "soon"
    OVERDUE = "overdue"
    ESCALATED = "escalated"


@dataclass(frozen=True, slots=True)
class Reminder:
    """What somebody was reminded of. `task` None: it is not theirs to see any more; `title` is what they were told."""

    what: Reminded
    task: Task | None
    title: str
    at: datetime
