"""The one order of locks: dues by id, then the order, its payment, its refund, its difference; counters last of all."""

from collections.abc import Iterable
from uuid import UUID

from onedoor.base.errors import NotFound
from onedoor.fees.models import Due, Order, OrderDue, Payment
from onedoor.fees.rules import Share
from onedoor.fees.terms import DueState


def locked_dues(ids: Iterable[UUID]) -> list[Due]:
    """The dues, locked in the order in which everybody locks them. Refuses: NotFound if one is missing."""
    wanted = set(ids)
    found = list(Due.objects.select_for_update().filter(id__in=wanted).order_by("id"))
    if len(found) != len(wanted):
        raise NotFound
    return found


def locked_order(order_id: UUID) -> tuple[Order, list[Due]]:
    """The order and before it its dues, locked."""
    dues = locked_dues(OrderDue.objects.filter(order_id=order_id).values_list("due_id", flat=True))
    return Order.objects.select_for_update().get(id=order_id), dues


def locked_payment(payment_id: UUID) -> Payment:
    """The payment, locked; its dues and its order are locked before."""
    return Payment.objects.select_for_update().get(id=payment_id)


def shares(dues: Iterable[Due]) -> tuple[Share, ...]:
    """What of an order is for which due."""
    return tuple(Share(due.id, due.payee, due.amount, DueState(due.state)) for due in dues)
