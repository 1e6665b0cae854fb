"""The provinces as tiles, each near its neighbours: a drawing of the server; a table beside it says the same."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from onedoor.agencies import queries as agencies
from onedoor.quality import pack_files

_STEP, _SIZE = 56, 52
_LEVELS = (0.5, 0.65, 0.8, 0.9)
Told = tuple[str, int]
"""What a tile says, and how it looks: from 0 (nothing to show) to 5 (best)."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A province, placed."""

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


def drawn(told: Mapping[str, Told]) -> Drawing:
    """Every province there is, by its area's code, with what is told of it."""
    places = pack_files.province_map().tiles
    tiles = []
    for area in agencies.provinces():
        if place := places.get(area.code):
            said, look = told.get(area.code, ("", 0))
            x, y = place.at[0] * _STEP, place.at[1] * _STEP
            tiles.append(Tile(x, y, place.short, said, area.name(get_language() or "vi"), look))
    width = max((tile.x for tile in tiles), default=0) + _SIZE
    height = max((tile.y for tile in tiles), default=0) + _SIZE
    return Drawing(tuple(tiles), width, height, sum(tile.look > 0 for tile in tiles))


def look_of(share: float) -> int:
    """How a share of what went well looks, from 1 to 5."""
    return 1 + sum(share >= level for level in _LEVELS)
