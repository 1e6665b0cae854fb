"""What payments tell of a journey: as events that the rule can judge."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from onedoor.base.actor import SYSTEM
from onedoor.fees import queries as fees
from onedoor.fees.terms import DifferenceKind, MoneyFound, OrderRow, OrderState, Reason
from onedoor.quality.terms import Event, Kind

_STEP = "payment"
_REASONS: Mapping[Reason, Kind] = {
    Reason.CANCELLED: Kind.PAYER_CANCELLED,
    Reason.OVER_LIMIT: Kind.METHOD_REFUSED,
    Reason.NOT_ENROLLED: Kind.METHOD_REFUSED,
    Reason.TIMED_OUT: Kind.GATEWAY_FAILED,
    Reason.BANK_DOWN: Kind.GATEWAY_FAILED,
}
_AMISS: Mapping[DifferenceKind, Kind] = {
    DifferenceKind.MONEY_WITHOUT_RECEIPT: Kind.DEBITED_NOT_CONFIRMED,
    DifferenceKind.WRONG_AMOUNT: Kind.AMOUNT_DIFFERS,
    DifferenceKind.DOUBLE_PAYMENT: Kind.PAID_TWICE,
}
"""The other differences are between us and the gateway: the person saw nothing of them."""


def told(subject: str, confirmed_within: timedelta) -> Iterator[Event]:
    """What became of every attempt to pay for that subject, and of the money that moved."""
    due = fees.due_of(subject, seen_by=SYSTEM)
    orders = fees.orders(due.id, seen_by=SYSTEM) if due is not None else ()
    found = fees.found_about(due.id, seen_by=SYSTEM) if due is not None and orders else ()
    for order in orders:
        amiss = [event for one in found if one.order == order.reference for event in _of_money(one, confirmed_within)]
        yield from amiss
        yield from _of_order(order, money_moved=bool(amiss))


def _of_money(found: MoneyFound, within: timedelta) -> Iterator[Event]:
    """Debited and not confirmed counts from the moment at which it should have been confirmed."""
    kind = _AMISS.get(found.kind) if found.kind is not None else None
    if found.kind is None and found.awaited and found.known_at - found.moved_at > within:
        kind = Kind.DEBITED_NOT_CONFIRMED
    if kind is Kind.DEBITED_NOT_CONFIRMED:
        yield Event(found.moved_at + within, kind, _STEP)
    elif kind is not None:
        yield Event(found.moved_at, kind, _STEP)


def _of_order(order: OrderRow, *, money_moved: bool) -> Iterator[Event]:
    at = order.settled_at or order.expires_at
    if order.state is OrderState.PAID:
        yield Event(at, Kind.PAID, _STEP)
    elif money_moved:  # What is amiss with it says more than how the order ended.
        return
    elif order.state is OrderState.EXPIRED:
        yield Event(order.expires_at, Kind.GATEWAY_FAILED, _STEP)
    elif order.state is OrderState.CANCELLED:
        yield Event(at, Kind.PAYER_CANCELLED, _STEP)
    elif order.state is OrderState.FAILED:
        yield Event(at, _REASONS.get(order.reason or Reason.OTHER, Kind.PAYMENT_DECLINED), _STEP)
