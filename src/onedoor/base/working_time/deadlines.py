"""When a time limit ends, and how much of it is left."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from onedoor.base.working_time import calendar as steps
from onedoor.base.working_time.calendar import DAY, WorkingCalendar
from onedoor.base.working_time.spans import (
    HOURS_OF_A_DAY,
    Pause,
    TimeLeft,
    TimeSpan,
    Unit,
)

_Stops = list[tuple[datetime, datetime]]


def is_working_day(calendar: WorkingCalendar, day: date) -> bool:
    """Whether `day` counts as a working day of a time limit."""
    return bool(calendar.day(day))


def next_working_moment(calendar: WorkingCalendar, moment: datetime) -> datetime:
    """`moment` itself inside office hours, else the opening that follows it."""
    return steps.aware(calendar, steps.next_open(calendar, steps.local(calendar, moment)))


def working_duration(calendar: WorkingCalendar, start: datetime, end: datetime) -> timedelta:
    """The working time between two moments; negative when `end` is the earlier one."""
    first, last = steps.local(calendar, start), steps.local(calendar, end)
    return steps.between(calendar, first, last) if first <= last else -steps.between(calendar, last, first)


def start_of_clock(calendar: WorkingCalendar, received_at: datetime, next_day_after: time | None = None) -> datetime:
    """When the clock of a dossier starts (rules 3, 10 and 11 of counting time).

    In office hours at once, else at the next opening; received later than `next_day_after`, at the opening of the next
    working day. In hours of mere reception at once too, although working time runs only from the next opening.
    """
    return steps.aware(calendar, _start(calendar, steps.local(calendar, received_at), next_day_after))


def deadline(
    calendar: WorkingCalendar,
    received_at: datetime,
    span: TimeSpan,
    *,
    next_day_after: time | None = None,
    same_day: bool = False,
    pauses: Iterable[Pause] = (),
) -> datetime:
    """When a dossier received at `received_at` (or paid then, where the clock starts from payment) is due.

    Whole working days after the day of receipt, keeping the time of day; hours over lunch breaks and nights; calendar
    days and months run through days off, but never end on one. `same_day`: the day on which the clock starts is the
    first of the days, and the last one's closing time is the deadline. Each pause that begins before it pushes
    it by its working time (by its whole length for days and months); what overlaps counts once. Open pauses are refused
    by ValueError: end them with `closed` first. The answer is in the calendar's zone.
    """
    start = _start(calendar, steps.local(calendar, received_at), next_day_after)
    stops = _merged(calendar, pauses, start)
    if same_day:
        return steps.aware(
            calendar,
            _pushed(calendar, _closing(calendar, start, max(span.amount - 1, 0)), stops),
        )
    if span.unit in (Unit.DAY, Unit.MONTH):
        return steps.aware(calendar, _calendar_deadline(calendar, start, span, stops))
    days, hours = divmod(span.amount, HOURS_OF_A_DAY) if span.unit is Unit.WORKING_HOUR else (span.amount, 0)
    due = steps.advance(calendar, steps.plus_days(calendar, start, days), timedelta(hours=hours))
    return steps.aware(calendar, _pushed(calendar, due, stops))


def said_by_day(calendar: WorkingCalendar, due: datetime) -> datetime:
    """The same point of working time as people say it: the closing of the day before rather than the next opening."""
    moment = steps.local(calendar, due)
    opened = calendar.day(moment.date())
    if opened and moment == steps.start_of_day(moment) + opened[0][0]:
        day = moment.date() - DAY
        while not calendar.day(day):
            day -= DAY
        moment = datetime.combine(day, time()) + calendar.day(day)[-1][1]
    return steps.aware(calendar, moment)


def closed(pauses: Iterable[Pause], now: datetime) -> tuple[Pause, ...]:
    """`pauses` with the open ones ended `now` (an open one that begins later has no length yet)."""
    return tuple(Pause(each.start, each.end or max(now, each.start)) for each in pauses)


def time_left(calendar: WorkingCalendar, now: datetime, due: datetime) -> TimeLeft:
    """The working days and hours from `now` to `due`, or back to it once it has passed."""
    first, last = sorted((steps.local(calendar, now), steps.local(calendar, due)))
    days = calendar.working_days(first.date() + DAY, last.date())
    reached = _same_time(calendar, first, last.date()) if days else first
    if reached > last:
        days -= 1
        reached = _same_time(calendar, first, reached.date() - DAY) if days else first
    return TimeLeft(overdue=now > due, days=days, rest=steps.between(calendar, reached, last))


def _same_time(calendar: WorkingCalendar, moment: datetime, day: date) -> datetime:
    """The time of day of `moment`, within the office hours of the last working day up to `day`."""
    while not calendar.day(day):
        day -= DAY
    return steps.within(calendar, datetime.combine(day, moment.time()))


def pushed(calendar: WorkingCalendar, due: datetime, wait: Pause) -> datetime:
    """A moment promised, later by the working time of a wait that has ended. The answer is in the calendar's zone."""
    begin, end = (steps.local(calendar, moment) for moment in (wait.start, wait.end or wait.start))
    length = steps.between(calendar, begin, end)
    return steps.aware(calendar, steps.advance(calendar, steps.local(calendar, due), length))


