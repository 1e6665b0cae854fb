"""How a procedure ran, from the steps of its dossiers."""

from collections.abc import Callable, Sequence

import polars as pl

from onedoor.simplification.logs import ours
from onedoor.simplification.mining.mine import mine
from onedoor.simplification.terms import Mined


def mined(steps: pl.DataFrame, published: Callable[[], Sequence[str]]) -> Mined | None:
    """What `dossiers.queries.steps_done` holds, against the `published` stages that occur; None where there is none."""
    log = ours.of_steps(steps)
    if log.is_empty():
        return None
    occurring = set(log["activity"].cast(pl.String).unique())
    return mine(log, reference=[stage for stage in (ours.SUBMIT, *published()) if stage in occurring])
