"""Months of measured values: which count, what they amount to, how many cases are to be expected."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from onedoor.base.shares import Interval, wilson
from onedoor.quality.terms import Observation, Standing

_BASE_MONTHS, _VOLUME_MONTHS = 3, 12


def month_before(day: date, months: int) -> date:
    """The first day of the month so many months before."""
    count = 12 * day.year + day.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


def month_end(day: date) -> date:
    """The last day of the month."""
    return month_before(day, -1) - timedelta(days=1)


def baseline_days(starts_on: date) -> tuple[date, date]:
    """The three whole months before a target begins."""
    first = starts_on.replace(day=1)
    return month_before(first, _BASE_MONTHS), first - timedelta(days=1)


def within(seen: Iterable[Observation], first: date, last: date) -> tuple[Observation, ...]:
    """The measured months that lie in those days as a whole, in the order of time."""
    kept = [
        one
        for one in seen
        if one.standing is Standing.MEASURED
        and one.value is not None
        and first <= one.starts_on
        and one.ends_on <= last
    ]
    return tuple(sorted(kept, key=lambda one: one.starts_on))


def counts(months: Iterable[Observation]) -> tuple[float, float] | None:
    """Successes and cases of all of them together; None where one of them was not counted so."""
    pairs = [(one.numerator, one.denominator) for one in months]
    if any(x is None or n is None for x, n in pairs):
        return None
    return sum(x or 0.0 for x, _ in pairs), sum(n or 0.0 for _, n in pairs)


def level(months: Sequence[Observation]) -> tuple[float | None, int]:
    """The value of several months together, and of how many: counts are added; else a mean weighted by n."""
    n = sum(one.n for one in months)
    both = counts(months)
    if both is not None and both[1]:
        return both[0] / both[1], int(both[1])
    if not n:
        return None, 0
    return sum((one.value or 0.0) * one.n for one in months) / n, n


def share(months: Sequence[Observation]) -> Interval | None:
    """The interval of a share of them all; None where months have none: they are no sample of what might have been."""
    both = counts(months)
    if both is None or not both[1] or any(one.interval is None for one in months):
        return None
    return wilson(*both)


def volume(seen: Iterable[Observation], before: date, starts_on: date, due_on: date) -> int | None:
    """How many cases those days will have if they are as the last measured months; None: nothing was measured."""
    last = within(seen, month_before(before, _VOLUME_MONTHS), before)
    both = counts(last)
    if not last or both is None or not both[1]:
        return None
    ahead = 12 * (due_on.year - starts_on.year) + due_on.month - starts_on.month + 1
    return round(both[1] / len(last) * ahead)
