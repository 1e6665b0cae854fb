"""The words of refunds: the graph of their states, what a gateway is asked and what it says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from onedoor.fees.terms.orders import Manner


class RefundState(StrEnum):
    """What has become of a refund."""

    ASKED = "asked"
    SENT = "sent"
    DONE = "done"
    FAILED = "failed"


REFUND_MOVES: Mapping[RefundState, frozenset[RefundState]] = {
    RefundState.ASKED: frozenset({RefundState.SENT, RefundState.DONE, RefundState.FAILED}),
    RefundState.SENT: frozenset({RefundState.DONE, RefundState.FAILED}),
    RefundState.DONE: frozenset(),
    RefundState.FAILED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class RefundAsked:
    """What a gateway is asked to give back: part or all of one movement of money.

    `key` makes a repetition harmless: at most 32 ASCII letters and digits (a UUID's `hex`), as every gateway carries.
    """

    key: str
    reference: str
    transaction: str
    amount: int
    paid_amount: int
    paid_at: datetime
    ordered_at: datetime
    by: str
    purpose: str


@dataclass(frozen=True, slots=True)
class RefundFact:
    """What the gateway says about a refund."""

    key: str
    state: RefundState
    transaction: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class RefundRow:
    """A refund as a page shows it."""

    id: UUID
    due: UUID | None
    manner: Manner
    amount: int
    state: RefundState
    reason: str
    asked_at: datetime
    settled_at: datetime | None
    code: str
    difference: UUID | None = None
    about: str = ""
    """The dossier of the due or difference."""
    by: str = ""
    again: bool = False
    """Whether it failed and was asked for again."""
