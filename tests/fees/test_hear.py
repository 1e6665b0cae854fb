"""Hearing callbacks, and asking when none comes."""

from datetime import timedelta

import pytest
import time_machine

from onedoor.audit.models import RefusedAttempt
from onedoor.fees import operations, queries
from onedoor.fees.errors import NoSuchGateway
from onedoor.fees.models import Fact, Order, Payment
from onedoor.fees.terms import DueState, Manner, OrderState, Outcome, Reason
from tests.fees.conftest import MONDAY, Gateway, ordered, person, raised, said

pytestmark = pytest.mark.usefixtures("monday", "gateway")


def called(reference: str, amount: int = 20_000, mac: str = "right", **more: str) -> list[tuple[str, str]]:
    return [("reference", reference), ("amount", str(amount)), ("mac", mac), *more.items()]


def test_a_verified_callback_is_applied_before_it_is_answered() -> None:
    due = raised()
    order = ordered(due)

    assert operations.hear(Manner.VNPAY, called(order.reference)).body == "applied"
    assert operations.hear(Manner.VNPAY, called(order.reference)).body == "already"
    assert queries.due(due.id, seen_by=person(due)).state is DueState.PAID
    assert Fact.objects.count() == Payment.objects.count() == 1


@pytest.mark.parametrize(
    "parameters",
    [called("ABCDEFGH2345", mac="wrong"), [*called("ABCDEFGH2345"), ("amount", "1")], []],
    ids=["mac", "twice", "empty"],
)
def test_a_forged_one_changes_nothing_and_is_in_the_journal(parameters: list[tuple[str, str]]) -> None:
    ordered(raised())

    assert operations.hear(Manner.VNPAY, parameters).body == "forged"
    assert not Fact.objects.exists()
    assert Order.objects.get().state == OrderState.SENT
    assert RefusedAttempt.objects.get().code == "fees.forged"


def test_one_for_an_order_that_is_not_there_is_told_later() -> None:
    assert operations.hear(Manner.VNPAY, called("ABCDEFGH2345")).body == "later"
    with pytest.raises(NoSuchGateway):
        operations.hear(Manner.CARD, [])


def test_a_payment_without_a_callback_is_found_by_asking(gateway: Gateway) -> None:
    due = raised()
    order = ordered(due)
    gateway.facts[order.reference] = said(order.reference, 20_000)

    assert operations.ask_pending(recent=True) == 1
    assert queries.due(due.id, seen_by=person(due)).state is DueState.PAID


def test_an_order_expires_only_after_it_was_asked_for(gateway: Gateway) -> None:
    ordered(raised())
    gateway.down = True
    with time_machine.travel(MONDAY + timedelta(minutes=16), tick=False):
        assert operations.ask_pending(recent=True) == 0
        assert Order.objects.get().state == OrderState.SENT
        gateway.down = False
        assert operations.ask_pending(recent=True) == 1
    assert Order.objects.get().state == OrderState.EXPIRED


def test_old_orders_are_asked_for_daily() -> None:
    ordered(raised(), manner=Manner.VIETQR)
    with time_machine.travel(MONDAY + timedelta(days=2), tick=False):
        assert operations.ask_pending(recent=True) == 0
        assert operations.ask_pending(recent=False) == 1


def test_a_failure_that_is_asked_for_ends_the_order(gateway: Gateway) -> None:
    order = ordered(raised())
    failed = said(order.reference, 20_000, "", outcome=Outcome.FAILED, reason=Reason.TIMED_OUT)
    gateway.facts[order.reference] = failed
    operations.ask_pending(recent=True)

    assert (Order.objects.get().state, Order.objects.get().reason) == (OrderState.FAILED, Reason.TIMED_OUT)


def test_orders_of_some_minutes_ago_are_asked_for_while_somebody_waits(
    gateway: Gateway, monday: time_machine.Traveller
) -> None:
    due = raised()
    order = ordered(due)
    gateway.facts[order.reference] = said(order.reference, 20_000)

    asked = []
    for minute in range(16):
        monday.move_to(MONDAY + timedelta(minutes=minute, seconds=20), tick=False)
        gateway.down = minute < 13
        asked.append(operations.ask_fresh())

    assert asked == [0] * 13 + [1, 0, 0]
    assert queries.due(due.id, seen_by=person(due)).state is DueState.PAID


def test_a_payer_asks_the_gateway_at_most_every_ten_seconds(gateway: Gateway, monday: time_machine.Traveller) -> None:
    due = raised()
    order, other = ordered(due), ordered(raised())
    assert operations.ask_for_payer(order.id, by=person(due))
    gateway.facts[order.reference] = said(order.reference, 20_000)
    monday.shift(timedelta(seconds=9))
    assert not operations.ask_for_payer(order.id, by=person(due))
    assert queries.due(due.id, seen_by=person(due)).state is DueState.UNPAID
    assert operations.ask_for_payer(other.id, by=person(due)), "each order has a pause of its own"
    monday.shift(timedelta(seconds=2))
    assert operations.ask_for_payer(order.id, by=person(due))
    assert queries.due(due.id, seen_by=person(due)).state is DueState.PAID
