"""What fees may expect of every way to pay online, each asked over HTTP of a demo server that is its own process."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import httpx
import pytest
from pytest_django import Settings

from onedoor.base import clock
from onedoor.base.errors import ConnectorError
from onedoor.fees.errors import Forged, NotAStatement
from onedoor.fees.rules.references import new_reference
from onedoor.fees.terms import Heard, Outcome, RefundAsked, RefundFact, RefundState, Verdict
from tests.connectors.conftest import free_ports
from tests.contracts.ways import AMOUNT, Way


def refunds(way: Way, refund: RefundAsked) -> list[tuple[int, str]]:
    """What the statement says of a refund, by its key."""
    lines = [line for line in way.gateway.statement(clock.today()).lines if line.key == refund.key]
    return [(line.amount, line.transaction) for line in lines]


def test_an_order_nobody_has_paid_is_not_paid(way: Way) -> None:
    asked = way.ordered()
    handover = way.gateway.begin(asked)

    fact = way.gateway.ask(asked.reference, asked.created_at)

    assert asked.reference in (handover.url + handover.qr)
    assert (fact.outcome, fact.amount, fact.transaction, fact.at) == (Outcome.UNKNOWN, 0, "", None)
    assert fact.key == way.gateway.ask(asked.reference, asked.created_at).key


def test_a_payment_is_known_by_asking_and_by_statement(way: Way) -> None:
    asked = way.paid()

    fact = way.gateway.ask(asked.reference, asked.created_at)

    assert (fact.gateway, fact.reference, fact.outcome, fact.amount, fact.heard) == (
        way.gateway.manner,
        asked.reference,
        Outcome.SUCCEEDED,
        AMOUNT,
        Heard.QUERY,
    )
    assert fact.at is not None
    assert abs(fact.at - datetime.now(UTC)) < timedelta(seconds=20)
    [line] = way.lines(asked.reference)
    assert (line.amount, line.transaction, line.key) == (AMOUNT, fact.transaction, "")
    assert abs(line.at - fact.at) < timedelta(seconds=1)


def test_the_same_said_again_has_the_same_key_and_another_payment_another(way: Way) -> None:
    first, second = way.paid(), way.paid()

    keys = [way.gateway.ask(asked.reference, asked.created_at).key for asked in (first, first, second)]

    assert keys[0] == keys[1]
    assert keys[1] != keys[2]


def test_a_refund_goes_back_once_however_often_it_is_asked_for(way: Way) -> None:
    asked = way.paid()
    refund = way.refund_of(asked, 5_000)

    first, *more = [way.gateway.refund(refund) for _ in range(3)]

    assert first.state in {RefundState.SENT, RefundState.DONE}
    assert first.transaction
    assert {fact.state for fact in more} <= {RefundState.SENT, RefundState.DONE}
    assert refunds(way, refund) == [(-5_000, first.transaction)]


def test_refunds_in_parts_never_exceed_the_payment(way: Way) -> None:
    asked = way.paid()

    states = [way.gateway.refund(way.refund_of(asked, amount)).state for amount in (15_000, 5_001, 5_000, 1)]

    good = {RefundState.SENT, RefundState.DONE}
    assert [state in good for state in states] == [True, False, True, False]
    assert states[1] == states[3] == RefundState.FAILED


def test_a_whole_refund(way: Way) -> None:
    asked = way.paid()
    refund = way.refund_of(asked, AMOUNT)

    assert way.gateway.refund(refund).state in {RefundState.SENT, RefundState.DONE}
    assert [amount for amount, _ in refunds(way, refund)] == [-AMOUNT]
    assert way.gateway.ask(asked.reference, asked.created_at).outcome is Outcome.SUCCEEDED


def test_a_refund_whose_answer_was_lost_is_asked_for_again(way: Way) -> None:
    asked = way.paid()
    refund = way.refund_of(asked, AMOUNT)
    way.misbehave("refund_lost")

    with pytest.raises(ConnectorError) as raised:
        way.gateway.refund(refund)
    way.misbehave("none")
    fact = way.gateway.refund(refund)

    assert raised.value.again
    assert fact.state in {RefundState.SENT, RefundState.DONE}
    assert [amount for amount, _ in refunds(way, refund)] == [-AMOUNT]


def test_a_refund_may_be_refused(way: Way) -> None:
    asked = way.paid()
    refund = way.refund_of(asked, AMOUNT)
    way.misbehave("refund_refused")

    fact = way.gateway.refund(refund)

    assert (fact.state, bool(fact.code)) == (RefundState.FAILED, True)
    assert refunds(way, refund) == []


def test_money_that_nobody_sent_is_not_given_back(way: Way) -> None:
    asked = way.paid()
    refund = replace(way.refund_of(asked, AMOUNT), reference=new_reference(), transaction="99999999")

    assert way.gateway.refund(refund).state is RefundState.FAILED


def test_a_key_that_no_gateway_carries_is_a_mistake_of_ours(way: Way) -> None:
    refund = replace(way.refund_of(way.paid(), AMOUNT), key=str(uuid4()))

    with pytest.raises(ValueError, match="not a key"):
        way.gateway.refund(refund)


@pytest.mark.parametrize("fault", ["down", "error", "garbage", "late_answer"])
def test_a_gateway_in_trouble_is_worth_asking_again(way: Way, fault: str) -> None:
    asked = way.paid()
    refund = way.refund_of(asked, AMOUNT)
    way.misbehave(fault)
    begun = time.monotonic()

    questions: list[Callable[[], object]] = [lambda: way.gateway.ask(asked.reference, asked.created_at)]
    if fault != "late_answer":
        questions += [lambda: way.gateway.statement(clock.today()), lambda: way.gateway.refund(refund)]
    for question in questions:
        with pytest.raises((ConnectorError, NotAStatement)) as raised:
            question()
        assert vars(raised.value).get("again", fault == "garbage")
    assert time.monotonic() - begun < 7

    way.misbehave("none")
    assert way.gateway.ask(asked.reference, asked.created_at).outcome is Outcome.SUCCEEDED


def test_a_refund_that_was_done_too_late_is_done_once(way: Way) -> None:
    asked = way.paid()
    refund = way.refund_of(asked, AMOUNT)
    way.misbehave("late_answer")

    with pytest.raises(ConnectorError) as raised:
        way.gateway.refund(refund)
    way.misbehave("none")

    assert raised.value.again
    assert way.gateway.refund(refund).state in {RefundState.SENT, RefundState.DONE}
    assert [amount for amount, _ in refunds(way, refund)] == [-AMOUNT]


def test_a_gateway_that_is_not_there_is_worth_asking_again(way: Way, settings: Settings) -> None:
    asked = way.ordered()
    settings.ENV = replace(settings.ENV, port=str(free_ports() - 6))

    with pytest.raises(ConnectorError) as raised:
        way.gateway.ask(asked.reference, asked.created_at)

    assert raised.value.again


def test_a_wrong_secret_stays_wrong(way: Way, settings: Settings) -> None:
    asked = way.paid()
    settings.ENV = replace(settings.ENV, vnpay_secret="another", bank_key="another")
    gateway = type(way.gateway)()

    with pytest.raises(ConnectorError) as raised:
        gateway.ask(asked.reference, asked.created_at)
    gateway.close()

    assert not raised.value.again


@pytest.mark.parametrize(
    ("fault", "difference"), [("statement_missing", -1), ("statement_doubled", 1), ("statement_amount", 0)]
)
def test_a_statement_may_be_wrong_and_still_be_read(way: Way, fault: str, difference: int) -> None:
    way.paid()
    last = way.paid()
    right = way.gateway.statement(clock.today())
    way.misbehave(fault)

    wrong = way.gateway.statement(clock.today())

    assert len(wrong.lines) - len(right.lines) == difference
    assert wrong.digest != right.digest
    if fault == "statement_amount":
        assert [line.amount for line in wrong.lines if line.reference == last.reference] == [AMOUNT + 1_000]


def test_a_statement_of_a_day_without_movement_is_empty(way: Way) -> None:
    statement = way.gateway.statement(clock.today() - timedelta(days=400))

    assert (statement.lines, statement.gateway) == ((), way.gateway.manner)
    assert len(statement.digest) == 64


def test_another_amount_is_told_as_it_is(way: Way) -> None:
    way.misbehave("wrong_amount")
    asked = way.ordered()
    handover = way.gateway.begin(asked)
    if handover.qr:
        httpx.post(f"{way.server.url}/transfer", json={"payload": handover.qr})
    else:
        httpx.get(handover.url)
        httpx.post(f"{way.server.url}/paymentv2/pay", data={"reference": asked.reference, "code": "00"})

    assert way.gateway.ask(asked.reference, asked.created_at).amount == AMOUNT - 1_000


def test_nothing_read_is_a_forgery_and_forgeries_are_answered(way: Way) -> None:
    with pytest.raises(Forged):
        way.gateway.read_callback([])

    answers = {verdict: way.gateway.answer_callback(verdict) for verdict in Verdict}
    assert all(answer.body.startswith("{") for answer in answers.values())


def test_what_a_gateway_knows_outlives_a_kill(way: Way) -> None:
    asked = way.paid()
    refund = way.refund_of(asked, 5_000)
    way.gateway.refund(refund)

    way.server.stop()
    way.server.start()

    assert way.gateway.ask(asked.reference, asked.created_at).outcome is Outcome.SUCCEEDED
    assert [amount for amount, _ in refunds(way, refund)] == [-5_000]


def test_only_reference_and_service_go_out_in_plain_letters(way: Way) -> None:
    asked = replace(way.ordered(), purpose="1.001193&<đ|")

    handover = way.gateway.begin(asked)

    told = httpx.URL(handover.url).params.get("vnp_OrderInfo", "") or handover.transfer_text
    assert told.replace(asked.reference, "").strip().startswith("1.001193")
    assert set(told) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz. ")


def test_a_fact_about_a_refund_names_its_key(way: Way) -> None:
    refund = way.refund_of(way.paid(), AMOUNT)

    fact = way.gateway.refund(refund)

    assert isinstance(fact, RefundFact)
    assert fact.key == refund.key
