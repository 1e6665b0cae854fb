"""A service that costs a fee: the officer asks for it, records what was paid, and the clock is fair to both."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor
from onedoor.catalogue import operations as publishing
from onedoor.catalogue import queries as catalogue
from onedoor.dossiers.terms import PaymentState, State, TimeLeft, Turn
from tests.stories.desk.ward import CRIMINAL_RECORD, MONDAY, Desk, file_criminal_record, received, seen

PAID_FIRST = "9.000001"
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
    page = phuc.acts(record, "record-payment", amount="50.000", reference="BL-0042")
    assert phuc.status == 400
    assert "Số tiền nộp không khớp: phải nộp 200.000 đ, đã nhận 50.000 đ." in page
    assert 'value="50.000"' in phuc.page
    assert 'value="BL-0042"' in phuc.page
    assert seen(record, phuc.actor).payment is PaymentState.DUE

    # The right one is recorded; the day moves by the two days that Mai took, and past the weekend.
    assert "Đã ghi nhận tiền" in phuc.acts(record, "record-payment", amount="200.000", reference="BL-0042")
    view = seen(record, phuc.actor)
    assert (view.state, view.turn, view.payment) == (State.RECEIVED, Turn.OURS, PaymentState.PAID)
    assert promised == datetime(2026, 12, 3, 2, 0, tzinfo=UTC)
    assert view.due_at == datetime(2026, 12, 7, 2, 0, tzinfo=UTC)
    assert "BL-0042" in phuc.opens(f"{record}/")


@pytest.mark.parametrize("typed", ["", "hai trăm nghìn", "-200000", "200,5", "9" * 5000, "٢٠٠"])
def test_what_is_no_amount_is_told_in_words(phuc: Desk, record: str, typed: str) -> None:
    phuc.acts(record, "ask-payment")

    page = phuc.acts(record, "record-payment", amount=typed, reference="BL-0042")

    assert phuc.status == 400
    assert "số tiền" in page.lower()
    assert 'value="BL-0042"' in phuc.page
    assert seen(record, phuc.actor).payment is PaymentState.DUE


def test_a_payment_needs_the_number_of_its_receipt(phuc: Desk, record: str) -> None:
    phuc.acts(record, "ask-payment")

    assert "Hãy ghi số biên lai" in phuc.acts(record, "record-payment", amount="200000", reference=" ")


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
    phuc.acts(record, "record-payment", amount="200000", reference="BL-0042")

    assert seen(record, phuc.actor).due_at == datetime(2026, 12, 7, 2, 0, tzinfo=UTC)


def test_nothing_is_asked_for_twice(phuc: Desk, record: str) -> None:
    phuc.acts(record, "ask-payment")

    page = phuc.opens(f"{record}/ask-payment")

    assert phuc.status == 409
    assert "Bây giờ chưa thể: Yêu cầu nộp phí" in page
