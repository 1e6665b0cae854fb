"""Everything that happened to the money of one due: what was heard, what came in, what was booked."""

from uuid import UUID

from onedoor.base.actor import Actor
from onedoor.fees.models import Entry, Fact, Order, Payment
from onedoor.fees.queries.money import due
from onedoor.fees.terms import (
    Balance,
    EntryKind,
    EntryRow,
    FactRow,
    Heard,
    Manner,
    Outcome,
    PaymentRow,
    Reason,
    Trail,
)


def trail(due_id: UUID, *, seen_by: Actor) -> Trail:
    """The due's trail, oldest first. Refuses: NotFound."""
    due(due_id, seen_by=seen_by)
    references = Order.objects.filter(parts__due_id=due_id).values("reference")
    facts = Fact.objects.filter(reference__in=references).order_by("received_at", "id")
    payments = list(Payment.objects.filter(order__parts__due_id=due_id).order_by("at", "id"))
    entries = Entry.objects.filter(payment__in=payments).order_by("at", "id").prefetch_related("postings")
    return Trail(
        facts=tuple(_fact(fact) for fact in facts),
        payments=tuple(_payment(payment) for payment in payments),
        entries=tuple(_entry(entry) for entry in entries if _is_about(entry, due_id)),
    )


def _is_about(entry: Entry, due_id: UUID) -> bool:
    dues = {side.due_id for side in entry.postings.all()} - {None}
    return not dues or due_id in dues


def _fact(fact: Fact) -> FactRow:
    return FactRow(
        received_at=fact.received_at,
        heard=Heard(fact.heard),
        outcome=Outcome(fact.outcome),
        amount=fact.amount,
        reference=fact.reference,
        transaction=fact.transaction,
        reason=Reason(fact.reason) if fact.reason else None,
    )


def _payment(payment: Payment) -> PaymentRow:
    return PaymentRow(
        manner=Manner(payment.manner),
        transaction=payment.transaction,
        amount=payment.amount,
        unclear=payment.unclear,
        refunded=payment.refunded,
        at=payment.at,
        booked_at=payment.booked_at,
        reversed_at=payment.reversed_at,
    )


def _entry(entry: Entry) -> EntryRow:
    sides = tuple(Balance(side.account, side.amount) for side in entry.postings.all())
    return EntryRow(at=entry.at, kind=EntryKind(entry.kind), sides=sides)
