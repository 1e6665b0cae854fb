"""A day of availability as one strip: up, down and looked at by nobody differ in height, not in colour alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from onedoor.quality.rules.availability import Run

WIDTH, HEIGHT = 720, 48
_LOOKS = {True: ("jade", 28), False: ("lotus", HEIGHT), None: ("grey", 8)}


@dataclass(frozen=True, slots=True)
class Piece:
    """One run, placed."""

    x: float
    width: float
    y: int
    height: int
    look: str
    run: Run


@dataclass(frozen=True, slots=True)
class Strip:
    """The strip with the hours below it."""

    pieces: tuple[Piece, ...]
    hours: tuple[tuple[float, datetime], ...]
    width: int = WIDTH
    height: int = HEIGHT


def strip(runs: Sequence[Run]) -> Strip:
    """The runs of a stretch of time, which lie next to each other."""
    first, last = runs[0].begins_at, runs[-1].ends_at
    span = (last - first).total_seconds()

    def at(moment: datetime) -> float:
        return round(WIDTH * (moment - first).total_seconds() / span, 1)

    pieces = []
    for run in runs:
        look, height = _LOOKS[run.up]
        x = at(run.begins_at)
        pieces.append(Piece(x, round(at(run.ends_at) - x, 1), HEIGHT - height, height, look, run))
    quarters = [first + (last - first) * nth / 4 for nth in range(5)]
    return Strip(tuple(pieces), tuple((at(one), one) for one in quarters))
