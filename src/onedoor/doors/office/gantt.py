"""A plan through its time as SVG: a bar for each task, from its first day to its last, and today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onedoor.doors.office.plan_words import TaskLine
from onedoor.programme.terms.plans import TaskState

WIDTH, ROW, LABEL, FOOT = 720, 34, 18, 24
_LOOKS = {TaskState.TO_DO: "grey", TaskState.DOING: "jade", TaskState.CARRIED_OUT: "ink", TaskState.DROPPED: "grey"}


@dataclass(frozen=True, slots=True)
class GanttBar:
    """One task, placed. `late_x` and `late_width`: from its last day to today, where it is late."""

    y: int
    label: str
    x: float
    width: float
    look: str
    late_x: float = 0.0
    late_width: float = 0.0

    @property
    def bar_y(self) -> int:
        return self.y + 5


@dataclass(frozen=True, slots=True)
class Gantt:
    """The chart, placed."""

    bars: tuple[GanttBar, ...]
    months: tuple[tuple[float, str], ...]
    today: float | None
    height: int
    width: int = WIDTH

    @property
    def floor(self) -> int:
        return self.height - FOOT


def gantt(lines: Sequence[TaskLine], today: date) -> Gantt | None:
    """Nothing where there are no tasks."""
    shown = [one for one in lines if one.task.state is not TaskState.DROPPED]
    if not shown:
        return None
    first = min(one.task.starts_on for one in shown).replace(day=1)
    last = max([one.task.due_on for one in shown] + [today for one in shown if one.late])
    span = max(1, (last - first).days + 1)

    def x(day: date) -> float:
        return round(WIDTH * min(1.0, max(0.0, (day - first).days / span)), 1)

    bars = []
    for at, one in enumerate(shown):
        begins, ends = x(one.task.starts_on), x(one.task.done_on or one.task.due_on)
        late = x(today) - x(one.task.due_on) if one.late else 0.0
        bars.append(
            GanttBar(
                at * ROW + LABEL, f"{one.task.number}. {_short(one.title)}", begins, max(3.0, round(ends - begins, 1)),
                _LOOKS[one.task.state], x(one.task.due_on), round(late, 1),
            )
        )  # fmt: skip
    quarters = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in (1, 4, 7, 10)]
    months = tuple((x(one), f"{one:%m/%Y}") for one in quarters if first <= one <= last)
    return Gantt(tuple(bars), months, x(today) if first <= today <= last else None, len(shown) * ROW + LABEL + FOOT)


def _short(title: str) -> str:
    return title if len(title) <= 70 else f"{title[:68].rstrip()}…"
