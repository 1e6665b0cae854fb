"""Dues, a gateway that says what the test tells it to, and who looks after the money."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from django.db.models import Sum

from onedoor.base.actor import SYSTEM, Actor, Quality, Role
from onedoor.base.errors import ConnectorError
from onedoor.base.ids import new_id
from onedoor.fees import operations
from onedoor.fees.errors import Forged
from onedoor.fees.models import Entry, Payment, Posting, Receipt
from onedoor.fees.operations import gateways
from onedoor.fees.terms import (
    Asked,
    CallbackAnswer,
    DueLineRow,
    DueRow,
    GatewayFact,
    Handover,
    Heard,
    Manner,
    OrderRow,
    Outcome,
    Reason,
    RefundAsked,
    RefundFact,
    RefundState,
    Statement,
    Verdict,
)

WARD = "H26.00073"
MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@dataclass
class Gateway:
    """A gateway in a test's hand: `down` makes it silent, `facts` is what it answers when asked."""

    manner: Manner = Manner.VNPAY
    amounts: range = range(1, 10**12)
    down: bool = False
    lose_answers: int = 0
    refund_state: RefundState = RefundState.DONE
    facts: dict[str, GatewayFact] = field(default_factory=dict)
    begun: list[Asked] = field(default_factory=list)
    given_back: dict[str, int] = field(default_factory=dict)
    before_answer: Callable[[Asked], None] | None = None

    def begin(self, asked: Asked) -> Handover:
        if self.down:
            raise ConnectorError("down", again=True)
        self.begun.append(asked)
        if self.before_answer is not None:
            self.before_answer(asked)
        return Handover(url=f"https://gateway.example/{asked.reference}")

    def read_callback(self, parameters: Sequence[tuple[str, str]]) -> GatewayFact:
        told = dict(parameters)
        if told.get("mac") != "right" or len(told) != len(parameters):
            raise Forged("mac")
        return said(told["reference"], int(told["amount"]), told.get("transaction", "T1"), manner=self.manner)

    def answer_callback(self, verdict: Verdict) -> CallbackAnswer:
        return CallbackAnswer(200, verdict.value)

    def ask(self, reference: str, ordered_at: datetime) -> GatewayFact:
        if self.down:
            raise ConnectorError("down", again=True)
        nothing = GatewayFact(self.manner, reference, Outcome.UNKNOWN, 0, "", None, "", Heard.QUERY)
        return self.facts.get(reference, nothing)

    def refund(self, refund: RefundAsked) -> RefundFact:
        if self.down:
            raise ConnectorError("down", again=True)
        assert refund.key.isalnum(), "as every gateway carries it"
        assert len(refund.key) <= 32
        self.given_back[refund.key] = refund.amount
        if self.lose_answers:
            self.lose_answers -= 1
            raise ConnectorError("cut", again=True)
        return RefundFact(refund.key, self.refund_state, f"R{refund.key[-8:]}")

    def statement(self, day: date) -> Statement:
        if self.down:
            raise ConnectorError("down", again=True)
        return Statement(self.manner, day, f"{self.manner}{day}", ())


def said(
    reference: str,
    amount: int,
    transaction: str = "T1",
    *,
    outcome: Outcome = Outcome.SUCCEEDED,
    manner: Manner = Manner.VNPAY,
    at: datetime | None = None,
    reason: Reason | None = None,
    heard: Heard = Heard.CALLBACK,
    key: str = "",
) -> GatewayFact:
    """What a gateway says about one attempt."""
    own = key or f"{reference}:{outcome}:{transaction}:{amount}:{reason or ''}"
    return GatewayFact(manner, reference, outcome, amount, transaction, at or datetime.now(UTC), own, heard, reason)


def line(amount: int, name: str = "fee", *, refundable: bool = True) -> DueLineRow:
    """One line of what is due."""
    return DueLineRow(name, "Lệ phí", "Fee", 1, amount, amount, (), (), "Thông tư 75/2022/TT-BTC", refundable)


def raised(
    amount: int = 20_000, *, payee: str = WARD, owner: UUID | None = None, lines: Sequence[DueLineRow] = ()
) -> DueRow:
    """A due of a dossier."""
    dossier = new_id()
    return operations.raise_due(
        f"dossier:{dossier}",
        by=SYSTEM,
        code=f"{payee}-261123-{dossier.hex[-6:]}",
        procedure="1.004222",
        payee=payee,
        channel="online",
        owner=owner or new_id(),
        lines=lines or (line(amount),),
    )


def person(due: DueRow) -> Actor:
    """The one whose due it is."""
    return Actor(Quality.CITIZEN, due.owner)


def officer(*roles: Role, agency: str = WARD) -> Actor:
    """Somebody of that agency."""
    return Actor(Quality.OFFICER, new_id(), "Cán bộ", agency, roles=frozenset(roles))


FINANCE = officer(Role.FINANCE, agency="H26")


def ordered(*dues: DueRow, manner: Manner = Manner.VNPAY) -> OrderRow:
    """An order with the gateway, for dues of one person."""
    return operations.begin_order(
        [due.id for due in dues],
        manner,
        by=person(dues[0]),
        return_url="https://portal.example/back",
        client_address="203.0.113.7",
    )


def stands() -> dict[str, int]:
    """Every account of the ledger that is not empty; the ledger sums to zero."""
    sums = Posting.objects.values("account").annotate(sum=Sum("amount"))
    told = {row["account"]: row["sum"] for row in sums if row["sum"]}
    assert sum(told.values()) == 0
    crooked = Entry.objects.annotate(sum=Sum("postings__amount")).exclude(sum=0)
    assert not crooked.exists()
    return told


def gapless() -> None:
    """Receipts count from one, without a gap, in each series of each agency."""
    for payee, series in set(Receipt.objects.values_list("payee", "series")):
        numbers = sorted(Receipt.objects.filter(payee=payee, series=series).values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))


def agree(gateway: Gateway) -> None:
    """What the ledger says the gateway holds is what it took less what it gave back."""
    took = sum(Payment.objects.filter(manner=gateway.manner, reversed_at=None).values_list("amount", flat=True))
    assert stands().get(f"gateway:{gateway.manner}", 0) == took - sum(gateway.given_back.values())


def install(patch: pytest.MonkeyPatch, *all_of_them: Gateway) -> None:
    """These are the gateways of the installation."""
    there = {gateway.manner: gateway for gateway in all_of_them}
    patch.setattr(gateways, "configured", lambda: there)


@pytest.fixture
def gateway(monkeypatch: pytest.MonkeyPatch) -> Gateway:
    """A gateway for cards and accounts; a bank for transfers stands beside it."""
    vnpay = Gateway()
    install(monkeypatch, vnpay, Gateway(Manner.VIETQR))
    return vnpay


@pytest.fixture
def monday(db: None) -> Iterator[time_machine.Traveller]:
    """The clock, standing still until a test moves it."""
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


def later(moment: datetime, minutes: int) -> datetime:
    """Some minutes later."""
    return moment + timedelta(minutes=minutes)


__all__ = ["replace"]
