"""A process map as SVG: steps from top to bottom, how many went from one to the next, and how long that took."""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from xml.sax.saxutils import escape

from onedoor.simplification.rules.layout import Box, Layout, layout
from onedoor.simplification.terms import Arc, Mined

_WIDTH, _ROW, _TOP = 720, 132, 16
_BOX, _TALL = 208, 64
_LINE, _EDGE = 26, 8
_STYLE = (
    ".map text{font:14px system-ui,sans-serif;fill:#0b0c0c}.map .n{font-size:13px;fill:#3a3f42}"
    ".map .box{fill:#fff;stroke:#0b5c4a;stroke-width:1.5}.map .on{fill:none;stroke:#0b5c4a}"
    ".map .back{fill:none;stroke:#b1480b;stroke-dasharray:5 4}.map .w{paint-order:stroke;stroke:#fff;stroke-width:4px}"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """How the map speaks: its title and description, names of steps, counts, durations, and what a count is of."""

    title: str
    about: str
    events: str
    named: Callable[[str], str]
    counted: Callable[[int], str]
    lasting: Callable[[float], str]


def process_map(mined: Mined, wording: Wording, *, styled: bool) -> str:
    """The map; `styled` gives it its own style sheet, for a file that stands alone. A page brings one."""
    placed = layout(mined.steps, mined.arcs, mined.overview.cases)
    height = _TOP * 2 + placed.rows * _ROW - (_ROW - _TALL)
    most = max((arc.n for arc in placed.arcs), default=1)
    drawn = [_arc(arc, placed, most, wording) for arc in placed.arcs]
    boxes = [_box(box, wording) for box in placed.boxes.values()]
    parts = [*(line for line, _ in drawn), *boxes, *(label for _, label in drawn)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" class="map"'
        f' aria-labelledby="map-t map-d"><title id="map-t">{escape(wording.title)}</title>'
        f'<desc id="map-d">{escape(wording.about)}</desc>{f"<style>{_STYLE}</style>" if styled else ""}'
        f"<defs>{_tip('on', '#0b5c4a')}{_tip('back', '#b1480b')}</defs>{''.join(parts)}</svg>"
    )


def _tip(name: str, colour: str) -> str:
    return (
        f'<marker id="tip-{name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" '
        f'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z" fill="{colour}"/></marker>'
    )


def _middle(box: Box) -> tuple[float, float]:
    """The middle of the box's upper edge."""
    return _WIDTH * (box.place + 0.5) / box.beside, _TOP + box.row * _ROW


def _box(box: Box, wording: Wording) -> str:
    x, y = _middle(box)
    named = wording.named(box.step.activity)
    said = escape(f"{wording.counted(box.step.events)} {wording.events}")
    first, second = _two_lines(named)
    name = f'<text x="{x:.0f}" y="{y + 21:.0f}" text-anchor="middle">{escape(first)}</text>'
    if second:
        name += f'<text x="{x:.0f}" y="{y + 38:.0f}" text-anchor="middle">{escape(second)}</text>'
    return (
        f"<g><title>{escape(named)}</title>"
        f'<rect class="box" x="{x - _BOX / 2:.0f}" y="{y:.0f}" width="{_BOX}" height="{_TALL}" rx="4"/>{name}'
        f'<text class="n" x="{x:.0f}" y="{y + 56:.0f}" text-anchor="middle">{said}</text>'
        "</g>"
    )


def _two_lines(name: str) -> tuple[str, str]:
    if len(name) <= _LINE:
        return name, ""
    cut = name.rfind(" ", 0, _LINE + 1)
    cut = cut if cut > 0 else _LINE
    rest = name[cut:].strip()
    return name[:cut], rest if len(rest) <= _LINE else rest[: _LINE - 1] + "…"


def _arc(arc: Arc, placed: Layout, most: int, wording: Wording) -> tuple[str, str]:
    """The line and, to be drawn over everything, what is said beside it."""
    source, target = placed.boxes[arc.source], placed.boxes[arc.target]
    down = target.row - source.row
    look = "on" if down > 0 else "back"
    path, at = _straight(source, target) if down == 1 else _around(source, target, -1 if down > 0 else 1)
    said = f"{wording.counted(arc.n)} · {wording.lasting(arc.median)}"
    title = escape(f"{wording.named(arc.source)} → {wording.named(arc.target)}: {said}")
    width = 1 + 4 * sqrt(arc.n / most)
    line = f'<path class="{look}" d="{path}" stroke-width="{width:.1f}" marker-end="url(#tip-{look})"/>'
    label = f'<text class="n w" x="{at[0]:.0f}" y="{at[1] + 4:.0f}" text-anchor="middle">{escape(said)}</text>'
    return f"<g><title>{title}</title>{line}</g>", label


def _straight(source: Box, target: Box) -> tuple[str, tuple[float, float]]:
    """From the lower edge to the upper edge of the next row, and where its words stand."""
    (x1, y1), (x2, y2) = _middle(source), _middle(target)
    y1 += _TALL
    half = (y1 + y2) / 2
    return f"M{x1:.0f} {y1:.0f}C{x1:.0f} {half:.0f} {x2:.0f} {half:.0f} {x2:.0f} {y2:.0f}", ((x1 + x2) / 2, half)


def _around(source: Box, target: Box, side: int) -> tuple[str, tuple[float, float]]:
    """Around what stands between, the farther the wider: forward on the left, back on the right."""
    (x1, y1), (x2, y2) = _middle(source), _middle(target)
    x1, x2 = x1 + side * _BOX / 2, x2 + side * _BOX / 2
    y1, y2 = y1 + _TALL / 2, y2 + _TALL / 2
    edge = max(x1 * side, x2 * side) * side
    out = max(_EDGE, min(_WIDTH - _EDGE, edge + side * (40 + 36 * abs(target.row - source.row))))
    path = f"M{x1:.0f} {y1:.0f}C{out:.0f} {y1:.0f} {out:.0f} {y2:.0f} {x2:.0f} {y2:.0f}"
    return path, ((x1 + x2 + 6 * out) / 8, (y1 + y2) / 2)
