"""The words of counting time: units, spans, pauses, and the time that is left."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

HOURS_OF_A_DAY = 8


class Unit(StrEnum):
    """What a time limit is counted in. Eight working hours are one working day, however long the office is open."""

    WORKING_HOUR = "working_hour"
    WORKING_DAY = "working_day"
    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """How long something may take. `unit` may be given as its plain value."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        object.__setattr__(self, "unit", Unit(self.unit))
        if self.amount < 0:
            raise ValueError("a time span is not negative")


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stands still from `start` to `end`; it is open while `end` is None."""

    start: datetime
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """Working time until something is due (or since, when `overdue`): whole working days and the rest of one."""

    overdue: bool
    days: int
    rest: timedelta
