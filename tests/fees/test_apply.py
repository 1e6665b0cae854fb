"""Applying facts: one order, then orders that share a due; money that is not what was due."""

from uuid import UUID

import pytest

from onedoor.audit.models import Act
from onedoor.base.actor import SYSTEM
from onedoor.base.errors import NotFound
from onedoor.fees import operations, queries
from onedoor.fees.errors import AlreadyPaid, GatewayDown, NoSuchGateway, NothingToPay
from onedoor.fees.models import Difference, Due, Fact, Order, Payment, Receipt, Refund
from onedoor.fees.operations.gateways import ways
from onedoor.fees.terms import (
    DifferenceKind,
    DueState,
    Manner,
    OrderState,
    Outcome,
    Reason,
    Resolution,
    Verdict,
)
from tests.fees.conftest import (
    MONDAY,
    Gateway,
    agree,
    gapless,
    later,
    officer,
    ordered,
    person,
    raised,
    said,
    stands,
)

pytestmark = pytest.mark.usefixtures("monday", "gateway")


def due_now(due_id: UUID) -> DueState:
    return DueState(Due.objects.get(id=due_id).state)


def test_a_success_pays_the_due_and_issues_one_receipt() -> None:
    due = raised(20_000)
    order = ordered(due)
    assert order.state is OrderState.SENT
    assert order.handover is not None

    assert operations.apply(said(order.reference, 20_000, at=later(MONDAY, -3))) is Verdict.APPLIED

    told = queries.due(due.id, seen_by=person(due))
    assert (told.state, told.paid_at) == (DueState.PAID, later(MONDAY, -3))
    (receipt,) = queries.receipts(due.id, seen_by=person(due))
    assert (receipt.series, receipt.number, receipt.amount) == ("BL-26E", 1, 20_000)
    assert stands() == {"gateway:vnpay": 20_000, "revenue:H26.00073": -20_000}
    assert Act.objects.filter(verb="fees.apply").count() == 1


def test_the_same_again_changes_nothing() -> None:
    order = ordered(raised())
    fact = said(order.reference, 20_000)
    operations.apply(fact)

    assert [operations.apply(fact) for _ in range(3)] == [Verdict.ALREADY] * 3
    assert operations.apply(said(order.reference, 20_000, key="told by query")) is Verdict.APPLIED
    assert (Payment.objects.count(), Receipt.objects.count(), Difference.objects.count()) == (1, 1, 0)


def test_a_gateways_future_is_not_believed() -> None:
    due = raised()
    operations.apply(said(ordered(due).reference, 20_000, at=later(MONDAY, 60)))

    assert queries.due(due.id, seen_by=person(due)).paid_at == MONDAY


def test_a_failure_before_or_after_a_success_loses_to_it() -> None:
    first, second = ordered(raised()), ordered(raised())
    won = said(first.reference, 20_000, "T1"), said(second.reference, 20_000, "T2")
    lost = (
        said(first.reference, 20_000, "", outcome=Outcome.FAILED, reason=Reason.CANCELLED),
        said(second.reference, 20_000, "", outcome=Outcome.FAILED, reason=Reason.CANCELLED),
    )
    for fact in (won[0], lost[0], lost[1], won[1]):
        operations.apply(fact)

    assert set(Order.objects.values_list("state", "reason")) == {("paid", "")}
    assert not Difference.objects.exists()


def test_a_failure_says_why() -> None:
    due = raised()
    order = ordered(due)
    failed = said(order.reference, 20_000, "", outcome=Outcome.FAILED, reason=Reason.NOT_ENOUGH_MONEY)
    operations.apply(failed)

    (told,) = queries.orders(due.id, seen_by=person(due))
    assert (told.state, told.reason) == (OrderState.FAILED, Reason.NOT_ENOUGH_MONEY)
    assert ordered(due).reference != order.reference


def test_paid_twice_on_two_orders_goes_back_by_itself(gateway: Gateway) -> None:
    due = raised()
    first, second = ordered(due), ordered(due, manner=Manner.VIETQR)
    operations.apply(said(second.reference, 20_000, "B1", manner=Manner.VIETQR))
    operations.apply(said(first.reference, 20_000, "T1"))

    (found,) = Difference.objects.all()
    assert (found.kind, found.resolution) == (DifferenceKind.DOUBLE_PAYMENT, Resolution.REFUND)
    refund = Refund.objects.get()
    operations.ask_refund(refund.id, by=person(due))
    assert stands() == {"gateway:vietqr": 20_000, "revenue:H26.00073": -20_000}
    agree(gateway)
    assert Receipt.objects.count() == 1


def test_one_order_charged_twice_goes_back_once(gateway: Gateway) -> None:
    order = ordered(raised())
    operations.apply(said(order.reference, 20_000, "T1"))
    operations.apply(said(order.reference, 20_000, "T2"))

    assert Refund.objects.get().payment.transaction == "T2"
    assert stands()["revenue:H26.00073"] == -20_000
    assert Difference.objects.get().kind == DifferenceKind.DOUBLE_PAYMENT


@pytest.mark.parametrize("amount", [19_999, 20_001, 2_000_000])
def test_a_wrong_amount_pays_nothing(amount: int) -> None:
    due = raised()
    order = ordered(due)

    assert operations.apply(said(order.reference, amount)) is Verdict.WRONG_AMOUNT
    assert operations.apply(said(order.reference, amount)) is Verdict.WRONG_AMOUNT
    assert due_now(due.id) is DueState.UNPAID
    assert stands() == {"gateway:vnpay": amount, "suspense": -amount}
    found = Difference.objects.get()
    assert (found.kind, found.amount, found.expected) == (DifferenceKind.WRONG_AMOUNT, amount, 20_000)
    assert queries.orders(due.id, seen_by=person(due))[0].unclear == amount


