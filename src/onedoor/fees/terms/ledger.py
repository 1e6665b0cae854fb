"""The words of the ledger: accounts and entries. Amounts are đồng; what comes in is positive on the left account."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class EntryKind(StrEnum):
    """What an entry tells of."""

    PAYMENT = "payment"
    UNCLEAR = "unclear"
    """Money that came in and is not yet known to pay for what."""
    CLEARED = "cleared"
    REFUND_ASKED = "refund_asked"
    REFUND_DONE = "refund_done"
    REFUND_FAILED = "refund_failed"
    REFUND_MOVED = "refund_moved"
    """What went back of a due proves to have gone back of money that never paid it."""
    REVERSAL = "reversal"
    """A payment that never was, or was booked with a wrong sum, is taken out again."""
    PAYOUT = "payout"
    """What a gateway held for us came to our bank account."""


SUSPENSE = "suspense"
REFUNDS = "refunds"


def gateway_account(gateway: str) -> str:
    """Money that a gateway holds for us."""
    return f"gateway:{gateway}"


def counter_account(manner: str, agency: str) -> str:
    """Cash in the till, or card takings, of an agency's counter."""
    return f"{manner}:{agency}"


def revenue_account(agency: str) -> str:
    """What was taken for an agency."""
    return f"revenue:{agency}"


@dataclass(frozen=True, slots=True)
class Posting:
    """One side of an entry. `due` tells for which due it is, where it is for one."""

    account: str
    amount: int
    due: UUID | None = None
