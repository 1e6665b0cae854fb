"""Booking: an entry and its postings, under a key that is booked once."""

from collections.abc import Sequence
from uuid import UUID

from onedoor.base import clock, rows
from onedoor.fees.models import Entry, Payment
from onedoor.fees.models import Posting as PostingKept
from onedoor.fees.terms import (
    AT_COUNTER,
    REFUNDS,
    EntryKind,
    Manner,
    Posting,
    counter_account,
    gateway_account,
)


def post(kind: EntryKind, payment: Payment, postings: Sequence[Posting], key: str = "") -> None:
    """The entry stands in the ledger, about that payment and, where several of a kind may be, under `key`.

    The database refuses an entry that does not sum to zero, or that was made before.
    """
    entry = Entry(kind=kind, key=":".join(filter(None, (kind, str(payment.id), key))), payment=payment, at=clock.now())
    rows.insert(entry)
    PostingKept.objects.bulk_create(
        PostingKept(entry=entry, account=side.account, amount=side.amount, due_id=side.due) for side in postings
    )


def post_refund(kind: EntryKind, refund: UUID, payment: Payment, source: str, amount: int, due: UUID | None) -> None:
    """One step of a refund: from its source to what is on its way, from there out, or back to the source."""
    sides = {
        EntryKind.REFUND_ASKED: (Posting(source, amount, due), Posting(REFUNDS, -amount)),
        EntryKind.REFUND_DONE: (Posting(REFUNDS, amount), Posting(payment.account, -amount)),
        EntryKind.REFUND_FAILED: (Posting(REFUNDS, amount), Posting(source, -amount, due)),
    }
    post(kind, payment, sides[kind], str(refund))


def money_account(manner: Manner, payee: str) -> str:
    """Where money that is paid in that manner lies."""
    return counter_account(manner, payee) if manner in AT_COUNTER else gateway_account(manner)
