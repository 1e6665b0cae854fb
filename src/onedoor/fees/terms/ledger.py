"""The words of the ledger: accounts and entries. Amounts are đồng; what comes in is positive on the left account."""

from dataclasses import dataclass
from datetime import datetime
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
    SETTLEMENT = "settlement"
    """A gateway paid out to the bank account."""
    REVERSAL = "reversal"


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
    """One side of an entry."""

    account: str
    amount: int


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry; its postings sum to zero."""

    id: UUID
    kind: EntryKind
    at: datetime
    about: str
    postings: tuple[Posting, ...]
