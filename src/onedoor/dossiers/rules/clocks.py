"""Clocks: when handling is due, how long the person has for a supplement, and how to say the time left."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from onedoor.base.working_time import (
    Pause,
    TimeSpan,
    Unit,
    WorkingCalendar,
    deadline,
    said_by_day,
    start_of_clock,
    working_duration,
)
from onedoor.catalogue.terms import ClockRule, Definition, SupplementRule, TimeLimit
from onedoor.dossiers.terms import CLOSED, PAUSED, State, TimeLeft

_SOON = timedelta(days=2)


def _deadline(
    calendar: WorkingCalendar, start: datetime, limit: TimeLimit, clock: ClockRule, pauses: Iterable[Pause]
) -> datetime:
    promised = deadline(
        calendar,
        start,
        TimeSpan(limit.amount, Unit(limit.unit.value)),
        next_day_after=clock.next_day_after,
        same_day=limit.same_day,
        pauses=tuple(pauses),
    )
    return said_by_day(calendar, promised)


def expected(calendar: WorkingCalendar, submitted_at: datetime, limit: TimeLimit, clock: ClockRule) -> datetime | None:
    """When handling would be due if the dossier were received at once; None where payment starts the clock."""
    return None if clock.starts == "payment" else _deadline(calendar, submitted_at, limit, clock, ())


def due(
    calendar: WorkingCalendar,
    clock_from: datetime | None,
    limit: TimeLimit,
    definition: Definition,
    supplements: Iterable[Pause],
    payments: Iterable[Pause] = (),
) -> datetime | None:
    """When handling is due. `clock_from` is receipt or payment, as the clock rule says; None: not started.

    Closed waits for a supplement push the day out ("pause"), or the count begins anew at the end of the last
    ("restart"). Closed waits for a payment push it out always.
    """
    if clock_from is None:
        return None
    waits = tuple(supplements)
    if definition.clock.supplement == "restart" and waits:
        ends = [wait.end for wait in waits if wait.end is not None]
        return _deadline(calendar, max(ends, default=clock_from), limit, definition.clock, payments)
    return _deadline(calendar, clock_from, limit, definition.clock, (*waits, *payments))


def spent(calendar: WorkingCalendar, received_at: datetime, handled_at: datetime, waits: Iterable[Pause]) -> timedelta:
    """The working time that handling took, every wait for the person taken out once."""
    total = working_duration(calendar, received_at, handled_at)
    reached = received_at
    for wait in sorted(waits, key=lambda each: each.start):
        begin, end = max(wait.start, reached), min(wait.end or handled_at, handled_at)
        if begin < end:
            total -= working_duration(calendar, begin, end)
            reached = end
    return total


def answer_due(calendar: WorkingCalendar, asked_at: datetime, rule: SupplementRule) -> datetime:
    """Until when the person may answer a request for a supplement.

    A limit that would end as the office opens ends with the day before (Civil Code 2015, Art. 148.6).
    """
    last = deadline(calendar, asked_at, TimeSpan(rule.amount, Unit(rule.unit.value)))
    if said_by_day(calendar, last) == last:
        return last
    return datetime.combine(last.date(), time(), last.tzinfo) - timedelta(minutes=1)


def clock_start(calendar: WorkingCalendar, moment: datetime, clock: ClockRule) -> datetime:
    """The instant from which working time runs for a dossier received at `moment`."""
    return start_of_clock(calendar, moment, clock.next_day_after)


def paid_clock_start(received_at: datetime, paid_at: datetime, now: datetime) -> datetime:
    """The instant from which a clock that payment starts runs: when the money was paid, as the gateway says.

    Never before receipt, never in the future.
    """
    return max(received_at, min(paid_at, now))


def time_left(
    state: State, due_at: datetime | None, ended_at: datetime | None, *, now: datetime, zone: ZoneInfo
) -> TimeLeft:
    """Time left in one word; days are the law's `zone`'s. Overdue is an attribute of a dossier, never its state."""
    if due_at is None:
        return TimeLeft.NO_LIMIT
    if ended_at is not None or state in CLOSED:
        return TimeLeft.DONE_IN_TIME if ended_at is None or ended_at <= due_at else TimeLeft.DONE_LATE
    if state in PAUSED:
        return TimeLeft.PAUSED
    if now > due_at:
        return TimeLeft.OVERDUE
    if now.astimezone(zone).date() == due_at.astimezone(zone).date():
        return TimeLeft.DUE_TODAY
    return TimeLeft.DUE_SOON if due_at - now <= _SOON else TimeLeft.PLENTY
