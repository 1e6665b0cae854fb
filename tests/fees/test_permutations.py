"""Whatever the sequence in which a gateway's words arrive, and however often: one charge, and the right end.

All permutations of all subsets of five events, and a thousand random sequences with repeats, against a small model that
knows only sets.
"""

import itertools
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.db import connection, transaction

from onedoor.fees import operations
from onedoor.fees.models import Difference, Due, Order, Payment, Receipt, Refund
from onedoor.fees.terms import GatewayFact, Manner, OrderRow, OrderState, Outcome, Reason
from tests.fees.conftest import gapless, ordered, raised, said, stands

FEE = 20_000
FACTORIALS = 325
"""Of five events: 5 + 20 + 60 + 120 + 120 sequences."""


@dataclass(frozen=True)
class Told:
    """One event: what is said of which of the two orders."""

    order: int
    outcome: Outcome
    amount: int
    transaction: str
    reason: Reason | None = None
    key: str = ""


@dataclass(frozen=True)
class End:
    """How it must end."""

    states: tuple[str, str]
    paid: bool
    kept: int
    unclear: int
    given_back: int
    receipts: int


EVENTS = (
    Told(0, Outcome.FAILED, FEE, "", Reason.NOT_ENOUGH_MONEY),
    Told(0, Outcome.SUCCEEDED, FEE, "T1"),
    Told(0, Outcome.SUCCEEDED, FEE * 100, "T2"),
    Told(1, Outcome.SUCCEEDED, FEE, "T3"),
    Told(1, Outcome.FAILED, FEE, "", Reason.CANCELLED),
)
MORE = (
    *EVENTS,
    Told(0, Outcome.SUCCEEDED, FEE, "T1", key="T1 by query"),
    Told(0, Outcome.SUCCEEDED, FEE, "T4"),
    Told(1, Outcome.FAILED, FEE, "", Reason.TIMED_OUT),
    Told(1, Outcome.PENDING, FEE, ""),
    Told(1, Outcome.SUCCEEDED, FEE - 1, "T5"),
)
EVERY = tuple(dict.fromkeys(MORE))


def model(events: Iterable[Told]) -> End:
    """The reference: thirty lines that know a set of events, one due and two orders for it, and no sequence."""
    told = set(events)

    def state(order: int) -> str:
        about = [event for event in told if event.order == order]
        if any(event.outcome is Outcome.SUCCEEDED and event.amount == FEE for event in about):
            return "paid"
        failed = [event.reason for event in about if event.outcome is Outcome.FAILED]
        if any(reason is not Reason.CANCELLED for reason in failed):
            return "failed"
        return "cancelled" if failed else "sent"

    money = {event.transaction: event.amount for event in told if event.outcome is Outcome.SUCCEEDED}
    right = [amount for amount in money.values() if amount == FEE]
    wrong = [amount for amount in money.values() if amount != FEE]
    return End(
        states=(state(0), state(1)),
        paid=bool(right),
        kept=FEE if right else 0,
        unclear=sum(wrong),
        given_back=FEE * (len(right) - 1) if right else 0,
        receipts=1 if right else 0,
    )


def said_of(orders: tuple[OrderRow, OrderRow], told: Told) -> GatewayFact:
    order = orders[told.order]
    return said(
        order.reference,
        told.amount,
        f"{order.reference}{told.transaction}" if told.transaction else "",
        outcome=told.outcome,
        manner=order.manner,
        reason=told.reason,
        key=told.key and f"{order.reference}{told.key}",
    )


@dataclass(frozen=True)
class World:
    """One due, and two orders for it."""

    due: UUID
    orders: tuple[OrderRow, OrderRow]

    def ends(self, sequences: Iterable[Sequence[Told]]) -> dict[Sequence[Told], End]:
        """What the system makes of each sequence; a beginning that many share is told once. The world is as before."""
        found: dict[Sequence[Told], End] = {}
        self._tell((), sorted(set(sequences), key=lambda each: [EVERY.index(told) for told in each]), found)
        return found

    def _tell(
        self, so_far: tuple[Told, ...], sequences: Sequence[Sequence[Told]], found: dict[Sequence[Told], End]
    ) -> None:
        """The sequences that go on from what was told so far are told, each to its end."""
        for told, going_on in itertools.groupby(
            (each for each in sequences if len(each) > len(so_far)), key=lambda each: each[len(so_far)]
        ):
            with transaction.atomic():
                operations.apply(said_of(self.orders, told))
                here, further = (*so_far, told), list(going_on)
                if here in further:
                    with connection.cursor() as cursor:
                        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
                    found[here] = self.stands_now()
                    gapless()
                self._tell(here, further, found)
                transaction.set_rollback(True)

    def stands_now(self) -> End:
        states = dict(Order.objects.values_list("id", "state"))
        accounts = stands()
        payments = list(Payment.objects.all())
        assert Difference.objects.filter(resolved_at=None).count() == sum(1 for each in payments if each.unclear)
        return End(
            states=(states[self.orders[0].id], states[self.orders[1].id]),
            paid=Due.objects.get(id=self.due).state == "paid",
            kept=-accounts.get("revenue:H26.00073", 0),
            unclear=-accounts.get("suspense", 0),
            given_back=sum(Refund.objects.values_list("amount", flat=True)),
            receipts=Receipt.objects.count(),
        )


@pytest.fixture
def world(monday: object, gateway: object) -> World:
    """A due that two orders want to pay, one by card and one by bank transfer."""
    due = raised(FEE)
    return World(due.id, (ordered(due), ordered(due, manner=Manner.VIETQR)))


def permutations() -> Iterator[tuple[Told, ...]]:
    for size in range(1, len(EVENTS) + 1):
        for subset in itertools.combinations(EVENTS, size):
            yield from itertools.permutations(subset)


def test_every_permutation_ends_as_its_set_does(world: World) -> None:
    sequences = list(permutations())
    assert len(sequences) == FACTORIALS

    assert world.ends(sequences) == {sequence: model(sequence) for sequence in sequences}


def test_a_thousand_random_sequences_with_repeats_end_as_their_sets_do(world: World) -> None:
    chance = random.Random(20261123)
    sequences = [tuple(chance.choices(MORE, k=chance.randint(2, 7))) for _ in range(1000)]

    assert world.ends(sequences) == {sequence: model(sequence) for sequence in sequences}


def test_the_model_sees_a_double_charge() -> None:
    """The proof can fail: a system that forgets that a transaction came before is not like the model."""
    twice = (EVENTS[1], EVENTS[3])

    assert model(twice) == End(("paid", "paid"), paid=True, kept=FEE, unclear=0, given_back=FEE, receipts=1)
    assert model(twice) != model(twice[:1])
    assert OrderState.PAID.value == "paid"
