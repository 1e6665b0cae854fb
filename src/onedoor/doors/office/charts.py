"""Bars as SVG: from zero, with a title and a description; the table beside says the same in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onedoor.doors.frame.templatetags.figures import grouped

WIDTH, LABEL, BAR, GAP = 420, 26, 16, 8


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, placed: `look` is its class."""

    y: int
    width: float
    look: str
    text: str


@dataclass(frozen=True, slots=True)
class Range:
    """An interval, placed."""

    y: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its label above its bars."""

    y: int
    label: str
    bars: tuple[Bar, ...]
    range: Range | None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, placed."""

    id: str
    title: str
    about: str
    keys: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    height: int
    top: str
    width: int = WIDTH


Numbers = tuple[str, tuple[float, ...], tuple[float, float] | None]
"""A label, its values in the order of the keys, and an interval or None."""


def bars(name: str, title: str, about: str, keys: Sequence[str], numbers: Sequence[Numbers]) -> Chart:
    """A chart of horizontal bars, the first key in grey, the second in jade; an interval is drawn over the last bar."""
    looks = ("grey", "jade", "ink")[: len(keys)] if len(keys) > 1 else ("jade",)
    most = max([1.0, *(value for _, values, _ in numbers for value in values), *(r[1] for _, _, r in numbers if r)])
    y, rows = 0, []
    for label, values, between in numbers:
        top = y + LABEL
        placed = tuple(
            Bar(
                top + n * (BAR + 2),
                round(value / most * WIDTH, 1),
                look,
                grouped(value),
            )
            for n, (value, look) in enumerate(zip(values, looks, strict=True))
        )
        held = None
        if between is not None:
            held = Range(top + (len(values) - 1) * (BAR + 2) + BAR // 2, *(round(v / most * WIDTH, 1) for v in between))
        rows.append(Row(y + LABEL - 6, label[:1].upper() + label[1:], placed, held))
        y = top + len(values) * (BAR + 2) + GAP
    return Chart(
        name,
        title,
        about,
        tuple(zip(keys, looks, strict=True)),
        tuple(rows),
        y + 24,
        grouped(most),
    )


def in_per_cent(chart: Chart) -> Chart:
    """The same, whose axis ends in per cent."""
    return replace(chart, top=f"{chart.top}\u00a0%")
