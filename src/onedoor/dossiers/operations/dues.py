"""What a dossier costs: assessed and raised with it, closed with it."""

from collections.abc import Mapping
from datetime import date

from pydantic import JsonValue

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.catalogue import rules as catalogue_rules
from onedoor.catalogue.terms import Definition
from onedoor.dossiers.models import Dossier
from onedoor.dossiers.operations.moving import definition_of
from onedoor.fees import operations as fees
from onedoor.fees.terms import DueLineRow, DueRow

SUBJECT = "dossier:"


def assessed(
    definition: Definition, answers: Mapping[str, JsonValue], channel: str, on: date
) -> tuple[DueLineRow, ...]:
    """What is due for the dossier as a whole, line by line; lines counted per copy or page the officer settles."""
    lines = catalogue_rules.applicable_fees(definition, answers, channel, on)
    return tuple(
        DueLineRow(
            id=line.id,
            title_vi=line.title.vi,
            title_en=line.title.en,
            quantity=1,
            base=line.amount,
            amount=line.amount,
            reasons_vi=(),
            reasons_en=(),
            legal_basis=line.legal_basis or "",
            refundable=line.refundable,
        )
        for line in lines
        if line.per is None and line.amount is not None
    )


def raise_due(dossier: Dossier, *, by: Actor) -> DueRow:
    """What the dossier costs is due, from the lines in force on the day of filing; raised twice, it is raised once."""
    lines = assessed(definition_of(dossier), dossier.answers, dossier.channel, clock.day_of(dossier.submitted_at))
    return fees.raise_due(
        f"{SUBJECT}{dossier.id}",
        by=by,
        code=dossier.code,
        procedure=dossier.procedure,
        payee=dossier.agency,
        channel=dossier.channel,
        owner=dossier.owner,
        lines=lines,
    )


def close_due(dossier: Dossier, *, by: Actor, reason: str) -> None:
    """The dossier ended without a result: what is unpaid is cancelled, what is paid and may go back goes back."""
    fees.cancel_due(f"{SUBJECT}{dossier.id}", by=by, reason=reason[:300])
