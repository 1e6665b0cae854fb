"""What a dossier costs: assessed and raised with it, closed with it."""

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.dossiers.models import Dossier
from onedoor.dossiers.operations.moving import definition_of
from onedoor.fees import operations as fees
from onedoor.fees import queries
from onedoor.fees.terms import DueLineRow, DueRow

SUBJECT = "dossier:"


def assessed(dossier: Dossier) -> tuple[DueLineRow, ...]:
    """The lines that are known to be due, by the law of the day of filing.

    An amount that the province sets and the pack does not know is in none: the officer settles it.
    """
    found = queries.assessed(
        definition_of(dossier),
        dossier.answers,
        channel=dossier.channel,
        filed_on=clock.day_of(dossier.submitted_at),
        agency=dossier.agency,
    )
    return found.lines


def raise_due(dossier: Dossier, *, by: Actor, lines: tuple[DueLineRow, ...] | None = None) -> DueRow:
    """What the dossier costs is due (`lines`, where they were assessed already); raised twice, it is raised once."""
    return fees.raise_due(
        f"{SUBJECT}{dossier.id}",
        by=by,
        code=dossier.code,
        procedure=dossier.procedure,
        payee=dossier.agency,
        channel=dossier.channel,
        owner=dossier.owner,
        lines=assessed(dossier) if lines is None else lines,
    )


def close_due(dossier: Dossier, *, by: Actor, reason: str) -> None:
    """The dossier ended without a result: what is unpaid is cancelled, what is paid and may go back goes back."""
    fees.cancel_due(f"{SUBJECT}{dossier.id}", by=by, reason=reason[:300])
