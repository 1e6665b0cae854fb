"""A booked sum that the statement denies is corrected: reversed, booked right, and all that follows from it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from onedoor.base.actor import SYSTEM
from onedoor.fees import operations, queries
from onedoor.fees.errors import NothingToPay, NotThisWay
from onedoor.fees.models import Entry, Payment, Receipt, Refund
from onedoor.fees.terms import DifferenceKind, DueRow, DueState, OrderRow, RefundState, Resolution
from tests.fees.conftest import FINANCE, Gateway, agree, gapless, ordered, raised, said, stands
from tests.fees.many import DAY
from tests.fees.test_reconcile import due_now, moved, only, statement

pytestmark = pytest.mark.usefixtures("monday", "gateway")
REVENUE = "revenue:H26.00073"


@pytest.fixture
def booked() -> tuple[DueRow, OrderRow]:
    """A fee of 20,000 đồng, paid as the gateway says, with its receipt."""
    due = raised()
    order = ordered(due)
    operations.apply(said(order.reference, 20_000, "T1"))
    return due, order


def denied(order: OrderRow, amount: int) -> None:
    operations.reconcile(statement(moved(order.reference, "T1", amount)))
    assert (only().kind, only().ways) == (DifferenceKind.WRONG_AMOUNT, (Resolution.CORRECT,))


def test_too_much_goes_back_and_the_receipt_stands(booked: tuple[DueRow, OrderRow], gateway: Gateway) -> None:
    denied(booked[1], 20_007)
    operations.resolve(only().id, Resolution.CORRECT, by=FINANCE)
    assert stands() == {"gateway:vnpay": 20_007, REVENUE: -20_000, "refunds": -7}
    operations.ask_refunds()

    assert stands() == {"gateway:vnpay": 20_000, REVENUE: -20_000}
    agree(gateway)
    assert (due_now(booked[0]), Payment.objects.get().amount) == (DueState.PAID, 20_007)
    assert Receipt.objects.get().cancelled_at is None
    kinds = Entry.objects.values_list("kind", flat=True)
    assert sorted(kinds) == ["payment", "payment", "refund_asked", "refund_done", "reversal"]
    (row,) = queries.taken(DAY, DAY, seen_by=FINANCE)
    assert (row.payments, row.amount, row.refunded) == (1, 20_000, 0)


def test_too_little_pays_nothing_the_due_is_open_and_all_goes_back(booked: tuple[DueRow, OrderRow]) -> None:
    denied(booked[1], 19_000)
    operations.resolve(only().id, Resolution.CORRECT, by=FINANCE)
    operations.ask_refunds()

    assert stands() == {}
    assert due_now(booked[0]) is DueState.UNPAID
    assert Receipt.objects.get().cancelled_at is not None
    assert Refund.objects.get().amount == 19_000
    operations.apply(said(ordered(booked[0]).reference, 20_000, "T2"))
    assert due_now(booked[0]) is DueState.PAID
    gapless()


def test_what_went_back_already_is_counted(booked: tuple[DueRow, OrderRow]) -> None:
    operations.refund(booked[0].id, by=FINANCE, amount=5_000, reason="x")
    operations.ask_refunds()
    denied(booked[1], 21_000)
    operations.resolve(only().id, Resolution.CORRECT, by=FINANCE)
    operations.ask_refunds()

    assert stands() == {"gateway:vnpay": 15_000, REVENUE: -15_000}
    assert due_now(booked[0]) is DueState.PAID


def test_too_little_of_which_some_went_back_is_corrected_and_the_rest_goes_back(
    booked: tuple[DueRow, OrderRow], gateway: Gateway
) -> None:
    operations.refund(booked[0].id, by=FINANCE, amount=5_000, reason="x")
    operations.ask_refunds()
    denied(booked[1], 19_000)
    operations.resolve(only().id, Resolution.CORRECT, by=FINANCE)
    operations.ask_refunds()

    # Nothing is left of the money, nothing was taken for the agency, and the due is open again.
    assert stands() == {}
    assert due_now(booked[0]) is DueState.UNPAID
    assert queries.due(booked[0].id, seen_by=SYSTEM).refunded == 0
    assert sorted(Refund.objects.values_list("amount", flat=True)) == [5_000, 14_000]
    assert sum(row.amount - row.refunded for row in queries.taken(DAY, DAY, seen_by=FINANCE)) == 0
    assert Receipt.objects.get().cancelled_at is not None
    agree(gateway)

    # What is paid and given back afterwards counts on its own.
    operations.apply(said(ordered(booked[0]).reference, 20_000, "T2"))
    operations.refund(booked[0].id, by=FINANCE, amount=20_000, reason="x")
    operations.ask_refunds()
    assert due_now(booked[0]) is DueState.REFUNDED
    assert stands() == {}


def test_a_refund_that_was_on_its_way_meanwhile_may_still_fail(
    booked: tuple[DueRow, OrderRow], gateway: Gateway
) -> None:
    operations.refund(booked[0].id, by=FINANCE, amount=5_000, reason="x")
    denied(booked[1], 19_000)
    operations.resolve(only().id, Resolution.CORRECT, by=FINANCE)
    gateway.refund_state = RefundState.FAILED
    operations.ask_refunds()
    assert stands() == {"gateway:vnpay": 19_000, "suspense": -19_000}
    assert only().ways == (Resolution.REFUND,)

    gateway.refund_state = RefundState.DONE
    operations.resolve(only().id, Resolution.REFUND, by=FINANCE)
    operations.ask_refunds()
    assert stands() == {}
    assert due_now(booked[0]) is DueState.UNPAID


def test_where_more_went_back_than_came_nothing_is_offered_but_to_ask(booked: tuple[DueRow, OrderRow]) -> None:
    operations.refund(booked[0].id, by=FINANCE, amount=19_500, reason="x")
    operations.ask_refunds()
    before = stands()
    operations.reconcile(statement(moved(booked[1].reference, "T1", 19_000)))

    assert only().ways == (Resolution.ASK_AGAIN,)
    with pytest.raises(NotThisWay):
        operations.resolve(only().id, Resolution.CORRECT, by=FINANCE)
    assert stands() == before


def test_a_failed_refund_of_money_that_pays_nothing_more_is_not_asked_for_again(
    booked: tuple[DueRow, OrderRow], gateway: Gateway
) -> None:
    gateway.refund_state = RefundState.FAILED
    failed = operations.refund(booked[0].id, by=FINANCE, amount=5_000, reason="x")
    operations.ask_refunds()
    gateway.refund_state = RefundState.DONE
    denied(booked[1], 19_000)
    operations.resolve(only().id, Resolution.CORRECT, by=FINANCE)

    with pytest.raises(NothingToPay):
        operations.retry_refund(failed, by=FINANCE)


def test_a_refund_that_fails_opens_the_difference_and_the_rest_goes_back_later(
    booked: tuple[DueRow, OrderRow], gateway: Gateway
) -> None:
    denied(booked[1], 25_000)
    gateway.refund_state = RefundState.FAILED
    operations.resolve(only().id, Resolution.CORRECT, by=FINANCE)
    operations.ask_refunds()
    assert only().ways == (Resolution.BOOK_AND_REFUND_REST, Resolution.REFUND)
    gateway.refund_state = RefundState.DONE
    operations.resolve(only().id, Resolution.REFUND, by=FINANCE)
    operations.ask_refunds()

    assert stands() == {"gateway:vnpay": 20_000, REVENUE: -20_000}


def test_a_statement_that_confirms_what_is_booked_settles_it(booked: tuple[DueRow, OrderRow]) -> None:
    denied(booked[1], 19_000)
    operations.reconcile(replace(statement(moved(booked[1].reference, "T1")), digest="issued anew"))

    assert queries.open_differences(seen_by=FINANCE) == 0
    assert (due_now(booked[0]), stands()) == (DueState.PAID, {"gateway:vnpay": 20_000, REVENUE: -20_000})


def test_each_other_sum_is_a_difference_of_its_own(booked: tuple[DueRow, OrderRow]) -> None:
    denied(booked[1], 19_000)
    operations.resolve(only().id, Resolution.CORRECT, by=FINANCE)
    operations.reconcile(replace(statement(moved(booked[1].reference, "T1", 18_000)), digest="issued anew"))

    assert only().amount == 18_000


def test_money_that_is_unclear_anyway_is_corrected_by_itself(booked: tuple[DueRow, OrderRow]) -> None:
    due = raised()
    order = ordered(due)
    operations.apply(said(order.reference, 25_000, "T2"))
    lines = (moved(booked[1].reference, "T1"), moved(order.reference, "T2", 24_000, number=2))
    operations.reconcile(statement(*lines))
    assert (only().amount, only().ways[0]) == (24_000, Resolution.BOOK_AND_REFUND_REST)

    again = replace(lines[1], amount=20_000)
    operations.reconcile(replace(statement(lines[0], again), digest="issued anew"))
    assert queries.open_differences(seen_by=FINANCE) == 0
    assert due_now(due) is DueState.PAID
    assert stands() == {"gateway:vnpay": 40_000, REVENUE: -40_000}


def test_a_success_of_nothing_is_asked_about(gateway: Gateway) -> None:
    order = ordered(raised())
    operations.apply(said(order.reference, 0, "T1"))
    assert only().ways == (Resolution.ASK_AGAIN,)
    gateway.facts[order.reference] = said(order.reference, 20_000, "T1")
    operations.resolve(only().id, Resolution.ASK_AGAIN, by=FINANCE)

    assert Receipt.objects.count() == 1


def test_two_dues_of_one_order_stand_or_fall_together() -> None:
    one = raised(20_000)
    two = raised(30_000, owner=one.owner)
    order = ordered(one, two)
    operations.apply(said(order.reference, 50_000, "T1"))
    operations.reconcile(replace(statement(moved(order.reference, "T1", 49_999)), day=DAY - timedelta(days=1)))
    operations.resolve(only().id, Resolution.CORRECT, by=FINANCE)
    operations.ask_refunds()

    assert (due_now(one), due_now(two), stands()) == (DueState.UNPAID, DueState.UNPAID, {})
    assert queries.due(one.id, seen_by=SYSTEM).paid_at is None
