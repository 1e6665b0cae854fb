"""Asking about dues, orders, receipts and refunds."""

from uuid import UUID

from django.db.models import QuerySet

from onedoor.audit import operations as audit
from onedoor.base import rows
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.fees import rules
from onedoor.fees.models import Due, Order, Receipt
from onedoor.fees.queries.rows import WITH_SUBJECT, due_row, order_row, receipt_row, refund_row
from onedoor.fees.terms import DueRow, DueState, OrderRow, PayableRow, ReceiptRow, RefundRow


def _seen(due: Due | None, seen_by: Actor) -> Due:
    if due is None or not rules.may_see_due(seen_by, owner=due.owner, payee=due.payee):
        raise NotFound
    return due


def due_of(subject: str, *, seen_by: Actor) -> DueRow | None:
    """The last due that was raised for the subject; None where none was. Refuses: NotFound."""
    found = Due.objects.filter(subject=subject).order_by("-raised_at", "-id").first()
    return due_row(_seen(found, seen_by)) if found is not None else None


def due(due_id: UUID, *, seen_by: Actor) -> DueRow:
    """A due. Refuses: NotFound."""
    return due_row(_seen(Due.objects.filter(id=due_id).first(), seen_by))


def dues_of(owner: UUID, *, seen_by: Actor) -> tuple[DueRow, ...]:
    """A person's own dues, newest first. Refuses: NotFound."""
    if not (seen_by.is_citizen and seen_by.id == owner):
        raise NotFound
    return tuple(due_row(found) for found in Due.objects.filter(owner=owner).order_by("-raised_at"))


def payable(pay_token: str) -> tuple[UUID, PayableRow]:
    """What whoever holds the pay link may know: what for, how much, whether it is paid. Refuses: NotFound."""
    found = rows.row(Due, pay_token=pay_token[:32]) if pay_token else None
    if found is None:
        raise NotFound
    return found.id, PayableRow(
        code=found.code,
        procedure=found.procedure,
        payee=found.payee,
        amount=found.amount,
        raised_at=found.raised_at,
        paid=found.state in (DueState.PAID, DueState.REFUNDED),
        payable=found.state == DueState.UNPAID,
    )


def _orders() -> QuerySet[Order]:
    return Order.objects.prefetch_related("payments", "parts__due")


def _row(order: Order) -> OrderRow:
    return order_row(order, [part.due_id for part in order.parts.all()], order.payments.all())


def orders(due_id: UUID, *, seen_by: Actor, pay_token: str = "") -> tuple[OrderRow, ...]:
    """The attempts to pay the due, newest first, for who may see it or holds its pay link. Refuses: NotFound."""
    found = rows.row(Due, id=due_id)
    if found is None or not (pay_token and pay_token == found.pay_token):
        _seen(found, seen_by)
    return tuple(_row(order) for order in _orders().filter(parts__due_id=due_id).order_by("-created_at"))


def order(reference: str, *, seen_by: Actor, pay_token: str = "") -> OrderRow:
    """An order, for who may see all of its dues or holds the pay link of its only one. Refuses: NotFound."""
    found = _orders().filter(reference=reference[:20]).first()
    if found is None:
        raise NotFound
    dues = [part.due for part in found.parts.all()]
    by_link = bool(pay_token) and [due.pay_token for due in dues] == [pay_token]
    if not by_link:
        for each in dues:
            _seen(each, seen_by)
    return _row(found)


def receipts_of(reference: str, *, seen_by: Actor, pay_token: str = "") -> tuple[ReceiptRow, ...]:
    """The receipts that the order brought, cancelled ones too, for who may see the order. Refuses: NotFound."""
    found = order(reference, seen_by=seen_by, pay_token=pay_token)
    brought = Receipt.objects.filter(order_id=found.id).order_by("payee", "number")
    return tuple(receipt_row(one) for one in brought)


def receipts(due_id: UUID, *, seen_by: Actor) -> tuple[ReceiptRow, ...]:
    """The receipts of the due, cancelled ones too. Refuses: NotFound."""
    due(due_id, seen_by=seen_by)
    return tuple(receipt_row(found) for found in Receipt.objects.filter(due_id=due_id).order_by("issued_at"))


def refunds(due_id: UUID, *, seen_by: Actor) -> tuple[RefundRow, ...]:
    """The refunds of the due, oldest first. Refuses: NotFound."""
    due(due_id, seen_by=seen_by)
    found = WITH_SUBJECT.filter(due_id=due_id).order_by("asked_at")
    return tuple(refund_row(refund) for refund in found)


def refunds_of(reference: str, *, seen_by: Actor, pay_token: str = "") -> tuple[RefundRow, ...]:
    """What goes back of the order's money, oldest first, for who may see the order. Refuses: NotFound.

    What failed is there until it is asked for anew.
    """
    found = order(reference, seen_by=seen_by, pay_token=pay_token)
    rows = [refund_row(one) for one in WITH_SUBJECT.filter(payment__order_id=found.id).order_by("asked_at")]
    newest = {row.difference: row.id for row in rows}
    return tuple(row for row in rows if not row.again and (row.difference is None or newest[row.difference] == row.id))


def receipt(token: str) -> ReceiptRow:
    """The receipt behind a QR code, for who holds it. Refuses: NotFound."""
    found = Receipt.objects.filter(token=token[:32]).first() if token else None
    if found is None:
        raise NotFound
    return receipt_row(found)


def receipt_for(receipt_id: UUID, *, seen_by: Actor) -> ReceiptRow:
    """A receipt whose pages the actor may open; an officer's look is written down. Refuses: NotFound."""
    found = Receipt.objects.filter(id=receipt_id).select_related("due").first()
    if found is None:
        raise NotFound
    _seen(found.due, seen_by)
    if seen_by.is_officer:
        audit.look(by=seen_by, subject=f"due:{found.due_id}", what=f"receipt:{found.id}")
    return receipt_row(found)
