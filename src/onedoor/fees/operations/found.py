"""Money that a statement shows and nobody told us of: it is booked as unclear, and listed for what it is."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.base.operation import operation
from onedoor.fees import rules
from onedoor.fees.models import Order, Payment
from onedoor.fees.operations import differences
from onedoor.fees.operations.applying import clear, receive, surplus
from onedoor.fees.operations.correcting import rebook
from onedoor.fees.operations.hearing import take_unknown
from onedoor.fees.operations.locking import locked_order, locked_payment, shares
from onedoor.fees.operations.posting import post
from onedoor.fees.operations.receipts import issue_receipts
from onedoor.fees.terms import (
    CLOSED_UNPAID,
    SUSPENSE,
    DifferenceKind,
    EntryKind,
    GatewayFact,
    Heard,
    Manner,
    Outcome,
    Posting,
    Resolution,
)


@dataclass(frozen=True, slots=True)
class Found:
    """One movement of a statement that the ledger does not know, or knows with another amount."""

    gateway: Manner
    transaction: str
    reference: str
    amount: int
    at: datetime
    purpose: str
    payment: UUID | None
    order: UUID | None
    statement: str

    def fact(self) -> GatewayFact:
        """The movement as the statement's word."""
        return GatewayFact(
            gateway=self.gateway,
            reference=self.reference,
            outcome=Outcome.SUCCEEDED,
            amount=self.amount,
            transaction=self.transaction,
            at=self.at,
            key=f"statement:{self.transaction}",
            heard=Heard.STATEMENT,
            purpose=self.purpose,
        )


@operation
def take_found(found: Found) -> None:
    """The money stands in suspense and in the work list; what nothing is due for goes back by itself."""
    if found.payment is not None:
        _amounts_differ(found, found.payment)
    elif found.order is None:
        take_unknown(found.fact())
    else:
        _of_an_order(found, found.order)
    audit.record(
        by=SYSTEM,
        verb="fees.take_found",
        subject=f"gateway:{found.gateway}",
        facts={"transaction": found.transaction, "amount": found.amount},
    )


def _amounts_differ(found: Found, payment_id: UUID) -> None:
    """Money that is booked for dues is listed; what is unclear anyway is corrected, and pays if it is enough now."""
    told = Payment.objects.get(id=payment_id)
    order, dues = locked_order(told.order_id) if told.order_id is not None else (None, [])
    payment = locked_payment(payment_id)
    if payment.amount == found.amount or payment.reversed_at is not None:
        return
    paid = [due for due in dues if due.paid_by_id == payment.id]
    if not paid and not payment.refunded:
        rebook(payment, found.amount, paid=(), pays=(), key=found.statement)
        differences.retell(payment.id, found.amount)
        if order is not None and found.amount == order.amount and (settled := clear(payment, dues)):
            differences.close_for(payment.id, Resolution.ASK_AGAIN, SYSTEM)
            issue_receipts(settled, order, SYSTEM)
        return
    differences.find(
        DifferenceKind.WRONG_AMOUNT,
        found.gateway,
        found.transaction,
        amount=found.amount,
        at=found.at,
        expected=payment.amount,
        reference=found.reference,
        purpose=found.purpose,
        payment=payment,
        order=order,
        dues=paid,
    )


def _of_an_order(found: Found, order_id: UUID) -> None:
    order, dues = locked_order(order_id)
    known = Payment.objects.filter(manner=found.gateway, transaction=found.transaction, reversed_at=None)
    if known.exists():
        return
    at = rules.paid_at(found.at, clock.now())
    payment = receive(
        found.gateway, dues[0].payee, found.transaction, found.amount, at, order=order, unclear=found.amount
    )
    sides = (Posting(payment.account, found.amount), Posting(SUSPENSE, -found.amount))
    post(EntryKind.UNCLEAR, payment, sides)
    payable, _ = rules.split(shares(dues))
    if found.amount == order.amount and not payable:
        surplus(payment, order, dues, found.fact())
        return
    differences.find(
        _kind(order, found.amount),
        found.gateway,
        found.transaction,
        amount=found.amount,
        at=at,
        expected=order.amount,
        purpose=found.purpose,
        payment=payment,
        order=order,
        dues=dues,
    )


def _kind(order: Order, amount: int) -> DifferenceKind:
    if amount != order.amount:
        return DifferenceKind.WRONG_AMOUNT
    return DifferenceKind.LATE_SUCCESS if order.state in CLOSED_UNPAID else DifferenceKind.MONEY_WITHOUT_RECEIPT
