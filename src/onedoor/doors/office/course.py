"""The course of a target as SVG: months from zero, the goal, the even way to it, and where the pace leads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from onedoor.programme.rules import months as of
from onedoor.programme.terms.targets import Reckoning, TargetView
from onedoor.quality.terms import Interval, Observation, Unit

WIDTH, HEIGHT, TOP, FOOT = 560, 220, 12, 26


@dataclass(frozen=True, slots=True)
class Spot:
    """A measured month, placed; `low` and `high` are the ends of its interval."""

    x: float
    y: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Month:
    """A row of the table: the month, and the share of all cases up to its end."""

    first: date
    value: float | None
    n: int
    interval: Interval | None
    so_far: float | None


@dataclass(frozen=True, slots=True)
class Course:
    """The chart, placed. Each of `line`, `way` and `ahead` is an SVG's points."""

    spots: tuple[Spot, ...]
    line: str
    way: str
    goal: float
    ahead: tuple[float, float, float, float] | None
    ends: tuple[tuple[float, str], ...]
    top: float
    months: tuple[Month, ...]
    begins: float
    width: int = WIDTH
    height: int = TOP + HEIGHT + FOOT

    @property
    def floor(self) -> int:
        return TOP + HEIGHT


def course(view: TargetView, unit: Unit) -> Course:
    """From the first month that is known, or the target's first day, to its last."""
    target, judged = view.target, view.judgement
    known = [one for one in view.series if one.value is not None and one.starts_on <= target.due_on][-24:]
    first = min([target.baseline_first, *(one.starts_on for one in known)])
    span = max(1, (target.due_on - first).days)
    forecast = judged.forecast.at_due if judged.forecast else None
    values = [
        target.goal,
        target.baseline or 0.0,
        *(one.interval.high if one.interval else one.value or 0.0 for one in known),
    ]
    values += [forecast.high] if forecast else []
    top = 1.0 if unit is Unit.SHARE else max(values) * 1.1 or 1.0

    def x(day: date) -> float:
        return round(WIDTH * (day - first).days / span, 1)

    def y(value: float) -> float:
        return round(TOP + HEIGHT * (1 - min(value, top) / top), 1)

    so_far = _so_far(judged.months) if target.reckoning is Reckoning.PERIOD else {}
    placed = [(x(middle(one)), y(so_far.get(one.starts_on, one.value or 0.0))) for one in judged.months]
    way = f"{x(target.starts_on)},{y(target.baseline)} {WIDTH},{y(target.goal)}" if target.baseline is not None else ""
    return Course(
        spots=tuple(spot(one, x(middle(one)), y) for one in known),
        line=" ".join(f"{a},{b}" for a, b in placed),
        way=way,
        goal=y(target.goal),
        ahead=(*placed[-1], y(forecast.low), y(forecast.high)) if forecast and placed else None,
        ends=((0.0, f"{first:%m/%Y}"), (float(WIDTH), f"{target.due_on:%m/%Y}")),
        top=top,
        months=tuple(Month(one.starts_on, one.value, one.n, one.interval, so_far.get(one.starts_on)) for one in known),
        begins=x(target.starts_on),
    )


def _so_far(months: Sequence[Observation]) -> dict[date, float]:
    found: dict[date, float] = {}
    for upto, one in enumerate(months, start=1):
        value, _n = of.level(months[:upto])
        if value is not None:
            found[one.starts_on] = value
    return found


def middle(one: Observation) -> date:
    """The day in the middle of a month."""
    return one.starts_on + (one.ends_on - one.starts_on) / 2


def spot(one: Observation, x: float, y: Callable[[float], float]) -> Spot:
    """A month, placed there."""
    between = one.interval
    return Spot(x, y(one.value or 0.0), y(between.low) if between else None, y(between.high) if between else None)
