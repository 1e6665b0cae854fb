"""Working time: office hours, days off, and when a time limit ends.

Everything is computed on local wall-clock times of the calendar's own zone and by steps of days, never of minutes. The
end of one working day and the start of the next are one instant of working time; where a sum ends exactly there, the
earlier of the two is given. A moment at a closing time still belongs to the hours that it closes.
"""

from onedoor.base.working_time.calendar import Hours, WorkingCalendar
from onedoor.base.working_time.deadlines import (
    closed,
    deadline,
    is_working_day,
    next_working_moment,
    pushed,
    said_by_day,
    start_of_clock,
    time_left,
    working_days,
    working_duration,
)
from onedoor.base.working_time.spans import Pause, TimeLeft, TimeSpan, Unit

__all__ = [
    "Hours",
    "Pause",
    "TimeLeft",
    "TimeSpan",
    "Unit",
    "WorkingCalendar",
    "closed",
    "deadline",
    "is_working_day",
    "next_working_moment",
    "pushed",
    "said_by_day",
    "start_of_clock",
    "time_left",
    "working_days",
    "working_duration",
]
