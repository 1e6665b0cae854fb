"""The provinces as tiles, each near its neighbours: a drawing of the server; the table beside says the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from onedoor.agencies import queries as agencies
from onedoor.base.errors import NotFound
from onedoor.doors.frame.templatetags.figures import percent
from onedoor.doors.portal.quality_shown import Figure
from onedoor.quality import pack_files

_STEP, _SIZE = 56, 52
_LEVELS = (0.5, 0.65, 0.8, 0.9)


class Shown(Protocol):
    """A row of the table."""

    @property
    def name(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def band(self) -> str: ...
    @property
    def figure(self) -> Figure | None: ...


@dataclass(frozen=True, slots=True)
class Tile:
    """A province, placed; `look` from 0 (nothing to show) to 5 (best)."""

    x: int
    y: int
    short: str
    said: str
    name: str
    look: int

    @property
    def middle(self) -> int:
        return self.x + _SIZE // 2


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map, placed."""

    tiles: tuple[Tile, ...]
    width: int
    height: int
    known: int
    size: int = _SIZE


def drawn(rows: Iterable[Shown]) -> Drawing:
    """Every province there is, coloured by what the table says of it."""
    told = {_area(row.code): row for row in rows}
    places = pack_files.province_map().tiles
    tiles = []
    for area in agencies.provinces():
        if place := places.get(area.code):
            row = told.get(area.code)
            said, look = _said(row) if row else ("", 0)
            x, y = place.at[0] * _STEP, place.at[1] * _STEP
            tiles.append(Tile(x, y, place.short, said, area.name("vi"), look))
    width = max((tile.x for tile in tiles), default=0) + _SIZE
    height = max((tile.y for tile in tiles), default=0) + _SIZE
    return Drawing(tuple(tiles), width, height, sum(tile.look > 0 for tile in tiles))


def _area(code: str) -> str:
    try:
        return agencies.agency(code).area_code
    except NotFound:
        return ""


def _said(row: Shown) -> tuple[str, int]:
    if row.band:
        return row.band, 5 - "ABCDE".index(row.band)
    if row.figure is None or row.figure.observed.value is None:
        return "", 0
    value = row.figure.observed.value
    good = value if row.figure.indicator.better == "more" else 1 - value
    return percent(value).replace("\u00a0", ""), 1 + sum(good >= level for level in _LEVELS)
