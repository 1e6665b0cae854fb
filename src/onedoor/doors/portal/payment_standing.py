"""Where an attempt to pay stands, as its page says it: computed from what is on record, never from the address."""

from datetime import datetime, timedelta
from enum import StrEnum

from onedoor.fees.terms import UNSETTLED, Manner, OrderRow, OrderState, Reason

_YOUNG, _OLD = timedelta(minutes=3), timedelta(minutes=20)


class Standing(StrEnum):
    """Each has its part of the page, `portal/payment/….html`."""

    PAID = "paid"
    SURPLUS = "surplus"
    """Money came, and nothing was due any more: it goes back by itself."""
    RETURNED = "returned"
    """Money came that was not what was due: it goes back, and what is due is still to be paid."""
    WITHDRAWN = "withdrawn"
    """The money that was booked proved not to be there: the receipt is cancelled, and it is due again."""
    UNCLEAR = "unclear"
    """Money came that is not what was due: an officer sees to it."""
    SUSPECTED = "suspected"
    """The payer's bank keeps the money and looks into it."""
    OPEN = "open"
    """Begun, and the person is not back from the gateway: to be continued."""
    TRANSFER = "transfer"
    CHECKING = "checking"
    FAILED = "failed"
    EXPIRED = "expired"


NO_MONEY_YET = frozenset(
    {Standing.SUSPECTED, Standing.OPEN, Standing.TRANSFER, Standing.CHECKING, Standing.FAILED, Standing.EXPIRED}
)
"""Where we have not seen any money."""


def standing(
    order: OrderRow, *, receipts: int, came_back: bool, now: datetime, cancelled: int = 0, still_due: bool = False
) -> Standing:
    """`receipts` stand for the order, `cancelled` do no more; `came_back` from the gateway, which proves nothing.

    `still_due`: what it was to pay is still to be paid.
    """
    if receipts or cancelled:
        return Standing.PAID if receipts else Standing.WITHDRAWN
    if order.state is OrderState.PAID:
        return Standing.SURPLUS
    if order.unclear:
        return Standing.UNCLEAR
    if order.refunded:
        return Standing.RETURNED if still_due else Standing.SURPLUS
    if order.reason is Reason.SUSPECTED and order.state in {*UNSETTLED, OrderState.EXPIRED}:
        return Standing.SUSPECTED
    if order.state not in UNSETTLED:
        return Standing.EXPIRED if order.state is OrderState.EXPIRED else Standing.FAILED
    if order.expires_at <= now:
        return Standing.CHECKING
    if order.manner is Manner.VIETQR:
        return Standing.TRANSFER
    return Standing.CHECKING if came_back else Standing.OPEN


def asks_again_after(order: OrderRow, stands: Standing, now: datetime) -> int:
    """After how many seconds the page loads itself anew; 0: not by itself.

    A failure of this moment does too: gateways have been seen to tell of a success after it.
    """
    age = now - order.created_at
    if stands is Standing.FAILED:
        return 15 if age < _YOUNG else 0
    if stands not in (Standing.CHECKING, Standing.TRANSFER, Standing.OPEN) or age > _OLD:
        return 0
    return 5 if stands is Standing.CHECKING and age < _YOUNG else 15
