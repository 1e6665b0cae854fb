"""Hearing gateways: what calls back is believed only under the gateway's signature; what is asked answers the same."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import ANONYMOUS, SYSTEM, Actor
from onedoor.base.jobs import defer
from onedoor.base.operation import operation
from onedoor.fees.errors import Forged
from onedoor.fees.models import Fact, Order
from onedoor.fees.operations import differences
from onedoor.fees.operations.applying import apply, receive
from onedoor.fees.operations.gateways import gateway
from onedoor.fees.operations.posting import post
from onedoor.fees.queries.rows import fact_row
from onedoor.fees.terms import (
    SUSPENSE,
    CallbackAnswer,
    DifferenceKind,
    EntryKind,
    GatewayFact,
    Manner,
    Outcome,
    Posting,
    Verdict,
)

_SOON = timedelta(seconds=15)
PAUSE = timedelta(seconds=10)
"""How long a gateway has its peace between two questions of one order's payers."""
WAITS = timedelta(minutes=15)
"""How long money waits for an order that may still be on its way into the database."""


def hear(manner: Manner, parameters: Sequence[tuple[str, str]], *, by: Actor = ANONYMOUS) -> CallbackAnswer:
    """The callback is answered; what it states under the gateway's signature is applied before it is.

    What is forged changes nothing and stands in the journal of refused attempts. Refuses: NoSuchGateway.
    """
    through = gateway(manner)
    try:
        fact = through.read_callback(parameters)
    except Forged:
        audit.refused(by=by, verb="fees.hear", subject=f"gateway:{manner}", code="fees.forged")
        return through.answer_callback(Verdict.FORGED)
    verdict = apply(fact)
    if verdict is Verdict.LATER:
        defer("fees.apply_waiting", at=clock.now() + _SOON, reference=fact.reference)
    return through.answer_callback(verdict)


def ask_order(order_id: UUID) -> Verdict:
    """The gateway was asked what became of the order, and its answer applied. Raises ConnectorError."""
    order = Order.objects.get(id=order_id)
    return apply(gateway(Manner(order.manner)).ask(order.reference, order.created_at))


def ask_for_payer(order_id: UUID, *, by: Actor) -> bool:
    """As `ask_order`, on the payer's click; False, and nothing was asked, where somebody clicked a moment ago.

    Raises ConnectorError.
    """
    if not _begin_to_ask(order_id, by=by):
        return False
    ask_order(order_id)
    return True


@operation
def _begin_to_ask(order_id: UUID, *, by: Actor) -> bool:
    now = clock.now()
    if not Order.objects.filter(id=order_id).exclude(asked_at__gt=now - PAUSE).update(asked_at=now):
        return False
    audit.record(by=by, verb="fees.ask_for_payer", subject=f"order:{order_id}")
    return True


def settle_waiting() -> int:
    """Facts that waited for an order are applied where it is there by now; money of nobody known is listed."""
    settled = 0
    for fact in Fact.objects.filter(applied_at=None).order_by("received_at"):
        if apply(fact_row(fact)) is not Verdict.LATER:
            settled += 1
        elif fact.received_at < clock.now() - WAITS:
            set_aside(Manner(fact.gateway), fact.key)
            settled += 1
    return settled


@operation
def set_aside(manner: Manner, key: str) -> None:
    """The fact waits for an order no longer: its money is an unknown payer's."""
    kept = Fact.objects.select_for_update().get(gateway=manner, key=key)
    if kept.applied_at is not None:
        return
    kept.applied_at = clock.now()
    kept.save(update_fields=["applied_at"])
    fact = fact_row(kept)
    if fact.outcome is Outcome.SUCCEEDED and fact.amount > 0:
        take_unknown(fact)
    audit.record(by=SYSTEM, verb="fees.set_fact_aside", subject=f"fact:{kept.id}")


def take_unknown(fact: GatewayFact) -> None:
    """Money of an unknown payer stands in suspense and in the work list; told twice, it came once."""
    transaction, at = fact.transaction or fact.key, fact.at or clock.now()
    found = differences.find(
        DifferenceKind.UNKNOWN_PAYER,
        fact.gateway,
        transaction,
        amount=fact.amount,
        at=at,
        reference=fact.reference,
        purpose=fact.purpose,
    )
    if found is None:
        return
    payment = receive(fact.gateway, "", transaction, fact.amount, at, order=None, unclear=fact.amount)
    sides = (Posting(payment.account, fact.amount), Posting(SUSPENSE, -fact.amount))
    post(EntryKind.UNCLEAR, payment, sides)
    found.payment = payment
    found.save(update_fields=["payment"])
