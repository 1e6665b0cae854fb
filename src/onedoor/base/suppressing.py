"""Small cells: what counts fewer than ten people is not told, nor what would give it away by subtraction."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from onedoor.base.shares import SHOWN_FROM

Cell = TypeVar("Cell", bound=Hashable)


def hidden(cells: Mapping[Cell, int]) -> frozenset[Cell]:
    """Which cells of a table whose sum is told must not be told.

    Those from one to nine; then, smallest first, others, until at least two are hidden and together they count ten or
    more, so that neither the sum nor the rest gives one away. Where nothing is small, nothing is hidden.
    """
    small = {cell for cell, n in cells.items() if 0 < n < SHOWN_FROM}
    if not small:
        return frozenset()
    for cell in sorted((cell for cell, n in cells.items() if n >= SHOWN_FROM), key=lambda each: cells[each]):
        if len(small) > 1 and sum(cells[each] for each in small) >= SHOWN_FROM:
            break
        small.add(cell)
    return frozenset(small)
