"""Correcting: the wrong entry is reversed and the right one made, so that the ledger says what the statement says."""

from collections.abc import Sequence

from onedoor.fees.errors import NotThisWay
from onedoor.fees.models import Due, Payment, Refund, StatementRead
from onedoor.fees.operations.posting import post
from onedoor.fees.terms import (
    SUSPENSE,
    DifferenceKind,
    EntryKind,
    Posting,
    RefundState,
    Resolution,
    gateway_account,
    revenue_account,
)


def reverse(payment: Payment, dues: Sequence[Due], key: str = "") -> None:
    """What was booked of the payment is taken out of the ledger; it had paid these dues, and had more unclear."""
    post(EntryKind.REVERSAL, payment, _sides(payment, -1, dues), key)


def rebook(payment: Payment, amount: int, *, paid: Sequence[Due], pays: Sequence[Due], key: str) -> None:
    """The payment is of that amount: it had `paid` those dues and `pays` these, and the rest of it is unclear.

    Dues and payment are locked. Refuses: NotThisWay, where more went back already than came.
    """
    account = _rest_account(payment)
    unpaid = [due for due in paid if due not in pays]
    free = amount - sum(due.amount for due in pays)
    unclear = payment.unclear + free - (payment.amount - sum(due.amount for due in paid))
    unclear = unclear - sum(due.refunded for due in unpaid) if account == SUSPENSE else 0
    if unclear < 0 or payment.refunded > amount:
        raise NotThisWay(kind=DifferenceKind.WRONG_AMOUNT.value, resolution=Resolution.CORRECT.value)
    reverse(payment, paid, key)
    payment.amount, payment.unclear = amount, unclear
    payment.save(update_fields=["amount", "unclear"])
    post(EntryKind.PAYMENT if pays else _other(account), payment, _sides(payment, 1, pays), key)
    _take_over_refunds(payment, unpaid, key)


def _take_over_refunds(payment: Payment, dues: Sequence[Due], key: str) -> None:
    """What went back of these dues went back of unclear money instead: the payment never paid them."""
    sides = [
        side
        for due in dues
        if due.refunded
        for side in (Posting(SUSPENSE, due.refunded), Posting(revenue_account(due.payee), -due.refunded, due.id))
    ]
    if not sides:
        return
    post(EntryKind.REFUND_MOVED, payment, sides, key)
    gone = Refund.objects.filter(payment=payment, due__in=dues).exclude(state=RefundState.FAILED)
    gone.update(due=None, source=SUSPENSE, difference=key)
    for due in dues:
        due.refunded = 0
        due.save(update_fields=["refunded"])


def _other(account: str) -> EntryKind:
    return EntryKind.UNCLEAR if account == SUSPENSE else EntryKind.PAYOUT


def _sides(payment: Payment, sign: int, dues: Sequence[Due]) -> list[Posting]:
    """Money on its account, what it pays, and the rest of it; the other way round to take it out."""
    rest = payment.amount - sum(due.amount for due in dues)
    sides = [Posting(payment.account, sign * payment.amount)]
    sides += [Posting(revenue_account(due.payee), -sign * due.amount, due.id) for due in dues]
    return [*sides, *([Posting(_rest_account(payment), -sign * rest)] if rest else [])]


def _rest_account(payment: Payment) -> str:
    """Where the other side of what pays no due stands: a payout's with its gateway, all else in suspense."""
    batch = StatementRead.objects.filter(payout=payment).values_list("gateway", flat=True).first()
    return gateway_account(batch) if batch else SUSPENSE
