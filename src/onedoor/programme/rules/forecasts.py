"""Where a pace leads, with its interval: for a share of all cases, and for a line through months."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import sqrt

from onedoor.base.shares import Interval, wilson
from onedoor.programme.rules import months as of
from onedoor.programme.terms.targets import Forecast, Target
from onedoor.quality.terms import Better, Observation, Unit

RECENT, FEWEST, LONGEST = 3, 3, timedelta(days=3650)
"""The pace is that of the last three months; a line needs three; what is more than ten years off is "never"."""
_T = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
    2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip


def student(freedom: int) -> float:
    """The 97.5 % quantile of Student's t."""
    return _T[freedom - 1] if freedom <= len(_T) else 1.96 + 2.5 / freedom


def of_share(target: Target, seen: Sequence[Observation], through: date, remaining: float) -> Forecast | None:
    """The share of all cases on the last day, if those to come succeed as those of the last months did."""
    recent, both = of.counts(seen[-RECENT:]), of.counts(seen)
    if recent is None or both is None or not recent[1] or both[1] + remaining <= 0:
        return None
    rate, (x, n) = wilson(*recent), both
    ends = [(x + one * remaining) / (n + remaining) for one in (rate.value, rate.low, rate.high)]
    days = (through - seen[-RECENT:][0].starts_on).days + 1
    reached = _crossing(target, x, n, rate.value, recent[1] / days, through)
    return Forecast(Interval(*ends), reached, int(recent[1]))


def _crossing(target: Target, x: float, n: float, rate: float, a_day: float, through: date) -> date | None:
    """The day on which the share of all cases comes to the goal."""
    if n and target.met_by(x / n):
        return through
    if rate == target.goal or not target.met_by(rate):
        return None
    return _later(through, (target.goal * n - x) / (a_day * (rate - target.goal)))


def of_line(target: Target, seen: Sequence[Observation], unit: Unit) -> Forecast | None:
    """A straight line through months (least squares), with the interval in which the last month would lie."""
    points = [((one.starts_on - seen[0].starts_on).days, one.value) for one in seen if one.value is not None]
    if len(points) < FEWEST:
        return None
    n, start = len(points), seen[0].starts_on
    middle, height = sum(x for x, _ in points) / n, sum(y for _, y in points) / n
    spread = sum((x - middle) ** 2 for x, _ in points)
    slope = sum((x - middle) * (y - height) for x, y in points) / spread
    rest = sum((y - height - slope * (x - middle)) ** 2 for x, y in points)
    at = (target.due_on.replace(day=1) - start).days
    there = height + slope * (at - middle)
    reach = student(n - 2) * sqrt(rest / (n - 2) * (1 + 1 / n + (at - middle) ** 2 / spread))
    ends = (there, there - reach, there + reach)
    most = {Unit.SHARE: 1.0, Unit.POINTS: 100.0}.get(unit, float("inf"))
    return Forecast(
        Interval(*(min(most, max(0.0, one)) for one in ends)), _met_on(target, seen, slope, height, middle), n
    )


def _met_on(target: Target, seen: Sequence[Observation], slope: float, height: float, middle: float) -> date | None:
    last = seen[-1]
    if last.value is not None and target.met_by(last.value):
        return last.ends_on
    nears = slope > 0 if target.better is Better.MORE else slope < 0
    if not nears:
        return None
    ahead = middle + (target.goal - height) / slope - (last.starts_on - seen[0].starts_on).days
    return _later(last.ends_on, max(1.0, ahead))


def _later(day: date, days: float) -> date | None:
    return day + timedelta(days=round(days)) if days <= LONGEST.days else None