def test_a_success_after_its_time_pays_what_is_open(monday: object) -> None:
    due = raised()
    order = ordered(due)
    Order.objects.update(expires_at=MONDAY)
    operations.expire_order(order.id)
    assert Order.objects.get().state == OrderState.EXPIRED

    operations.apply(said(order.reference, 20_000))

    assert (Order.objects.get().state, due_now(due.id)) == (OrderState.PAID, DueState.PAID)
    assert not Difference.objects.exists()


def test_a_success_for_a_cancelled_due_goes_back() -> None:
    due = raised()
    order = ordered(due)
    operations.cancel_due(due.subject, by=person(due), reason="hồ sơ bị từ chối")
    operations.apply(said(order.reference, 20_000))

    assert Difference.objects.get().kind == DifferenceKind.LATE_SUCCESS
    assert Refund.objects.get().amount == 20_000
    assert due_now(due.id) is DueState.CANCELLED
    with pytest.raises(NothingToPay):
        ordered(due)


def test_several_dues_at_once_and_one_of_them_paid_meanwhile() -> None:
    owner = raised().owner
    here, there = raised(20_000, owner=owner), raised(30_000, payee="G01.26.00073", owner=owner)
    both = ordered(here, there)
    alone = ordered(here)
    operations.apply(said(alone.reference, 20_000, "T1"))
    operations.apply(said(both.reference, 50_000, "T2"))

    assert (due_now(here.id), due_now(there.id)) == (DueState.PAID, DueState.PAID)
    assert Refund.objects.get().amount == 20_000
    assert stands() == {
        "gateway:vnpay": 70_000,
        "refunds": -20_000,
        "revenue:G01.26.00073": -30_000,
        "revenue:H26.00073": -20_000,
    }
    gapless()


def test_a_fact_before_its_order_is_kept_and_applied(gateway: Gateway) -> None:
    due = raised()

    def too_early(asked: object) -> None:
        fact = said(gateway.begun[-1].reference, 20_000)
        from onedoor.fees.operations.applying import _wait

        _wait(fact, SYSTEM)

    gateway.before_answer = too_early
    order = ordered(due)

    assert order.state is OrderState.PAID
    assert due_now(due.id) is DueState.PAID
    assert Fact.objects.get().applied_at is not None


def test_money_that_belongs_to_no_order_is_listed_after_a_while(monday: object) -> None:
    import time_machine

    assert operations.apply(said("NOBODYKNOWS1", 20_000)) is Verdict.LATER
    assert operations.settle_waiting() == 0
    with time_machine.travel(later(MONDAY, 20), tick=False):
        assert operations.settle_waiting() == 1

    assert Difference.objects.get().kind == DifferenceKind.UNKNOWN_PAYER
    assert stands() == {"gateway:vnpay": 20_000, "suspense": -20_000}


def test_a_fact_of_another_gateway_is_not_ours() -> None:
    order = ordered(raised())

    assert operations.apply(said(order.reference, 20_000, manner=Manner.VIETQR)) is Verdict.LATER
    assert Order.objects.get().state == OrderState.SENT


def test_beginning_is_refused(gateway: Gateway) -> None:
    due = raised()
    stranger = officer()
    asked = {"return_url": "", "client_address": ""}
    with pytest.raises(NotFound):
        operations.begin_order([due.id], Manner.VNPAY, by=stranger, **asked)
    with pytest.raises(NotFound):
        operations.begin_order([due.id], Manner.VNPAY, by=stranger, pay_token="x" * 16, **asked)
    with pytest.raises(NoSuchGateway):
        operations.begin_order([due.id], Manner.CASH, by=person(due), **asked)
    with pytest.raises(NothingToPay):
        operations.begin_order([], Manner.VNPAY, by=person(due), **asked)
    gateway.down = True
    with pytest.raises(GatewayDown):
        ordered(due)
    assert Order.objects.get().state == OrderState.FAILED
    gateway.down = False
    operations.apply(said(ordered(due).reference, 20_000))
    with pytest.raises(AlreadyPaid):
        ordered(due)


def test_somebody_else_pays_with_the_link() -> None:
    due = raised()
    due_id, shown = queries.payable(due.pay_token)
    assert (shown.amount, shown.payable, shown.paid) == (20_000, True, False)
    helper = officer()
    order = operations.begin_order(
        [due_id], Manner.VNPAY, by=helper, return_url="", client_address="", pay_token=due.pay_token
    )
    assert queries.order(order.reference, seen_by=helper, pay_token=due.pay_token).amount == 20_000
    with pytest.raises(NotFound):
        queries.order(order.reference, seen_by=helper)


def test_a_second_click_continues_the_same_order(gateway: Gateway) -> None:
    due = raised()

    assert ordered(due).reference == ordered(due).reference
    assert len(gateway.begun) == 1


def test_a_way_that_does_not_take_the_amount_is_not_offered_and_not_gone(gateway: Gateway) -> None:
    gateway.amounts = range(30_000, 10**12)

    assert Manner.VNPAY not in ways(20_000)
    assert Manner.VNPAY in ways(30_000)
    with pytest.raises(NoSuchGateway):
        ordered(raised())
    assert Order.objects.count() == 0
