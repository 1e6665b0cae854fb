"""The demo payment gateway: what it tells the merchant, in which order, how often, and what it does wrong."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from pytest_django import Settings

from onedoor.base.errors import ConnectorError
from onedoor.connectors.vnpay.gateway import Vnpay
from onedoor.fees.errors import Forged
from onedoor.fees.rules.references import new_reference
from onedoor.fees.terms import Asked, Heard, Outcome, Reason, Verdict
from tests.connectors.conftest import Server
from tests.connectors.merchant import Merchant, Parameters

AMOUNT = 20_000
P, F = Outcome.SUCCEEDED, Outcome.FAILED


@pytest.fixture
def vnpay(payment_gateway: Server, settings: Settings) -> Iterator[Vnpay]:
    settings.ENV = replace(settings.ENV, port=str(payment_gateway.port - 5))
    connector = Vnpay()
    yield connector
    connector.close()
    httpx.post(f"{payment_gateway.url}/demo/fault", json={"fault": "none"})


def ordered(**given: object) -> Asked:
    now = datetime.now(UTC)
    asked = Asked(
        new_reference(),
        AMOUNT,
        "1.001193",
        "http://127.0.0.1:8000/pay/back?x=1",
        "127.0.0.1",
        "vi",
        now,
        now + timedelta(minutes=15),
    )
    return replace(asked, **given)  # type: ignore[arg-type]  # Fields by name.


def choose(server: Server, reference: str, code: str) -> httpx.Response:
    return httpx.post(f"{server.url}/paymentv2/pay", data={"reference": reference, "code": code})


def misbehave(server: Server, fault: str, about: str) -> None:
    told = {"fault": fault, "about": about}
    assert httpx.post(f"{server.url}/demo/fault", json=told).json() == {"fault": fault}


def outcomes(vnpay: Vnpay, callbacks: list[Parameters]) -> list[Outcome]:
    return [vnpay.read_callback(told).outcome for told in callbacks]


@pytest.mark.parametrize(
    ("code", "outcome", "reason"),
    [
        ("00", P, None),
        ("24", F, Reason.CANCELLED),
        ("51", F, Reason.NOT_ENOUGH_MONEY),
        ("65", F, Reason.OVER_LIMIT),
        ("09", F, Reason.NOT_ENROLLED),
        ("10", F, Reason.WRONG_CREDENTIALS),
        ("79", F, Reason.WRONG_CREDENTIALS),
        ("12", F, Reason.CARD_LOCKED),
        ("75", F, Reason.BANK_DOWN),
        ("11", F, Reason.TIMED_OUT),
        ("07", Outcome.PENDING, Reason.SUSPECTED),
    ],
)
def test_each_end_is_told_asked_and_brought_back(
    vnpay: Vnpay, payment_gateway: Server, merchant: Merchant, code: str, outcome: Outcome, reason: Reason | None
) -> None:
    asked = ordered()
    assert httpx.get(vnpay.begin(asked).url).status_code == 200

    back = choose(payment_gateway, asked.reference, code)

    [told] = merchant.wait(asked.reference)
    fact = vnpay.read_callback(told)
    assert (fact.outcome, fact.reason, fact.amount, fact.code, fact.heard) == (
        outcome,
        reason,
        AMOUNT,
        code,
        Heard.CALLBACK,
    )
    assert (bool(fact.transaction), fact.at is not None) == (outcome is P, outcome is P)
    brought = parse_qsl(urlsplit(back.headers["Location"]).query)
    assert brought[0] == ("x", "1")
    assert vnpay.read_callback(brought[1:]).key == fact.key
    known = vnpay.ask(asked.reference, asked.created_at)
    assert (known.outcome, known.amount, known.transaction, known.heard) == (
        outcome,
        AMOUNT,
        fact.transaction,
        Heard.QUERY,
    )
    assert outcome is not P or known.key == fact.key


def test_before_the_end_the_order_is_under_way_and_only_its_own_moment_names_it(vnpay: Vnpay) -> None:
    asked = ordered()
    httpx.get(vnpay.begin(asked).url)

    assert vnpay.ask(asked.reference, asked.created_at).outcome is Outcome.PENDING
    assert vnpay.ask(asked.reference, asked.created_at + timedelta(seconds=1)).outcome is Outcome.UNKNOWN


def test_a_merchant_that_does_not_confirm_is_told_again(
    vnpay: Vnpay, payment_gateway: Server, merchant: Merchant
) -> None:
    asked = ordered()
    answers = [Verdict.LATER, Verdict.NO_SUCH_ORDER, Verdict.FORGED, Verdict.WRONG_AMOUNT, Verdict.APPLIED]
    merchant.answers[asked.reference] = [vnpay.answer_callback(verdict).body[13:15] for verdict in answers]
    httpx.get(vnpay.begin(asked).url)
    choose(payment_gateway, asked.reference, "00")

    merchant.wait(asked.reference, 5)
    time.sleep(0.8)

    assert len(merchant.of(asked.reference)) == 5
    [notice] = httpx.get(f"{payment_gateway.url}/demo/notices", params={"reference": asked.reference}).json()
    assert (notice["tries"], notice["answer"], notice["ended"]) == (5, "00", 1)


def test_it_tires_after_ten_times(vnpay: Vnpay, payment_gateway: Server, merchant: Merchant) -> None:
    asked = ordered()
    merchant.answers[asked.reference] = ["99"] * 20
    httpx.get(vnpay.begin(asked).url)
    choose(payment_gateway, asked.reference, "00")

    merchant.wait(asked.reference, 10, within=15)
    time.sleep(0.8)

    assert len(merchant.of(asked.reference)) == 10


@pytest.mark.parametrize(
    ("fault", "heard"),
    [
        ("doubled", [P, P, P]),
        ("reordered", [P, F]),
        ("failure_then_success", [F, P]),
        ("success_then_failure", [P, F]),
    ],
)
def test_what_is_told_may_be_doubled_or_out_of_order(
    vnpay: Vnpay, payment_gateway: Server, merchant: Merchant, fault: str, heard: list[Outcome]
) -> None:
    asked = ordered()
    misbehave(payment_gateway, fault, asked.reference)
    httpx.get(vnpay.begin(asked).url)

    choose(payment_gateway, asked.reference, "00")

    assert outcomes(vnpay, merchant.wait(asked.reference, len(heard))) == heard
    assert vnpay.ask(asked.reference, asked.created_at).outcome is P


def test_it_may_never_tell(vnpay: Vnpay, payment_gateway: Server, merchant: Merchant) -> None:
    asked = ordered()
    misbehave(payment_gateway, "silent", asked.reference)
    httpx.get(vnpay.begin(asked).url)
    choose(payment_gateway, asked.reference, "00")

    time.sleep(0.6)

    assert merchant.of(asked.reference) == []
    assert vnpay.ask(asked.reference, asked.created_at).outcome is P


def test_it_may_tell_with_a_wrong_mac(vnpay: Vnpay, payment_gateway: Server, merchant: Merchant) -> None:
    asked = ordered()
    misbehave(payment_gateway, "wrong_mac", asked.reference)
    httpx.get(vnpay.begin(asked).url)
    choose(payment_gateway, asked.reference, "00")

    [told] = merchant.wait(asked.reference)

    with pytest.raises(Forged, match=r"^mac$"):
        vnpay.read_callback(told)


def test_it_may_tell_before_its_page_is_shown(vnpay: Vnpay, payment_gateway: Server, merchant: Merchant) -> None:
    asked = ordered()
    misbehave(payment_gateway, "early", asked.reference)

    httpx.get(vnpay.begin(asked).url)

    assert outcomes(vnpay, merchant.of(asked.reference)) == [P]


@pytest.mark.parametrize(("fault", "outcome"), [("query_unknown", Outcome.UNKNOWN), ("query_pending", Outcome.PENDING)])
def test_a_query_may_say_nothing(vnpay: Vnpay, payment_gateway: Server, fault: str, outcome: Outcome) -> None:
    asked = ordered()
    misbehave(payment_gateway, fault, asked.reference)
    httpx.get(vnpay.begin(asked).url)
    choose(payment_gateway, asked.reference, "00")

    assert vnpay.ask(asked.reference, asked.created_at).outcome is outcome


def test_an_order_that_nobody_pays_in_time_ends(vnpay: Vnpay, payment_gateway: Server, merchant: Merchant) -> None:
    now = datetime.now(UTC)
    asked = ordered(expires_at=now + timedelta(seconds=1))
    page = httpx.get(vnpay.begin(asked).url)

    [told] = merchant.wait(asked.reference)

    assert "Thanh toán 20.000 đ" in page.text
    assert vnpay.read_callback(told).reason is Reason.TIMED_OUT
    choose(payment_gateway, asked.reference, "00")
    assert vnpay.ask(asked.reference, asked.created_at).outcome is F


def test_what_ended_stays_ended(vnpay: Vnpay, payment_gateway: Server) -> None:
    asked = ordered()
    httpx.get(vnpay.begin(asked).url)

    choose(payment_gateway, asked.reference, "24")
    choose(payment_gateway, asked.reference, "00")

    assert vnpay.ask(asked.reference, asked.created_at).outcome is F
    assert "đã kết thúc" in httpx.get(vnpay.begin(asked).url).text


@pytest.mark.parametrize(
    ("name", "value"),
    [("vnp_Amount", "2000100"), ("vnp_TmnCode", "OTHER001"), ("vnp_ReturnUrl", "http://evil.example"), ("vnp_x", "1")],
)
def test_a_request_that_was_altered_opens_no_page(vnpay: Vnpay, name: str, value: str) -> None:
    address = httpx.URL(vnpay.begin(ordered()).url)

    assert httpx.get(address.copy_set_param(name, value)).status_code == 400


def test_what_was_not_told_before_a_kill_is_told_after_it(
    vnpay: Vnpay, payment_gateway: Server, merchant: Merchant
) -> None:
    asked = ordered()
    merchant.answers[asked.reference] = ["99"]
    httpx.get(vnpay.begin(asked).url)
    choose(payment_gateway, asked.reference, "00")
    merchant.wait(asked.reference)

    payment_gateway.stop()
    payment_gateway.start()

    assert outcomes(vnpay, merchant.wait(asked.reference, 2)) == [P, P]


@pytest.mark.parametrize("path", ["/demo/fault", "/paymentv2/pay"])
def test_a_foreign_page_can_do_nothing(payment_gateway: Server, path: str) -> None:
    foreign = {"Origin": "https://evil.example"}

    assert httpx.post(f"{payment_gateway.url}{path}", data={"fault": "down"}, headers=foreign).status_code == 404
    assert httpx.get(f"{payment_gateway.url}/health").json()["fault"] == "none"


def test_an_unknown_fault_is_refused(payment_gateway: Server) -> None:
    answer = httpx.post(f"{payment_gateway.url}/demo/fault", json={"fault": "silent,sulking"})

    assert answer.status_code == 400
    assert "silent" in answer.json()["faults"]


def test_an_answer_that_is_not_signed_is_not_believed(vnpay: Vnpay, payment_gateway: Server) -> None:
    asked = ordered()
    httpx.get(vnpay.begin(asked).url)
    choose(payment_gateway, asked.reference, "00")
    misbehave(payment_gateway, "unsigned", asked.reference)

    with pytest.raises(ConnectorError, match="not signed") as raised:
        vnpay.ask(asked.reference, asked.created_at)

    assert raised.value.again


@pytest.mark.parametrize("amount", [4_999, 1_000_000_000])
def test_what_vnpay_does_not_take_is_not_asked_for(vnpay: Vnpay, amount: int) -> None:
    with pytest.raises(ConnectorError) as raised:
        vnpay.begin(ordered(amount=amount))

    assert not raised.value.again
