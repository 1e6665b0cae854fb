"""A dossier and its money: raised with it, closed with it; a payment moves it on, at the instant it was made."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from onedoor.base.actor import SYSTEM, Actor, Role
from onedoor.base.errors import NotAllowed, NotFound
from onedoor.dossiers import operations, queries
from onedoor.dossiers.errors import NotYourRole
from onedoor.dossiers.models import Dossier
from onedoor.dossiers.operations import dues, handling, moving, payments
from onedoor.dossiers.terms import InboxFilter, PaymentState, State, Turn
from onedoor.fees import operations as fees
from onedoor.fees import queries as money
from onedoor.fees.errors import AmountDiffers, NothingToPay
from onedoor.fees.models import Refund
from onedoor.fees.terms import (
    DueRow,
    DueState,
    GatewayFact,
    Heard,
    Manner,
    Outcome,
    Reason,
    RefundFact,
    RefundState,
    Resolution,
    Statement,
)
from onedoor.notices import queries as notices
from onedoor.notices.terms import Kind
from tests.dossiers.conftest import MONDAY, Cast, officer
from tests.fees.conftest import FINANCE, Gateway, install, line

FEE = 20_000


@pytest.fixture(autouse=True)
def costs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A birth registration costs something, for once; half of it may go back."""
    lines = (line(FEE // 2), line(FEE // 2, "stamp", refundable=False))
    monkeypatch.setattr(dues, "assessed", lambda *_: lines)
    install(monkeypatch, Gateway())


@pytest.fixture
def starts_from_payment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its clock starts when it is paid."""

    def changed(dossier: Dossier) -> object:
        definition = moving.definition_of(dossier)
        return definition.model_copy(update={"clock": definition.clock.model_copy(update={"starts": "payment"})})

    for module in (handling, payments):
        monkeypatch.setattr(module, "definition_of", changed)


def due_of(code: str) -> DueRow:
    due = money.due_of(f"dossier:{row(code).id}", seen_by=SYSTEM)
    assert due is not None
    return due


def row(code: str) -> Dossier:
    return Dossier.objects.get(code=code)


def pays(code: str, by: Actor, at: datetime, transaction: str = "T1") -> None:
    """The person pays online; the gateway tells of it, and the worker does its jobs."""
    due = due_of(code)
    order = fees.begin_order([due.id], Manner.VNPAY, by=by, return_url="", client_address="")
    fact = GatewayFact(
        Manner.VNPAY, order.reference, Outcome.SUCCEEDED, FEE, transaction, at, f"key {transaction}", Heard.CALLBACK
    )
    fees.apply(fact)
    jobs_done(code)


def jobs_done(code: str, task: str = "dossiers.note_payment") -> None:
    """What the worker does with such jobs of the dossier; done again, nothing is done again."""
    jobs = ProcrastinateJob.objects.filter(task_name=task, args__dossier_id=str(row(code).id)).order_by("id")
    assert jobs
    for job in jobs:
        app.tasks[job.task_name](**job.args)


def test_filing_raises_the_due_and_the_code_is_on_it(submitted: str, cast: Cast) -> None:
    due = due_of(submitted)

    assert (due.code, due.amount, due.state, due.owner) == (submitted, FEE, DueState.UNPAID, cast.mai.id)
    assert queries.dossier(submitted, seen_by=cast.mai).payment is PaymentState.DUE
    assert money.due(due.id, seen_by=cast.lan).payee == "H26.00073"


def test_paid_before_receipt_the_dossier_waits_for_nothing(submitted: str, cast: Cast) -> None:
    pays(submitted, cast.mai, MONDAY)

    view = queries.dossier(submitted, seen_by=cast.lan)
    assert (view.payment, view.state, view.row_version) == (PaymentState.PAID, State.SUBMITTED, 1)


def test_paid_while_it_waits_it_goes_on_by_itself(received: str, cast: Cast) -> None:
    operations.ask_payment(received, by=cast.lan)
    pays(received, cast.mai, MONDAY)

    view = queries.dossier(received, seen_by=cast.lan)
    assert (view.payment, view.state, view.turn) == (PaymentState.PAID, State.RECEIVED, Turn.OURS)
    assert (view.steps[-1].move, view.steps[-1].by) == ("record_payment", SYSTEM.name)
    jobs_done(received)
    assert queries.dossier(received, seen_by=cast.lan).row_version == view.row_version


@pytest.mark.usefixtures("starts_from_payment")
@pytest.mark.parametrize(
    ("said", "starts"),
    [(30, 30), (-60, 0), (600, 90)],
    ids=["as the gateway says", "never before receipt", "never in the future"],
)
def test_the_clock_starts_when_it_was_paid_not_when_we_heard(received: str, cast: Cast, said: int, starts: int) -> None:
    assert row(received).clock_from is None
    operations.ask_payment(received, by=cast.lan)
    with time_machine.travel(MONDAY + timedelta(minutes=90), tick=False):
        pays(received, cast.mai, MONDAY + timedelta(minutes=said))

    assert row(received).clock_from == MONDAY + timedelta(minutes=starts)
    assert row(received).due_at is not None


@pytest.mark.usefixtures("starts_from_payment")
def test_paid_before_receipt_the_clock_starts_with_receipt(submitted: str, cast: Cast) -> None:
    pays(submitted, cast.mai, MONDAY)
    operations.assign(submitted, by=cast.lan, to=cast.lan.id)
    with time_machine.travel(MONDAY + timedelta(minutes=5), tick=False):
        operations.receive(submitted, by=cast.lan)

    assert row(submitted).clock_from == row(submitted).received_at


def test_money_at_the_counter_is_on_the_same_due(received: str, cast: Cast) -> None:
    operations.ask_payment(received, by=cast.lan)
    with pytest.raises(AmountDiffers):
        operations.record_payment(received, by=cast.lan, amount=FEE - 1, reference="")
    assert row(received).state == State.AWAITING_PAYMENT

    operations.record_payment(received, by=cast.lan, amount=FEE, reference="")

    assert due_of(received).state is DueState.PAID
    assert row(received).state == State.RECEIVED
    (receipt,) = money.receipts(due_of(received).id, seen_by=cast.mai)
    assert receipt.code == received
    jobs_done(received)
    assert row(received).state == State.RECEIVED


def test_an_unpaid_dossier_that_is_refused_owes_nothing(submitted: str, cast: Cast) -> None:
    operations.assign(submitted, by=cast.lan, to=cast.lan.id)
    operations.refuse(submitted, by=cast.lan, reason="Không đúng thẩm quyền")

    assert due_of(submitted).state is DueState.CANCELLED


def test_a_paid_dossier_that_is_withdrawn_gets_back_what_may_go_back(received: str, cast: Cast) -> None:
    pays(received, cast.mai, MONDAY)
    operations.ask_withdrawal(received, by=cast.mai)
    operations.confirm_withdrawal(received, by=cast.lan)

    assert Refund.objects.get().amount == FEE // 2


def test_money_that_is_all_back_shows_on_the_dossier(submitted: str, cast: Cast) -> None:
    pays(submitted, cast.mai, MONDAY)
    refund: UUID = fees.refund(due_of(submitted).id, by=FINANCE, amount=FEE, reason="Thu nhầm")
    fees.settle_refund(RefundFact(str(refund), RefundState.DONE), by=SYSTEM)
    jobs_done(submitted, "dossiers.note_refund")

    assert row(submitted).payment == PaymentState.REFUNDED


def told(to: Actor) -> dict[Kind, str]:
    """What the person was told of money, the newest of each kind."""
    kinds = {
        *(Kind.PAYMENT_ASKED, Kind.PAID, Kind.PAYMENT_UNCLEAR, Kind.REFUNDED),
        *(Kind.PARTLY_REFUNDED, Kind.PAYMENT_SUSPECTED, Kind.DUE_AGAIN),
    }
    return {row.kind: row.text for row in reversed(notices.notices(seen_by=to)) if row.kind in kinds}


def test_the_person_is_told_of_their_money_once(received: str, cast: Cast) -> None:
    operations.ask_payment(received, by=cast.lan)
    pays(received, cast.mai, MONDAY)
    jobs_done(received)
    refund = fees.refund(due_of(received).id, by=FINANCE, amount=FEE, reason="Thu nhầm")
    fees.settle_refund(RefundFact(str(refund), RefundState.DONE), by=SYSTEM)
    jobs_done(received, "dossiers.note_refund")

    said = told(cast.mai)
    assert set(said) == {Kind.PAYMENT_ASKED, Kind.PAID, Kind.REFUNDED}
    assert all("20.000 đ" in text for text in said.values())
    assert f"/pay/{due_of(received).pay_token}" in said[Kind.PAYMENT_ASKED]
    kinds = [row.kind for row in notices.notices(seen_by=cast.mai)]
    assert len(kinds) == len(set(kinds))


@pytest.mark.parametrize(("amount", "second"), [(FEE - 1_000, False), (FEE, True)], ids=["too little", "twice"])
def test_the_person_is_told_of_money_that_does_not_match(
    submitted: str, cast: Cast, amount: int, *, second: bool
) -> None:
    if second:
        pays(submitted, cast.mai, MONDAY)
        order = money.orders(due_of(submitted).id, seen_by=cast.mai)[0]
    else:
        order = fees.begin_order([due_of(submitted).id], Manner.VNPAY, by=cast.mai, return_url="", client_address="")
    said = GatewayFact(Manner.VNPAY, order.reference, Outcome.SUCCEEDED, amount, "T2", MONDAY, "key T2", Heard.CALLBACK)
    for _ in range(2):
        fees.apply(said)
    jobs_done(submitted, "dossiers.tell_unclear_money")
    jobs_done(submitted, "dossiers.tell_unclear_money")

    texts = [row.text for row in notices.notices(seen_by=cast.mai) if row.kind is Kind.PAYMENT_UNCLEAR]
    assert len(texts) == 1
    assert f"{amount:,} đ".replace(",", ".") in texts[0]


def test_the_person_is_told_of_each_part_that_goes_back(submitted: str, cast: Cast) -> None:
    pays(submitted, cast.mai, MONDAY)
    for amount in (3_000, 3_000, FEE - 6_000):
        refund = fees.refund(due_of(submitted).id, by=FINANCE, amount=amount, reason="Thu nhầm")
        for _ in range(2):
            fees.settle_refund(RefundFact(str(refund), RefundState.DONE), by=SYSTEM)
    jobs_done(submitted, "dossiers.tell_part_refund")
    jobs_done(submitted, "dossiers.tell_part_refund")
    jobs_done(submitted, "dossiers.note_refund")

    parts = [row.text for row in notices.notices(seen_by=cast.mai) if row.kind is Kind.PARTLY_REFUNDED]
    assert len(parts) == 2
    assert all("hoàn 3.000 đ, một phần" in text for text in parts)
    assert Kind.REFUNDED in told(cast.mai)


def test_the_person_is_told_that_the_bank_looks_into_it(submitted: str, cast: Cast) -> None:
    order = fees.begin_order([due_of(submitted).id], Manner.VNPAY, by=cast.mai, return_url="", client_address="")
    said = GatewayFact(
        Manner.VNPAY, order.reference, Outcome.PENDING, FEE, "", None, "k07", Heard.CALLBACK, Reason.SUSPECTED
    )
    for _ in range(2):
        fees.apply(said)
    jobs_done(submitted, "dossiers.tell_suspected_payment")

    assert "Bạn chưa nộp lại vội" in told(cast.mai)[Kind.PAYMENT_SUSPECTED]
    texts = [row for row in notices.notices(seen_by=cast.mai) if row.kind is Kind.PAYMENT_SUSPECTED]
    assert len(texts) == 1


def test_the_person_is_told_that_the_money_never_came(submitted: str, cast: Cast) -> None:
    pays(submitted, cast.mai, MONDAY)
    read = Statement(Manner.VNPAY, MONDAY.date(), "of that day", ())
    fees.reconcile(read)
    (found,) = money.differences(seen_by=FINANCE)
    fees.resolve(found.id, Resolution.CANCEL_RECEIPT, by=FINANCE)
    jobs_done(submitted, "dossiers.note_due_again")

    assert row(submitted).payment == PaymentState.DUE
    assert f"/pay/{due_of(submitted).pay_token}" in told(cast.mai)[Kind.DUE_AGAIN]


def test_only_the_system_goes_on_without_an_officer(received: str, cast: Cast) -> None:
    operations.ask_payment(received, by=cast.lan)
    with pytest.raises(NotYourRole):
        operations.record_payment(received, by=cast.mai, amount=FEE, reference="")
    with pytest.raises(NotAllowed):
        fees.refund(due_of(received).id, by=cast.lan, amount=1, reason="x")
    assert Role.FINANCE not in cast.lan.roles


def test_who_only_keeps_the_money_sees_no_dossier(submitted: str, cast: Cast) -> None:
    keeper = officer("tam", "Phan Minh Tâm", cast.lan.agency or "", Role.FINANCE)
    with pytest.raises(NotFound):
        queries.dossier(submitted, seen_by=keeper)
    page = queries.inbox(InboxFilter(view="agency"), seen_by=keeper)
    assert (page.rows, page.counts["agency"]) == ((), 0)
    assert money.due(due_of(submitted).id, seen_by=keeper).code == submitted


def test_asking_for_money_where_nothing_is_due_is_refused(
    cast: Cast, draft_of: Callable[[Actor], UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dues, "assessed", lambda *_: ())
    code = operations.submit(draft_of(cast.mai), by=cast.mai)
    operations.assign(code, by=cast.lan, to=cast.lan.id)
    operations.receive(code, by=cast.lan)

    with pytest.raises(NothingToPay):
        operations.ask_payment(code, by=cast.lan)
    assert money.due_of(f"dossier:{row(code).id}", seen_by=SYSTEM) is None
