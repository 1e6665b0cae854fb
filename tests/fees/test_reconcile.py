"""Reconciliation: what is planted is found, what is right is left alone, and what is found has a lawful way out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from onedoor.base.actor import SYSTEM, Role
from onedoor.base.errors import NotAllowed, NotFound
from onedoor.fees import operations, queries
from onedoor.fees.errors import AlreadyResolved, AmountDiffers, NotThisWay
from onedoor.fees.models import Difference, Due, Order, Payment, Receipt, Refund
from onedoor.fees.terms import (
    DifferenceKind,
    DifferenceRow,
    DueRow,
    DueState,
    Manner,
    OrderRow,
    RefundState,
    Resolution,
    Statement,
    StatementLine,
)
from tests.fees.conftest import FINANCE, MONDAY, Gateway, gapless, officer, ordered, raised, said, stands
from tests.fees.many import DAY, NOON, plant

pytestmark = pytest.mark.usefixtures("monday", "gateway")


def statement(*lines: StatementLine, manner: Manner = Manner.VNPAY) -> Statement:
    return Statement(manner, DAY, f"digest of {len(lines)} {lines[0].transaction if lines else ''}", lines)


def moved(reference: str, transaction: str, amount: int = 20_000, number: int = 1) -> StatementLine:
    return StatementLine(number, reference, transaction, amount, MONDAY - timedelta(minutes=5), "chuyen tien")


def only() -> DifferenceRow:
    (found,) = queries.differences(seen_by=FINANCE)
    return found


def due_now(due: DueRow) -> DueState:
    return DueState(Due.objects.get(id=due.id).state)


def test_ten_thousand_lines_with_fifty_discrepancies() -> None:
    planted = plant(10_000)
    assert (len(planted.statement.lines), len(planted.wrong)) == (10_000, 50)

    assert operations.reconcile(planted.statement) == 50

    found = set(Difference.objects.values_list("kind", "transaction"))
    assert found == {(kind.value, transaction) for kind, transaction in planted.wrong}
    assert operations.reconcile(planted.statement) == 0
    assert Difference.objects.count() == 50
    booked = sum(line.amount for line in planted.statement.lines if line.transaction[0] in "MDX")
    known = sum(Payment.objects.filter(transaction__startswith="T").values_list("amount", flat=True))
    assert stands()["gateway:vnpay"] == booked + known


def test_what_ties_out_is_left_alone() -> None:
    order = ordered(raised())
    operations.apply(said(order.reference, 20_000, "T1"))

    assert operations.reconcile(statement(moved(order.reference, "T1"))) == 0
    assert operations.reconcile(statement()) == 0


@pytest.fixture
def silent() -> tuple[DueRow, OrderRow]:
    """Money that the statement shows and nobody told us of."""
    due = raised()
    order = ordered(due)
    operations.reconcile(statement(moved(order.reference, "T9")))
    return due, order


def test_money_without_receipt_is_booked(silent: tuple[DueRow, OrderRow]) -> None:
    due, _ = silent
    assert (only().kind, only().ways[0]) == (DifferenceKind.MONEY_WITHOUT_RECEIPT, Resolution.BOOK)
    assert stands() == {"gateway:vnpay": 20_000, "suspense": -20_000}

    operations.resolve(only().id, Resolution.BOOK, by=FINANCE, note="đã gọi ngân hàng")

    assert due_now(due) is DueState.PAID
    assert stands() == {"gateway:vnpay": 20_000, "revenue:H26.00073": -20_000}
    assert Receipt.objects.get().amount == 20_000
    (told,) = queries.differences(seen_by=FINANCE, resolved=True)
    assert (told.resolution, told.resolved_by) == (Resolution.BOOK, FINANCE.name)


def test_money_without_receipt_is_booked_by_the_callback_that_comes_after_all(
    silent: tuple[DueRow, OrderRow], gateway: Gateway
) -> None:
    due, order = silent
    gateway.facts[order.reference] = said(order.reference, 20_000, "T9")
    operations.resolve(only().id, Resolution.ASK_AGAIN, by=FINANCE)

    assert due_now(due) is DueState.PAID
    assert queries.open_differences(seen_by=FINANCE) == 0
    assert Payment.objects.count() == Receipt.objects.count() == 1


def test_money_without_receipt_goes_back(silent: tuple[DueRow, OrderRow]) -> None:
    operations.resolve(only().id, Resolution.REFUND, by=FINANCE)
    operations.ask_refunds()

    assert stands() == {}
    assert due_now(silent[0]) is DueState.UNPAID


def test_resolved_is_resolved(silent: tuple[DueRow, OrderRow]) -> None:
    found = only()
    operations.resolve(found.id, Resolution.BOOK, by=FINANCE)
    with pytest.raises(AlreadyResolved):
        operations.resolve(found.id, Resolution.REFUND, by=FINANCE)
    assert not Refund.objects.exists()


def test_only_lawful_ways_and_only_who_keeps_the_money(silent: tuple[DueRow, OrderRow]) -> None:
    with pytest.raises(NotThisWay):
        operations.resolve(only().id, Resolution.CANCEL_RECEIPT, by=FINANCE)
    for by in (officer(Role.FINANCE, agency="H29"), officer(Role.RECEIVER)):
        with pytest.raises(NotFound):
            operations.resolve(only().id, Resolution.BOOK, by=by)
    with pytest.raises(NotAllowed):
        queries.differences(seen_by=officer(Role.RECEIVER))
    assert queries.differences(seen_by=officer(Role.FINANCE, agency="H29")) == ()


def test_a_receipt_without_money_is_cancelled_and_its_number_stays() -> None:
    due, again = raised(), raised()
    operations.apply(said(ordered(due).reference, 20_000, "T1", at=NOON))
    operations.reconcile(statement(moved("NOTHINGOFOURS", "T7")))
    found = next(row for row in queries.differences(seen_by=FINANCE) if row.transaction == "T1")
    assert found.kind is DifferenceKind.RECEIPT_WITHOUT_MONEY

    operations.resolve(found.id, Resolution.CANCEL_RECEIPT, by=FINANCE)

    assert due_now(due) is DueState.UNPAID
    assert "revenue:H26.00073" not in stands()
    assert Receipt.objects.get().cancelled_at is not None
    operations.apply(said(ordered(again).reference, 20_000, "T2"))
    operations.apply(said(ordered(due).reference, 20_000, "T3"))
    gapless()
    assert Receipt.objects.count() == 3


def test_a_receipt_without_money_settles_itself_when_the_next_statement_has_it() -> None:
    order = ordered(raised())
    operations.apply(said(order.reference, 20_000, "T1", at=MONDAY))
    operations.reconcile(statement(moved("NOTHINGOFOURS", "T7")))
    assert Difference.objects.filter(kind="receipt_without_money", resolved_at=None).exists()
    operations.reconcile(replace(statement(moved(order.reference, "T1")), day=DAY + timedelta(days=1)))

    assert not Difference.objects.filter(kind="receipt_without_money", resolved_at=None).exists()


@pytest.mark.parametrize(("amount", "back"), [(50_000, 30_000), (20_001, 1)])
def test_too_much_is_booked_and_the_rest_goes_back(amount: int, back: int) -> None:
    due = raised()
    operations.apply(said(ordered(due).reference, amount))
    operations.resolve(only().id, Resolution.BOOK_AND_REFUND_REST, by=FINANCE)

    assert due_now(due) is DueState.PAID
    assert Refund.objects.get().amount == back
    assert Receipt.objects.get().amount == 20_000


def test_too_little_only_goes_back() -> None:
    operations.apply(said(ordered(raised()).reference, 19_999))
    assert only().ways == (Resolution.REFUND,)
    with pytest.raises(NotThisWay):
        operations.resolve(only().id, Resolution.BOOK_AND_REFUND_REST, by=FINANCE)
    operations.resolve(only().id, Resolution.REFUND, by=FINANCE)
    operations.ask_refunds()
    assert stands() == {}


def test_an_unknown_payer_is_matched_by_an_officer_who_knows() -> None:
    due = raised()
    operations.reconcile(statement(moved("", "B1", 25_000), manner=Manner.VIETQR))
    found = only()
    assert (found.kind, found.amount) == (DifferenceKind.UNKNOWN_PAYER, 25_000)
    with pytest.raises(NotFound):
        operations.resolve(found.id, Resolution.MATCH, by=FINANCE, code="H26.00073-000000-0000")

    operations.resolve(found.id, Resolution.MATCH, by=FINANCE, code=due.code)

    assert due_now(due) is DueState.PAID
    assert Refund.objects.get().amount == 5_000
    assert queries.orders(due.id, seen_by=FINANCE)[0].transaction == "B1"


def test_an_unknown_payer_with_too_little_is_not_matched() -> None:
    due = raised()
    operations.reconcile(statement(moved("", "B1", 19_000), manner=Manner.VIETQR))
    with pytest.raises(AmountDiffers):
        operations.resolve(only().id, Resolution.MATCH, by=FINANCE, code=due.code)
    assert due_now(due) is DueState.UNPAID


def test_a_bank_statement_pays_what_its_purpose_names() -> None:
    right, wrong = raised(), raised()
    lines: Sequence[StatementLine] = (
        moved(ordered(right, manner=Manner.VIETQR).reference, "B1"),
        moved(ordered(wrong, manner=Manner.VIETQR).reference, "B2", 1_000, number=2),
    )
    operations.reconcile(statement(*lines, manner=Manner.VIETQR))

    assert (due_now(right), due_now(wrong)) == (DueState.PAID, DueState.UNPAID)
    assert only().kind is DifferenceKind.WRONG_AMOUNT
    assert operations.reconcile(replace(statement(*lines, manner=Manner.VIETQR), digest="again")) == 0
    assert Payment.objects.count() == 2


def test_a_late_success_on_the_statement_is_booked() -> None:
    due = raised()
    order = ordered(due)
    Order.objects.update(state="expired", settled_at=MONDAY)
    operations.reconcile(statement(moved(order.reference, "T1")))
    assert only().kind is DifferenceKind.LATE_SUCCESS
    operations.resolve(only().id, Resolution.BOOK, by=FINANCE)
    assert due_now(due) is DueState.PAID


def test_money_that_left_settles_its_refund(gateway: Gateway) -> None:
    due = raised()
    order = ordered(due)
    operations.apply(said(order.reference, 20_000, "T1"))
    gateway.refund_state = RefundState.SENT
    refund_id = operations.refund(due.id, by=FINANCE, amount=4_000, reason="x")
    operations.ask_refund(refund_id, by=SYSTEM)
    lines = (
        moved(order.reference, "T1"),
        moved(order.reference, "R1", -4_000, number=2),
        moved("", "R2", -9, number=3),
    )
    operations.reconcile(statement(*lines))

    assert Refund.objects.get().state == RefundState.DONE
    assert (only().amount, only().ways) == (-9, (Resolution.ASK_AGAIN,))


@pytest.mark.parametrize("told", ["number", "key"])
def test_a_transfer_that_the_bank_gave_back_settles_its_refund(told: str) -> None:
    """A bank's line of money that left names no order: the bank's own number of it, or our key, tells what it was."""
    due = raised()
    order = ordered(due, manner=Manner.VIETQR)
    operations.reconcile(statement(moved(order.reference, "B1"), manner=Manner.VIETQR))
    refund_id = operations.refund(due.id, by=FINANCE, amount=4_000, reason="x")
    if told == "number":
        operations.ask_refund(refund_id, by=SYSTEM)
    number = Refund.objects.get().transaction or "B2"
    back = replace(moved("", number, -4_000, number=2), key=refund_id.hex if told == "key" else "")
    operations.reconcile(statement(moved(order.reference, "B1"), back, manner=Manner.VIETQR))

    assert Refund.objects.get().state == RefundState.DONE
    assert queries.open_differences(seen_by=FINANCE) == 0
    assert stands() == {"gateway:vietqr": 16_000, "revenue:H26.00073": -16_000}
    assert {(read.lines, read.matched) for read in queries.statements(seen_by=FINANCE)} == {(1, 1), (2, 2)}


def test_figures_tell_what_was_taken() -> None:
    here, there = raised(30_000), raised(70_000, payee="G01.26.00073")
    operations.apply(said(ordered(here).reference, 30_000, "T1"))
    operations.apply(said(ordered(there).reference, 70_000, "T2"))
    refund_id = operations.refund(here.id, by=FINANCE, amount=10_000, reason="x")
    operations.ask_refund(refund_id, by=SYSTEM)
    today = datetime.now(UTC).date()

    (row,) = queries.taken(today, today, seen_by=FINANCE)
    assert (row.payee, row.procedure, row.manner, row.payments) == ("H26.00073", "1.004222", Manner.VNPAY, 1)
    assert (row.amount, row.refunded) == (30_000, 10_000)
    assert len(queries.taken(today, today, seen_by=SYSTEM)) == 2
    assert sum(balance.amount for balance in queries.balances(seen_by=SYSTEM)) == 0
    assert "revenue:G01.26.00073" not in {balance.account for balance in queries.balances(seen_by=FINANCE)}
