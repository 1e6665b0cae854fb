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
    from onedoor.simplification.mining.ours import mined  # noqa: PLC0415  It works on polars: half a second of loading that no other page needs.

    steps = dossiers.steps_done(procedure, first, last, seen_by=seen_by)
    return mined(steps, lambda: working_stages(catalogue.current_version(procedure, last).definition))


def working_stages(definition: Definition) -> tuple[str, ...]:
    """The stages that do something, in the order of the route."""
    return tuple(stage.id for stage in definition.route if not _DOES.isdisjoint(stage.may))
