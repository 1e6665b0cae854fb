"""Where the boxes of a process map stand: steps from top to bottom in the order in which cases usually take them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onedoor.simplification.terms import Arc, StepTimes

MOST_BOXES, MOST_IN_A_ROW = 14, 3
SELDOM = 0.03
"""Steps and arcs below this share of all cases are left out, except each step's commonest way in and out."""


@dataclass(frozen=True, slots=True)
class Box:
    """A step in its row (from 0) and place in the row (from 0 of `beside` boxes)."""

    step: StepTimes
    row: int
    place: int
    beside: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The boxes, the arcs between them, and how many steps and how much of all neighbouring pairs were left out."""

    boxes: Mapping[str, Box]
    arcs: tuple[Arc, ...]
    rows: int
    steps_left_out: int
    pairs_shown: float


def layout(steps: Sequence[StepTimes], arcs: Sequence[Arc], cases: int) -> Layout:
    """The commonest steps with the arcs that matter; the same log always gives the same map."""
    common = sorted(steps, key=lambda one: (-one.cases, one.activity))[:MOST_BOXES]
    kept = [one for one in common if one.cases >= SELDOM * cases] or common
    names = {one.activity for one in kept}
    among = [arc for arc in arcs if arc.source in names and arc.target in names and arc.source != arc.target]
    order = _order([one.activity for one in sorted(kept, key=lambda one: (one.position, one.activity))], among)
    drawn = _drawn(among, cases)
    rows = _rows(order, drawn)
    by_name = {one.activity: one for one in kept}
    boxes = {
        name: Box(by_name[name], number, place, len(row))
        for number, row in enumerate(rows)
        for place, name in enumerate(row)
    }
    pairs = sum(arc.n for arc in arcs)
    shown = sum(arc.n for arc in drawn)
    return Layout(boxes, tuple(drawn), len(rows), len(steps) - len(kept), shown / pairs if pairs else 1.0)


def _order(usual: list[str], arcs: Sequence[Arc]) -> list[str]:
    """The usual order, neighbours exchanged while more cases go from the later to the earlier than the other way."""
    weight = {(arc.source, arc.target): arc.n for arc in arcs}
    order = list(usual)
    for _ in order:
        for n in range(len(order) - 1):
            one, other = order[n : n + 2]
            if weight.get((other, one), 0) > weight.get((one, other), 0):
                order[n : n + 2] = other, one
    return order


def _drawn(arcs: Sequence[Arc], cases: int) -> list[Arc]:
    seldom = SELDOM * cases
    best: set[tuple[str, str]] = set()
    for side in ("source", "target"):
        commonest: dict[str, Arc] = {}
        for arc in arcs:
            name = getattr(arc, side)
            if name not in commonest or arc.n > commonest[name].n:
                commonest[name] = arc
        best |= {(arc.source, arc.target) for arc in commonest.values()}
    return [arc for arc in arcs if arc.n >= seldom or (arc.source, arc.target) in best]


def _rows(order: Sequence[str], arcs: Sequence[Arc]) -> list[list[str]]:
    """A step stands below every step that leads to it and comes earlier in the order; no row is wider than a page."""
    place = {name: number for number, name in enumerate(order)}
    row_of: dict[str, int] = {}
    rows: list[list[str]] = []
    for name in order:
        above = [row_of[arc.source] for arc in arcs if arc.target == name and place[arc.source] < place[name]]
        row = max(above, default=-1) + 1
        while row < len(rows) and len(rows[row]) >= MOST_IN_A_ROW:
            row += 1
        while len(rows) <= row:
            rows.append([])
        rows[row].append(name)
        row_of[name] = row
    return rows