def working_days(calendar: WorkingCalendar, start: datetime, end: datetime) -> float:
    """The working time between two moments as days of eight hours' worth: 1.5 is a day and a half."""
    left = time_left(calendar, start, end)
    opened = sum((close - begin for begin, close in calendar.makeup_hours), timedelta(0))
    return (-1 if left.overdue else 1) * (left.days + left.rest / opened)


def _start(calendar: WorkingCalendar, received: datetime, next_day_after: time | None) -> datetime:
    if calendar.receives(received):
        return received
    start = steps.next_open(calendar, received)
    if next_day_after is not None and start.time() > next_day_after:
        return steps.next_open(calendar, steps.start_of_day(start) + DAY)
    return start


def _closing(calendar: WorkingCalendar, moment: datetime, amount: int) -> datetime:
    """The closing time of the working day of `moment`, or of the `amount`-th one after it."""
    moment = steps.plus_days(calendar, steps.next_open(calendar, moment), amount)
    return steps.start_of_day(moment) + calendar.day(moment.date())[-1][1]


def _merged(calendar: WorkingCalendar, pauses: Iterable[Pause], start: datetime) -> _Stops:
    """The pauses in order, none before `start`, those that touch joined into one."""
    stops: _Stops = []
    for pause in sorted(pauses, key=lambda each: each.start):
        if pause.end is None:
            raise ValueError("an open pause has no length: close it first")
        begin, end = (
            max(steps.local(calendar, pause.start), start),
            steps.local(calendar, pause.end),
        )
        if stops and begin <= stops[-1][1]:
            stops[-1] = (stops[-1][0], max(stops[-1][1], end))
        elif begin < end:
            stops.append((begin, end))
    return stops


def _pushed(calendar: WorkingCalendar, due: datetime, stops: _Stops) -> datetime:
    for begin, end in stops:
        if begin < due:
            due = steps.advance(calendar, due, steps.between(calendar, begin, end))
    return due


def _calendar_deadline(calendar: WorkingCalendar, start: datetime, span: TimeSpan, stops: _Stops) -> datetime:
    """Days and months run through; only the last day is moved off a day off, after the pauses were added."""
    raw = start + span.amount * DAY if span.unit is Unit.DAY else _plus_months(start, span.amount)
    for begin, end in stops:
        if begin < raw:
            raw += end - begin
        elif begin < (moved := _off_a_day_off(calendar, raw)):
            raw = moved + (end - begin)
    return _off_a_day_off(calendar, raw)


def _off_a_day_off(calendar: WorkingCalendar, moment: datetime) -> datetime:
    while not calendar.day(moment.date()):
        moment += DAY
    return steps.within(calendar, moment)


def _plus_months(moment: datetime, amount: int) -> datetime:
    years, month = divmod(moment.month - 1 + amount, 12)
    year = moment.year + years
    return moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))
