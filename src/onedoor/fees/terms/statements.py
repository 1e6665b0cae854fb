"""The words of reconciliation: statements of gateways and banks, and the six kinds of difference."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from onedoor.fees.terms.orders import Manner


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One movement of money on a statement; `amount` in đồng, negative where money left.

    `reference` is our order's reference where the statement names or implies one, else "". `transaction` is the
    gateway's or bank's own number. `key` is our refund's key where the statement names it, else "".
    """

    number: int
    reference: str
    transaction: str
    amount: int
    at: datetime
    purpose: str = ""
    payer: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a gateway or bank says moved on a day. `digest` is the SHA-256 of the document it was read from."""

    gateway: Manner
    day: date
    digest: str
    lines: tuple[StatementLine, ...]
    batch: str = ""
    """What stands in the purpose when the gateway pays this day out to our bank account; "" where it never does."""


class DifferenceKind(StrEnum):
    """Why money does not tie out."""

    MONEY_WITHOUT_RECEIPT = "money_without_receipt"
    RECEIPT_WITHOUT_MONEY = "receipt_without_money"
    DOUBLE_PAYMENT = "double_payment"
    WRONG_AMOUNT = "wrong_amount"
    UNKNOWN_PAYER = "unknown_payer"
    LATE_SUCCESS = "late_success"


class Resolution(StrEnum):
    """The lawful ways out; which of them fit a kind is a table in the rules."""

    BOOK = "book"
    """The money pays what it was meant for, and a receipt is issued."""
    REFUND = "refund"
    """The money goes back to where it came from."""
    MATCH = "match"
    """An officer names the due that the money pays."""
    CANCEL_RECEIPT = "cancel_receipt"
    """The receipt is cancelled (its number stays), and the due is open again."""
    ASK_AGAIN = "ask_again"
    """The gateway is asked, or its next statement awaited."""
    BOOK_AND_REFUND_REST = "book_and_refund_rest"
    """What is due is paid, and what was too much goes back."""
    PAYOUT = "payout"
    """The money is what a gateway held for us and now pays out."""
    CORRECT = "correct"
    """The booked sum becomes that of the statement: what is too much goes back; too little pays nothing."""


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One item of the work list."""

    id: UUID
    kind: DifferenceKind
    gateway: Manner
    day: date
    amount: int
    expected: int
    reference: str
    transaction: str
    purpose: str
    code: str
    found_at: datetime
    resolved_at: datetime | None
    resolution: Resolution | None
    resolved_by: str
    ways: tuple[Resolution, ...]
    payee: str = ""
    note: str = ""
    dues: tuple[UUID, ...] = ()
    """The dues of the order that the money came for."""
    booked: bool = False
    """The money was booked with another sum, `expected`."""
    payout: bool = False
    """The money is a gateway's payout, `reference` its batch, and the batch comes to `expected`."""


@dataclass(frozen=True, slots=True)
class MoneyFound:
    """Money for an order: when it moved, and when we learned of it, or of what is amiss with it.

    `awaited`: its gateway tells at once; elsewhere only the statement tells, and nobody is late.
    """

    order: str
    moved_at: datetime
    known_at: datetime
    awaited: bool
    kind: DifferenceKind | None = None
