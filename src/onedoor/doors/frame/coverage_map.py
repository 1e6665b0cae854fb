"""The map of a team's households: a row of tiles for each alley, a tile for each household, as they are walked.

No colour stands alone: each standing has a mark, each tile its words, and the table beside says it in numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from onedoor.doors.frame.outreach_words import STANDINGS
from onedoor.outreach.terms import Coverage, Standing

TILE, GAP, LABEL, IN_A_ROW = 24, 6, 24, 14

MARKS: Mapping[Standing, str] = {
    Standing.NEW: "",
    Standing.AGAIN: "M12 6v7M12 16v2",
    Standing.LATER: "M7 12h10",
    Standing.HELPED: "M6 12l4 5 8-10",
    Standing.REFUSED: "M7 7l10 10M17 7L7 17",
}
"""The mark of each standing, drawn in a tile of 24 by 24."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A household, placed."""

    x: int
    y: int
    look: str
    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """An alley, placed."""

    y: int
    name: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """What a tile means."""

    look: str
    mark: str
    text: str
    households: int


@dataclass(frozen=True, slots=True)
class Map:
    """The map, placed."""

    rows: tuple[Row, ...]
    keys: tuple[Key, ...]
    width: int
    height: int


def drawn(coverage: Coverage) -> Map:
    """The map of a coverage."""
    y, rows = 0, []
    for alley in coverage.alleys:
        top = y + LABEL
        tiles = tuple(
            Tile(
                n % IN_A_ROW * (TILE + GAP),
                top + n // IN_A_ROW * (TILE + GAP),
                household.standing.value,
                MARKS[household.standing],
                f"{alley.name}, {household.label}: {STANDINGS[household.standing]}",
            )
            for n, household in enumerate(alley.households)
        )
        rows.append(Row(y + LABEL - 8, alley.name, tiles))
        y = top + -(-len(alley.households) // IN_A_ROW) * (TILE + GAP) + GAP
    keys = tuple(
        Key(kind.value, MARKS[kind], str(text), sum(alley.standing(kind) for alley in coverage.alleys))
        for kind, text in STANDINGS.items()
    )
    return Map(tuple(rows), keys, IN_A_ROW * (TILE + GAP) - GAP, y)
