"""The words of paying: dues, orders and the one graph of their states, what a gateway says, refunds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class DueState(StrEnum):
    """What has become of a due."""

    NOTHING = "nothing"
    UNPAID = "unpaid"
    PAID = "paid"
    REFUNDED = "refunded"
    CANCELLED = "cancelled"


DUE_MOVES: Mapping[DueState, frozenset[DueState]] = {
    DueState.NOTHING: frozenset(),
    DueState.UNPAID: frozenset({DueState.PAID, DueState.CANCELLED}),
    DueState.CANCELLED: frozenset(),
    DueState.PAID: frozenset({DueState.REFUNDED, DueState.UNPAID}),
    DueState.REFUNDED: frozenset(),
}


class OrderState(StrEnum):
    """What is known about an attempt to pay."""

    CREATED = "created"
    SENT = "sent"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    FAILED = "failed"
    PAID = "paid"


ORDER_MOVES: Mapping[OrderState, frozenset[OrderState]] = {
    OrderState.CREATED: frozenset(OrderState) - {OrderState.CREATED},
    OrderState.SENT: frozenset({OrderState.EXPIRED, OrderState.CANCELLED, OrderState.FAILED, OrderState.PAID}),
    OrderState.EXPIRED: frozenset({OrderState.CANCELLED, OrderState.FAILED, OrderState.PAID}),
    OrderState.CANCELLED: frozenset({OrderState.FAILED, OrderState.PAID}),
    OrderState.FAILED: frozenset({OrderState.PAID}),
    OrderState.PAID: frozenset(),
}
"""The graph. States only grow in the order in which they are declared, so that an order's final state is a function of
the set of facts that arrived, whatever their sequence; a verified success is stronger than everything."""

UNSETTLED = frozenset({OrderState.CREATED, OrderState.SENT})
CLOSED_UNPAID = frozenset({OrderState.EXPIRED, OrderState.CANCELLED, OrderState.FAILED})


class Manner(StrEnum):
    """How an order is paid. The first two are online; their values name the gateway."""

    VNPAY = "vnpay"
    VIETQR = "vietqr"
    CASH = "cash"
    CARD = "card"


ONLINE = frozenset({Manner.VNPAY, Manner.VIETQR})
AT_COUNTER = frozenset({Manner.CASH, Manner.CARD})


class Outcome(StrEnum):
    """What a gateway says became of an attempt."""

    SUCCEEDED = "succeeded"
    FAILED = "failed"
    PENDING = "pending"
    UNKNOWN = "unknown"
    """The gateway has never heard of it."""


class Reason(StrEnum):
    """Why an attempt failed, as far as the person can do something about it; gateways' codes become these."""

    CANCELLED = "cancelled"
    NOT_ENOUGH_MONEY = "not_enough_money"
    OVER_LIMIT = "over_limit"
    NOT_ENROLLED = "not_enrolled"
    WRONG_CREDENTIALS = "wrong_credentials"
    CARD_LOCKED = "card_locked"
    TIMED_OUT = "timed_out"
    BANK_DOWN = "bank_down"
    SUSPECTED = "suspected"
    OTHER = "other"


class Heard(StrEnum):
    """How a fact reached us."""

    CALLBACK = "callback"
    QUERY = "query"
    STATEMENT = "statement"
    COUNTER = "counter"


@dataclass(frozen=True, slots=True)
class GatewayFact:
    """One statement of a gateway about one order, verified. `amount` in đồng; `at` when the money moved, as it says.

    `key` is the same whenever the gateway says the same again, and no other fact of that gateway has it.
    `transaction` is the gateway's own number of the movement of money, "" where none moved.
    """

    gateway: Manner
    reference: str
    outcome: Outcome
    amount: int
    transaction: str
    at: datetime | None
    key: str
    heard: Heard
    reason: Reason | None = None
    code: str = ""
    bank: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a gateway is asked to collect. `purpose` is plain ASCII without personal data; `reference` is ours."""

    reference: str
    amount: int
    purpose: str
    return_url: str
    client_address: str
    language: str
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Handover:
    """Where the person goes on: an address of the gateway, or a QR payload for the banking app beside the account."""

    url: str = ""
    qr: str = ""
    bank_name: str = ""
    account: str = ""
    account_name: str = ""
    transfer_text: str = ""


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """What a gateway is told about its callback: status and body of the reply."""

    status: int
    body: str
    content_type: str = "application/json"


class Verdict(StrEnum):
    """What we made of a callback; each gateway has its own words for these."""

    APPLIED = "applied"
    ALREADY = "already"
    NO_SUCH_ORDER = "no_such_order"
    WRONG_AMOUNT = "wrong_amount"
    FORGED = "forged"
    LATER = "later"
    """Kept, and not yet applied; the gateway may say it again."""


@dataclass(frozen=True, slots=True)
class DueLineRow:
    """One line of what is due, as it was explained and frozen. `base` is what it would be without the reasons."""

    id: str
    title_vi: str
    title_en: str
    quantity: int
    base: int
    amount: int
    reasons_vi: tuple[str, ...]
    reasons_en: tuple[str, ...]
    legal_basis: str
    refundable: bool = True


@dataclass(frozen=True, slots=True)
class DueRow:
    """A due: what has to be paid for one subject (a dossier), to whom, and what has become of it."""

    id: UUID
    subject: str
    code: str
    procedure: str
    payee: str
    channel: str
    owner: UUID
    lines: tuple[DueLineRow, ...]
    amount: int
    state: DueState
    pay_token: str
    raised_at: datetime
    paid_at: datetime | None
    refunded: int


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order: one attempt to pay `dues`."""

    id: UUID
    reference: str
    manner: Manner
    amount: int
    state: OrderState
    reason: Reason | None
    dues: tuple[UUID, ...]
    created_at: datetime
    sent_at: datetime | None
    expires_at: datetime
    settled_at: datetime | None
    transaction: str
    refunded: int
    handover: Handover | None = None
    """Where the person goes on, while the order may still be paid."""
    unclear: int = 0
    """Money that came in for it and waits for an officer: not what was due."""


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """An electronic receipt (biên lai). `number` runs without gaps within `series` of `payee`."""

    id: UUID
    payee: str
    series: str
    number: int
    due: UUID
    order: UUID
    code: str
    amount: int
    issued_at: datetime
    token: str
    cancelled_at: datetime | None
