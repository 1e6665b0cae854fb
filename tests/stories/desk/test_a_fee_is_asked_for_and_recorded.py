"""A service that costs a fee: the officer asks for it, records what was paid, and the clock is fair to both."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor
from onedoor.catalogue import operations as publishing
from onedoor.catalogue import queries as catalogue
from onedoor.dossiers.terms import PaymentState, State, TimeLeft, Turn
from onedoor.fees import operations as fees
from onedoor.fees import queries
from onedoor.fees.models import Order, Receipt
from onedoor.fees.terms import Manner, OrderRow
from tests.fees.conftest import Gateway, install, said
from tests.stories.desk.ward import CRIMINAL_RECORD, MONDAY, Desk, file_criminal_record, received, seen

PAID_FIRST = "9.990001"
"""The same service, had the law let its clock start from the payment, as that of registering a vehicle does."""


@pytest.fixture
def record(mai: Actor, phuc: Desk) -> str:
    """Mai's request for a criminal record certificate, received by Phúc."""
    return received(file_criminal_record(mai), phuc.actor)


def test_a_fee_is_asked_for_and_recorded(phuc: Desk, mai: Actor, record: str, monday: time_machine.Traveller) -> None:
    # Given a received dossier; the page says what is due, line by line, before anything is asked.
    promised = seen(record, phuc.actor).due_at
    page = phuc.opens(f"{record}/ask-payment")
    assert "Người nộp được báo phải nộp 200.000 đ" in page

    # When Phúc asks for it, it is Mai's turn and the clock stands still.
    assert "Đã yêu cầu nộp phí" in phuc.acts(record, "ask-payment")
    view = seen(record, phuc.actor)
    assert (view.state, view.turn, view.time_left) == (State.AWAITING_PAYMENT, Turn.CITIZEN, TimeLeft.PAUSED)
    assert f"/desk/{record}/record-payment" in phuc.page

    # A wrong amount is refused in words, and nothing that was typed is lost.
    monday.move_to(MONDAY + timedelta(days=2), tick=False)
    page = phuc.acts(record, "record-payment", manner="card", amount="50.000", slip="SLIP-42")
    assert phuc.status == 400
    assert "Số tiền không khớp: phải nộp 200.000 đ, đã ghi 50.000 đ." in page.replace("\xa0", " ")
    assert 'value="50.000"' in phuc.page
    assert 'value="SLIP-42"' in phuc.page
    assert re.search(r'value="card"[^>]* checked', phuc.page)
    assert seen(record, phuc.actor).payment is PaymentState.DUE

    # The right one is taken, and its receipt stands; the day moves by what Mai took, and past the weekend.
    page = phuc.acts(record, "record-payment", manner="card", amount="200.000", slip="SLIP-42")
    assert "Đã thu tiền của hồ sơ" in page
    assert "thẻ tại quầy" in page
    assert "BL-26E 0000001 (PDF)" in page
    view = seen(record, phuc.actor)
    assert (view.state, view.turn, view.payment) == (State.RECEIVED, Turn.OURS, PaymentState.PAID)
    assert promised == datetime(2026, 12, 3, 2, 0, tzinfo=UTC)
    assert view.due_at == datetime(2026, 12, 7, 2, 0, tzinfo=UTC)
    assert "SLIP-42" in phuc.opens(f"{record}/")

    # And the receipt opens at once.
    receipt = Receipt.objects.get()
    phuc.opens(f"{record}/receipt/{receipt.id}")
    assert phuc.answer is not None
    assert phuc.answer.headers["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("typed", ["", "hai trăm nghìn", "-200000", "200,5", "9" * 5000, "٢٠٠"])
def test_what_is_no_amount_is_told_in_words(phuc: Desk, record: str, typed: str) -> None:
    phuc.acts(record, "ask-payment")

    page = phuc.acts(record, "record-payment", manner="card", amount=typed, slip="SLIP-42")

    assert phuc.status == 400
    assert "số tiền" in page.lower()
    assert 'value="SLIP-42"' in phuc.page
    assert seen(record, phuc.actor).payment is PaymentState.DUE


def test_a_card_needs_the_number_of_its_slip_and_cash_does_not(phuc: Desk, record: str) -> None:
    phuc.acts(record, "ask-payment")

    page = phuc.acts(record, "record-payment", manner="card", amount="200000", slip=" ")
    assert "Hãy ghi số trên hoá đơn của máy thẻ." in page
    assert "Hãy chọn tiền mặt hoặc thẻ." in phuc.acts(record, "record-payment", manner="gold", amount="200000")
    assert "tiền mặt" in phuc.acts(record, "record-payment", manner="cash", amount="200000")


@pytest.fixture
def paying(monkeypatch: pytest.MonkeyPatch, phuc: Desk, mai: Actor, record: str) -> OrderRow:
    """Mai has begun to pay online."""
    install(monkeypatch, Gateway())
    phuc.acts(record, "ask-payment")
    due = queries.due_of(f"dossier:{seen(record, phuc.actor).id}", seen_by=mai)
    assert due is not None
    return fees.begin_order(
        [due.id], Manner.VNPAY, by=mai, return_url="https://portal.example/back", client_address="203.0.113.7"
    )


def test_what_is_being_paid_online_is_seen_before_money_is_taken(phuc: Desk, record: str, paying: OrderRow) -> None:
    assert "Người nộp đã bắt đầu nộp trực tuyến (VNPAY)" in phuc.opens(f"{record}/record-payment")

    # When it is paid, the desk sees it at once, though the dossier has not been told yet.
    fees.apply(said(paying.reference, 200_000))
    page = phuc.opens(f"{record}/record-payment")

    assert seen(record, phuc.actor).payment is PaymentState.DUE
    assert "đã được nộp (VNPAY)" in page
    assert 'name="amount"' not in phuc.page


def test_what_was_paid_online_meanwhile_is_not_taken_again(phuc: Desk, record: str, paying: OrderRow) -> None:
    phuc.opens(f"{record}/record-payment")
    form = phuc.row_version
    fees.apply(said(paying.reference, 200_000))

    page = phuc.sends(f"{record}/record-payment", row_version=form, manner="cash", amount="200000", slip="")

    assert phuc.status == 409
    assert f"Khoản của hồ sơ {record} đã được nộp" in page
    assert Receipt.objects.count() == 1
    assert Order.objects.count() == 1


def test_a_clock_that_waits_for_payment_starts_with_it(phuc: Desk, mai: Actor, monday: time_machine.Traveller) -> None:
    # Given a service whose time limit starts from the payment: nothing is promised at receipt.
    known = catalogue.current_version(CRIMINAL_RECORD, clock.today()).definition
    rule = known.clock.model_copy(update={"starts": "payment"})
    publishing.publish(known.model_copy(update={"procedure": PAID_FIRST, "clock": rule}), by=SYSTEM)
    record = file_criminal_record(mai, PAID_FIRST)
    phuc.takes(record)
    assert "Thời hạn bắt đầu tính khi người nộp đã nộp phí" in phuc.opens(f"{record}/receive")
    phuc.acts(record, "receive")
    assert seen(record, phuc.actor).due_at is None

    # When it is paid on Wednesday, the ten days are counted from there; the tenth is a Saturday.
    phuc.acts(record, "ask-payment")
    monday.move_to(MONDAY + timedelta(days=2), tick=False)
    phuc.acts(record, "record-payment", manner="cash", amount="200000")

    assert seen(record, phuc.actor).due_at == datetime(2026, 12, 7, 2, 0, tzinfo=UTC)


def test_nothing_is_asked_for_twice(phuc: Desk, record: str) -> None:
    phuc.acts(record, "ask-payment")

    page = phuc.opens(f"{record}/ask-payment")

    assert phuc.status == 409
    assert "Bây giờ chưa thể: Yêu cầu nộp phí" in page
