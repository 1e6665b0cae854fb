"""The working calendar, and steps through it on local wall-clock moments without a zone."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

Hours = tuple[tuple[time, time], ...]
Intervals = tuple[tuple[timedelta, timedelta], ...]

DAY = timedelta(days=1)
NO_TIME = timedelta(0)


@dataclass(frozen=True)
class WorkingCalendar:
    """When an agency works.

    `hours` holds the office hours of Monday to Sunday, in order, without overlaps. `makeup_days` are days that work
    although their weekday does not (with Monday's hours). `saturday` holds hours in which the agency also *receives*
    on Saturdays: a dossier handed in then is received then, yet no Saturday counts as a working day of a limit.
    """

    zone: ZoneInfo
    hours: tuple[Hours, ...]
    days_off: frozenset[date] = frozenset()
    makeup_days: frozenset[date] = frozenset()
    saturday: Hours = ()

    def __post_init__(self) -> None:
        if len(self.hours) != 7 or not any(self.hours):
            raise ValueError("office hours are given for seven weekdays, and at least one of them works")
        for opened in (*self.hours, self.saturday):
            moments = [moment for pair in opened for moment in pair]
            if moments != sorted(set(moments)):
                raise ValueError("office hours follow one another and do not overlap")

    @cached_property
    def _week(self) -> tuple[Intervals, ...]:
        return tuple(intervals(hours) for hours in self.hours)

    @cached_property
    def makeup_hours(self) -> Intervals:
        return next(intervals for intervals in self._week if intervals)

    @cached_property
    def _saturday(self) -> Intervals:
        return intervals(self.saturday)

    def day(self, day: date) -> Intervals:
        """The working hours of `day`, as times since its midnight; empty on a day off."""
        if day in self.makeup_days:
            return self._week[day.weekday()] or self.makeup_hours
        return () if day in self.days_off else self._week[day.weekday()]

    @cached_property
    def _lost(self) -> list[date]:
        """The days off whose weekday works, in order."""
        return sorted(day for day in self.days_off - self.makeup_days if self._week[day.weekday()])

    @cached_property
    def _won(self) -> list[date]:
        """The days that work although their weekday does not, in order."""
        return sorted(day for day in self.makeup_days if not self._week[day.weekday()])

    def working_days(self, first: date, last: date) -> int:
        """How many days from `first` to `last` (both included) work, however far apart they are."""
        weeks, rest = divmod((last - first).days + 1, 7)
        begun = sum(1 for number in range(rest) if self._week[(first.weekday() + number) % 7])
        regular = weeks * sum(1 for hours in self._week if hours) + begun
        return regular - _many(self._lost, first, last) + _many(self._won, first, last)

    def receives(self, moment: datetime) -> bool:
        """Whether the local `moment` lies in hours of mere reception (a Saturday morning that is no working day)."""
        if not self._saturday or moment.weekday() != 5 or moment.date() in self.days_off or self.day(moment.date()):
            return False
        since = moment - datetime.combine(moment, time())
        return any(start <= since <= end for start, end in self._saturday)


def _many(days: list[date], first: date, last: date) -> int:
    return bisect_right(days, last) - bisect_left(days, first)


def intervals(hours: Hours) -> Intervals:
    """Office hours as times since midnight."""
    midnight = datetime.combine(date.min, time())
    return tuple(
        (
            datetime.combine(date.min, start) - midnight,
            datetime.combine(date.min, end) - midnight,
        )
        for start, end in hours
    )


def local(calendar: WorkingCalendar, moment: datetime) -> datetime:
    """`moment` on the clocks of the calendar's zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment has a zone")
    return moment.astimezone(calendar.zone).replace(tzinfo=None)


def aware(calendar: WorkingCalendar, local: datetime) -> datetime:
    """A local moment with its zone again."""
    return local.replace(tzinfo=calendar.zone)


def start_of_day(moment: datetime) -> datetime:
    """The midnight with which the day of `moment` begins."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def next_open(calendar: WorkingCalendar, moment: datetime) -> datetime:
    """`moment` itself inside office hours, else the opening that follows it."""
    midnight = start_of_day(moment)
    since = moment - midnight
    while True:
        for start, end in calendar.day(midnight.date()):
            if since <= end:
                return midnight + max(since, start)
        midnight, since = midnight + DAY, NO_TIME


def within(calendar: WorkingCalendar, moment: datetime) -> datetime:
    """`moment` on its own working day, moved into the office hours: to an opening, or back to the last closing."""
    midnight = start_of_day(moment)
    since, intervals = moment - midnight, calendar.day(moment.date())
    for start, end in intervals:
        if since <= end:
            return midnight + max(since, start)
    return midnight + intervals[-1][1]


def plus_days(calendar: WorkingCalendar, moment: datetime, amount: int) -> datetime:
    """`amount` whole working days after the day of `moment`, at the same time of day."""
    if not amount:
        return moment
    while amount:
        moment += DAY
        if calendar.day(moment.date()):
            amount -= 1
    return within(calendar, moment)


def advance(calendar: WorkingCalendar, moment: datetime, amount: timedelta) -> datetime:
    """`moment` and `amount` of working time, over breaks, nights and days off."""
    if not amount:
        return moment
    midnight = start_of_day(moment)
    since = moment - midnight
    while True:
        for start, end in calendar.day(midnight.date()):
            begin = max(since, start)
            if begin < end:
                if amount <= end - begin:
                    return midnight + begin + amount
                amount -= end - begin
        midnight, since = midnight + DAY, NO_TIME


def between(calendar: WorkingCalendar, first: datetime, last: datetime) -> timedelta:
    """The working time between two moments in order."""
    total, midnight = NO_TIME, start_of_day(first)
    while midnight < last:
        for start, end in calendar.day(midnight.date()):
            total += max(min(midnight + end, last) - max(midnight + start, first), NO_TIME)
        midnight += DAY
    return total
