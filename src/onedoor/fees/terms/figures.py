"""The words of the figures: what was taken, from what, on which way."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onedoor.fees.terms.ledger import EntryKind
from onedoor.fees.terms.orders import Heard, Manner, Outcome, Reason


@dataclass(frozen=True, slots=True)
class Taken:
    """Money of some days, in đồng: what came in for dues and what of it went back, for one agency and so on."""

    payee: str
    procedure: str
    channel: str
    manner: Manner
    payments: int
    amount: int
    refunded: int


@dataclass(frozen=True, slots=True)
class Balance:
    """What stands on an account of the ledger; all balances add up to zero."""

    account: str
    amount: int


@dataclass(frozen=True, slots=True)
class PayableRow:
    """A due as anybody sees it who holds its pay link: what for and how much, and nothing about a person."""

    code: str
    procedure: str
    payee: str
    amount: int
    raised_at: datetime
    paid: bool
    payable: bool


@dataclass(frozen=True, slots=True)
class Movement:
    """One booking for one due: positive where money came in for it, negative where some of it went back."""

    at: datetime
    kind: EntryKind
    due: UUID
    code: str
    payee: str
    procedure: str
    channel: str
    manner: Manner
    amount: int
    transaction: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """What was heard about an order, and when."""

    received_at: datetime
    heard: Heard
    outcome: Outcome
    amount: int
    reference: str
    transaction: str
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One movement of money to us. `unclear` of it pays nothing yet, `refunded` is back or on its way."""

    manner: Manner
    transaction: str
    amount: int
    unclear: int
    refunded: int
    at: datetime
    booked_at: datetime
    reversed_at: datetime | None


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry of the ledger with its sides, which add up to zero."""

    at: datetime
    kind: EntryKind
    sides: tuple[Balance, ...]


@dataclass(frozen=True, slots=True)
class Trail:
    """Everything that happened to the money of one due, oldest first."""

    facts: tuple[FactRow, ...]
    payments: tuple[PaymentRow, ...]
    entries: tuple[EntryRow, ...]


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement as it was read: its lines, those whose money and refunds the ledger knows, and what came and went."""

    id: UUID
    gateway: Manner
    day: date
    read_at: datetime
    lines: int
    matched: int
    came: int
    went: int
    batch: str = ""
    paid_out_at: datetime | None = None
    """When the money of the batch came to our bank account."""
