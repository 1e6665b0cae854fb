"""What came of days without paper: those that are over, beside the same weekdays before the measure began."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta
from statistics import median

from onedoor.base.shares import Interval, newcombe, wilson
from onedoor.dossiers.terms import FiledDay
from onedoor.programme.rules.paperless import each_day, falls_on
from onedoor.programme.terms.paperless import Arrival, Compared, DayLine, DayResult, Group, Measure, Outcome

FEW = 30
"""Fewer dossiers on either side are a sign, and no result."""
Arrivals = Mapping[date, Collection[Arrival]]
Works = Callable[[date], bool]


def days_over(measure: Measure, today: date, ended_on: date | None, works: Works) -> tuple[date, ...]:
    """Its working days that are over; the day on which it was ended early was half a day, and counts no more."""
    last = min(today, ended_on) if ended_on else today
    return tuple(day for day in each_day(measure.days) if day < last and works(day))


def normal_days(over: Iterable[date], weeks: int, others: Iterable[Measure], works: Works) -> tuple[date, ...]:
    """The same weekdays of so many weeks before the first of them; no day on which another measure held there."""
    days, found = tuple(over), set()
    held = [one for one in others if one.withdrawn_at is None]
    for weekday in {day.weekday() for day in days}:
        first = min(day for day in days if day.weekday() == weekday)
        found |= {first - timedelta(weeks=back) for back in range(1, weeks + 1)}
    begun = min(days, default=date.min)
    kept = (day for day in found if day < begun and works(day) and not any(falls_on(one.days, day) for one in held))
    return tuple(sorted(kept))


def group(days: Collection[date], filed: Iterable[FiledDay], arrivals: Arrivals) -> Group:
    """Those days together."""
    inside = [one for one in filed if one.day in days]
    hours = [hour for one in inside for hour in one.hours]
    return Group(
        days=len(days),
        online=sum(one.online for one in inside),
        paper=sum(one.paper for one in inside),
        ran_out=sum(one.ran_out for one in inside),
        in_time=sum(one.in_time for one in inside),
        handled=len(hours),
        hours=median(hours) if hours else None,
        arrivals=_outcomes(arrival for day in days for arrival in arrivals.get(day, ())),
    )


def _outcomes(arrivals: Iterable[Arrival]) -> Mapping[Outcome, int]:
    counted = Counter(one.outcome for one in arrivals)
    return {one: counted[one] for one in Outcome}


def compared(then: tuple[int, int], normal: tuple[int, int]) -> Compared:
    """Two shares, each as how many of how many, with 95 % intervals (Wilson) and their difference (Newcombe)."""
    one, other = (_share(*each) for each in (then, normal))
    difference = newcombe(one, other) if one is not None and other is not None else None
    return Compared(one, other, difference, min(then[1], normal[1]) < FEW)


def _share(successes: int, n: int) -> Interval | None:
    return wilson(successes, n) if n else None


def result(
    over: Collection[date], normal: Collection[date], filed: Collection[FiledDay], arrivals: Arrivals, weeks: int
) -> DayResult:
    """Both groups, their shares compared, and each of the days."""
    then, usual = group(over, filed, arrivals), group(normal, filed, arrivals)
    by_day = {one.day: one for one in filed}
    lines = (
        DayLine(day, by_day[day].online if day in by_day else 0, by_day[day].paper if day in by_day else 0,
                _outcomes(arrivals.get(day, ())))
        for day in sorted(over, reverse=True)
    )  # fmt: skip
    return DayResult(
        then, usual, compared((then.online, then.filed), (usual.online, usual.filed)),
        compared((then.in_time, then.ran_out), (usual.in_time, usual.ran_out)), weeks, tuple(lines),
    )  # fmt: skip
