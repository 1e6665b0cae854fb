"""Payouts: what a gateway took on a day comes to our bank account in one sum, and is no unknown payer's money."""

from django.db.models import Sum

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.base.operation import operation
from onedoor.base.text import fold
from onedoor.fees import rules
from onedoor.fees.models import Difference, Payment, StatementRead
from onedoor.fees.operations import differences
from onedoor.fees.operations.applying import receive
from onedoor.fees.operations.found import Found
from onedoor.fees.operations.posting import post
from onedoor.fees.terms import (
    SUSPENSE,
    DifferenceKind,
    EntryKind,
    Manner,
    Posting,
    Resolution,
    gateway_account,
)


@operation
def take_payout(found: Found) -> bool:
    """Money whose purpose names a gateway's batch is that batch paid out; of another sum, it is listed as such."""
    batch = _batch(found.gateway, found.purpose, found.amount)
    if batch is None or found.payment is not None or found.order is not None:
        return False
    at, ties = rules.paid_at(found.at, clock.now()), _net(batch) == found.amount
    payment = receive(
        found.gateway, "", found.transaction, found.amount, at, order=None, unclear=0 if ties else found.amount
    )
    source = gateway_account(batch.gateway) if ties else SUSPENSE
    sides = (Posting(payment.account, found.amount), Posting(source, -found.amount))
    post(EntryKind.PAYOUT if ties else EntryKind.UNCLEAR, payment, sides)
    if ties:
        _paid_out(batch, payment)
    else:
        differences.find(
            DifferenceKind.WRONG_AMOUNT,
            found.gateway,
            found.transaction,
            amount=found.amount,
            at=at,
            expected=max(_net(batch), 0),
            reference=batch.batch,
            purpose=found.purpose,
            payment=payment,
        )
    audit.record(
        by=SYSTEM,
        verb="fees.take_payout",
        subject=f"statement:{batch.id}",
        facts={"transaction": found.transaction, "amount": found.amount},
    )
    return True


@operation
def find_payout(read: StatementRead) -> None:
    """Money that came before this statement told what it is: it waited as an unknown payer's, and does no more."""
    if StatementRead.objects.filter(batch=read.batch, payout__isnull=False).exists():
        return
    waiting = Difference.objects.select_for_update(of=("self",)).filter(
        kind=DifferenceKind.UNKNOWN_PAYER, resolved_at=None, amount=_net(read), payment__isnull=False
    )
    for difference in waiting.exclude(gateway=read.gateway).order_by("found_at"):
        if not _names(difference.purpose, read.batch):
            continue
        payment = Payment.objects.select_for_update().get(differences=difference)
        clear_payout(payment, read)
        differences.close(difference, Resolution.PAYOUT, SYSTEM)
        break
    audit.record(by=SYSTEM, verb="fees.find_payout", subject=f"statement:{read.id}")


def clear_payout(payment: Payment, batch: StatementRead) -> None:
    """What was unclear of the payment is that batch, paid out. The payment is locked."""
    sides = (Posting(SUSPENSE, payment.unclear), Posting(gateway_account(batch.gateway), -payment.unclear))
    post(EntryKind.PAYOUT, payment, sides)
    payment.unclear = 0
    payment.save(update_fields=["unclear"])
    _paid_out(batch, payment)


def _paid_out(batch: StatementRead, payment: Payment) -> None:
    batch.payout = payment
    batch.save(update_fields=["payout"])


def _batch(gateway: Manner, purpose: str, amount: int) -> StatementRead | None:
    """The batch that a purpose names, not paid out yet; of several readings of one day, the one of that amount."""
    paid = StatementRead.objects.filter(payout__isnull=False).values("batch")
    waiting = StatementRead.objects.select_for_update(of=("self",)).exclude(batch__in=paid).exclude(batch="")
    named = [read for read in waiting.exclude(gateway=gateway).order_by("-read_at") if _names(purpose, read.batch)]
    return next((read for read in named if _net(read) == amount), next(iter(named), None))


def _names(purpose: str, batch: str) -> bool:
    """Banks change case and spaces of what was written."""
    return bool(batch) and _plain(batch) in _plain(purpose)


def _plain(text: str) -> str:
    return "".join(letter for letter in fold(text) if letter.isalnum())


def _net(read: StatementRead) -> int:
    return int(read.lines.aggregate(sum=Sum("amount"))["sum"] or 0)
