"""What one may ask: how a procedure really runs, read out of the dossiers that were closed in a period."""

from datetime import date

from onedoor.base.actor import Actor
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue.terms import Definition
from onedoor.dossiers import queries as dossiers
from onedoor.simplification.terms import Mined

_DOES = frozenset({"receive", "propose", "decide", "deliver"})
"""What makes a stage more than a check: one that may only pass a dossier on or back is judged by what it changes."""


def procedures(first: date, last: date, *, seen_by: Actor) -> tuple[tuple[str, int], ...]:
    """The procedures with closed dossiers and how many, the most first. Refuses: NotFound."""
    return dossiers.procedures_closed(first, last, seen_by=seen_by)


def running(procedure: str, first: date, last: date, *, seen_by: Actor) -> Mined | None:
    """How the procedure ran; None where no dossier was closed. Refuses: NotFound."""
    import polars as pl  # noqa: PLC0415  Large, and so are those that work on its tables: who mines pays for them.

    from onedoor.simplification.logs import ours  # noqa: PLC0415  Loads polars.
    from onedoor.simplification.mining import mine  # noqa: PLC0415  Loads polars, too.

    log = ours.of_steps(dossiers.steps_done(procedure, first, last, seen_by=seen_by))
    if log.is_empty():
        return None
    occurring = set(log["activity"].cast(pl.String).unique())
    published = (ours.SUBMIT, *working_stages(catalogue.current_version(procedure, last).definition))
    return mine(log, reference=[stage for stage in published if stage in occurring])


def working_stages(definition: Definition) -> tuple[str, ...]:
    """The stages that do something, in the order of the route."""
    return tuple(stage.id for stage in definition.route if not _DOES.isdisjoint(stage.may))
