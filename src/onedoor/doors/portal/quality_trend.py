"""A share by month as a line from 0 to 100 %: it breaks where the formula changes, or a month is not told."""

from dataclasses import dataclass
from datetime import date

from onedoor.doors.portal.quality_shown import Figure, figure_of
from onedoor.quality import pack_files, queries
from onedoor.quality.rules.trends import pieces
from onedoor.quality.terms import Indicator

_STEP, _HEIGHT, _EDGE = 44, 80, 8
_SHOWN = ("T1", "M1")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Point:
    """A month, placed."""

    x: int
    y: float
    month: date
    figure: Figure


@dataclass(frozen=True, slots=True)
class Trend:
    """One indicator through the months; each piece is one line, drawn as an SVG's points."""

    indicator: Indicator
    pieces: tuple[tuple[Point, ...], ...]
    width: int
    height: int = _HEIGHT + 2 * _EDGE

    @property
    def id(self) -> str:
        return f"trend-{self.indicator.id}"

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(" ".join(f"{point.x},{point.y}" for point in piece) for piece in self.pieces)


def trends(scope: str) -> tuple[Trend, ...]:
    """Of those indicators that have two months or more."""
    return tuple(found for code in _SHOWN if (found := _trend(scope, code)) is not None)


def _trend(scope: str, code: str) -> Trend | None:
    seen = queries.line(scope, code)
    first, drawn = _number(seen[0].starts_on) if seen else 0, []
    for piece in pieces(seen):
        run: list[Point] = []
        for one in piece:
            figure = figure_of(one)
            if run and _number(one.starts_on) - _number(run[-1].month) > 1:
                drawn.append(tuple(run))
                run = []
            if figure is None or one.value is None:
                continue
            x = _EDGE + _STEP * (_number(one.starts_on) - first)
            run.append(Point(x, round(_EDGE + _HEIGHT * (1 - one.value), 1), one.starts_on, figure))
        drawn.append(tuple(run))
    kept = tuple(piece for piece in drawn if piece)
    if sum(len(piece) for piece in kept) < _FEWEST:
        return None
    newest = pack_files.indicators()[code, seen[-1].version]
    return Trend(newest, kept, 2 * _EDGE + _STEP * (_number(seen[-1].starts_on) - first))


def _number(month: date) -> int:
    return 12 * month.year + month.month
