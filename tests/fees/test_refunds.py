"""Refunds: partial, several, declined, asked again; never more than came in."""

import pytest
from django.db import IntegrityError, InternalError, connection, transaction

from onedoor.base.actor import SYSTEM, Role
from onedoor.base.errors import ConnectorError, NotAllowed
from onedoor.fees import operations, queries
from onedoor.fees.errors import NothingToPay, NotInThisState, TooMuch
from onedoor.fees.models import Difference, Due, Payment, Refund
from onedoor.fees.terms import DueRow, DueState, Manner, RefundFact, RefundState
from tests.fees.conftest import (
    FINANCE,
    Gateway,
    agree,
    line,
    officer,
    ordered,
    person,
    raised,
    said,
    stands,
)

pytestmark = pytest.mark.usefixtures("monday", "gateway")


@pytest.fixture
def paid(monday: object, gateway: Gateway) -> DueRow:
    due = raised(lines=(line(15_000), line(5_000, "search", refundable=False)))
    operations.apply(said(ordered(due).reference, 20_000))
    return due


def give(due: DueRow, amount: int) -> Refund:
    refund_id = operations.refund(due.id, by=FINANCE, amount=amount, reason="Thu thừa")
    operations.ask_refund(refund_id, by=SYSTEM)
    return Refund.objects.get(id=refund_id)


def test_in_parts_until_all_is_back(paid: DueRow, gateway: Gateway) -> None:
    assert give(paid, 12_000).state == RefundState.DONE
    told = queries.due(paid.id, seen_by=person(paid))
    assert (told.state, told.refunded) == (DueState.PAID, 12_000)
    give(paid, 8_000)

    told = queries.due(paid.id, seen_by=person(paid))
    assert (told.state, told.refunded) == (DueState.REFUNDED, 20_000)
    assert stands() == {}
    agree(gateway)
    assert len(queries.refunds(paid.id, seen_by=person(paid))) == 2


def test_never_more_than_came_in(paid: DueRow) -> None:
    give(paid, 12_000)
    for amount in (8_001, 0, -5):
        with pytest.raises(TooMuch):
            operations.refund(paid.id, by=FINANCE, amount=amount, reason="x")


def refused_by_the_database(*statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE fees_payment SET refunded = 20001",
        "UPDATE fees_due SET refunded = 20001",
        "UPDATE fees_refund SET amount = 2000",
        "UPDATE fees_posting SET amount = 1",
        "DELETE FROM fees_entry",
        "DELETE FROM fees_receipt",
        "UPDATE fees_receipt SET number = 7",
        "UPDATE fees_fact SET amount = 1",
        "UPDATE fees_due SET amount = 1",
        "UPDATE fees_due SET state = 'unpaid'",
        "INSERT INTO fees_posting (entry_id, account, amount) SELECT id, 'gateway:vnpay', 5 FROM fees_entry LIMIT 1",
        (
            "INSERT INTO fees_entry (id, kind, key, at, payment_id)"
            " SELECT gen_random_uuid(), 'payment', 'x', now(), id FROM fees_payment"
        ),
    ],
)
def test_the_database_refuses_what_would_rewrite_the_books(paid: DueRow, statement: str) -> None:
    give(paid, 1_000)
    with pytest.raises((IntegrityError, InternalError)):
        refused_by_the_database(statement)


def test_an_answer_that_was_lost_is_asked_for_again_under_the_same_key(paid: DueRow, gateway: Gateway) -> None:
    gateway.lose_answers = 1
    refund_id = operations.refund(paid.id, by=FINANCE, amount=7_000, reason="x")
    with pytest.raises(ConnectorError):
        operations.ask_refund(refund_id, by=SYSTEM)
    assert Refund.objects.get().state == RefundState.ASKED

    assert operations.ask_refunds() == 1

    assert Refund.objects.get().state == RefundState.DONE
    assert gateway.given_back == {refund_id.hex: 7_000}
    agree(gateway)


def test_a_declined_refund_leaves_everything_as_it_was(paid: DueRow, gateway: Gateway) -> None:
    before = stands()
    gateway.refund_state = RefundState.FAILED
    assert give(paid, 20_000).state == RefundState.FAILED

    told = queries.due(paid.id, seen_by=person(paid))
    assert (told.state, told.refunded, stands()) == (DueState.PAID, 0, before)
    assert [row.amount for row in queries.failed_refunds(seen_by=FINANCE)] == [20_000]
    gateway.refund_state = RefundState.DONE
    gateway.given_back.clear()
    give(paid, 20_000)
    assert Due.objects.get().state == DueState.REFUNDED


def test_a_declined_automatic_refund_opens_its_difference_again(gateway: Gateway) -> None:
    order = ordered(raised())
    for number in ("T1", "T2"):
        operations.apply(said(order.reference, 20_000, number))
    assert Difference.objects.get().resolved_at is not None
    gateway.refund_state = RefundState.FAILED
    operations.ask_refunds()

    assert Difference.objects.get().resolved_at is None
    assert stands()["suspense"] == -20_000
    assert Payment.objects.get(transaction="T2").refunded == 0


def test_said_twice_it_is_booked_once_and_what_is_done_stays_done(paid: DueRow) -> None:
    refund = give(paid, 5_000)
    before = stands()
    operations.settle_refund(RefundFact(str(refund.id), RefundState.DONE), by=SYSTEM)
    assert stands() == before
    with pytest.raises(NotInThisState):
        operations.settle_refund(RefundFact(str(refund.id), RefundState.FAILED), by=SYSTEM)


def test_only_who_keeps_the_money_gives_it_back(paid: DueRow) -> None:
    for by in (officer(Role.RECEIVER), officer(Role.FINANCE, agency="H29"), person(paid)):
        with pytest.raises(NotAllowed):
            operations.refund(paid.id, by=by, amount=1_000, reason="x")
    with pytest.raises(NothingToPay):
        operations.refund(raised().id, by=FINANCE, amount=1_000, reason="x")


def test_a_dossier_without_a_result_gives_back_what_may_go_back(paid: DueRow) -> None:
    operations.cancel_due(paid.subject, by=officer(Role.RECEIVER), reason="Không tiếp nhận")
    operations.cancel_due(paid.subject, by=officer(Role.RECEIVER), reason="Không tiếp nhận")

    assert Refund.objects.get().amount == 15_000


def test_cash_is_handed_back_at_once() -> None:
    due = raised()
    operations.take_at_counter(due.id, Manner.CASH, 20_000, by=officer(Role.RECEIVER))
    operations.refund(due.id, by=FINANCE, amount=20_000, reason="Thu nhầm")

    assert Due.objects.get().state == DueState.REFUNDED
    assert stands() == {}
