"""The months of an indicator as SVG, with their intervals, and the day on which a task was carried out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onedoor.doors.office.course import HEIGHT, TOP, WIDTH, Spot, middle, spot
from onedoor.quality.terms import Observation, Unit

FOOT = 26


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """The chart, placed. `done`: where the day lies; None: it was not carried out."""

    spots: tuple[Spot, ...]
    done: float | None
    first: date
    last: date
    top: float
    width: int = WIDTH
    height: int = TOP + HEIGHT + FOOT
    floor: int = TOP + HEIGHT


def before_after(months: Sequence[Observation], done_on: date | None, unit: Unit) -> BeforeAfter | None:
    """Nothing where nothing was measured."""
    if not months:
        return None
    first, last = months[0].starts_on, months[-1].ends_on
    highest = max(one.interval.high if one.interval else one.value or 0.0 for one in months)
    top = 1.0 if unit is Unit.SHARE else highest * 1.1 or 1.0

    def x(day: date) -> float:
        return round(WIDTH * (day - first).days / max(1, (last - first).days), 1)

    def y(value: float) -> float:
        return round(TOP + HEIGHT * (1 - min(value, top) / top), 1)

    return BeforeAfter(
        spots=tuple(spot(one, x(middle(one)), y) for one in months),
        done=x(done_on) if done_on is not None and first <= done_on <= last else None,
        first=first,
        last=last,
        top=top,
    )
