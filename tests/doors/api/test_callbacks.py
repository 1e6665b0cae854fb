"""VNPAY's callback as it comes in: believed when it is genuine, refused without a trace in any log when it is not."""

import json
import logging
from collections.abc import Iterator
from urllib.parse import quote

import pytest
import time_machine
from django.test import Client

from onedoor.audit.models import RefusedAttempt
from onedoor.connectors.demo.payment_gateway.protocol import signed_query
from onedoor.connectors.vnpay.gateway import Vnpay
from onedoor.fees import queries
from onedoor.fees.models import Fact
from onedoor.fees.operations import gateways
from onedoor.fees.terms import DueState, Manner, OrderRow
from tests.fees.conftest import MONDAY, ordered, person, raised

SECRET, ADDRESS = "known-to-the-demo-gateway-only", "/callbacks/vnpay"


@pytest.fixture(autouse=True)
def vnpay(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(gateways, "configured", lambda: {Manner.VNPAY: Vnpay()})
    with time_machine.travel(MONDAY, tick=False):
        yield


def told(order: OrderRow, **changed: str) -> dict[str, str]:
    genuine = {
        "vnp_TmnCode": "DEMODOOR",
        "vnp_Amount": str(order.amount * 100),
        "vnp_BankCode": "NCB",
        "vnp_OrderInfo": "Phi le phi của Nguyễn",
        "vnp_PayDate": "20261123090500",
        "vnp_ResponseCode": "00",
        "vnp_TransactionNo": "14000001",
        "vnp_TransactionStatus": "00",
        "vnp_TxnRef": order.reference,
    }
    return genuine | changed


def called(query: str, *, client: Client | None = None) -> str:
    answer = (client or Client()).get(f"{ADDRESS}?{query}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.cookies == {}
    return str(json.loads(answer.content)["RspCode"])


def test_a_genuine_one_pays_and_said_again_changes_nothing() -> None:
    due = raised()
    order = ordered(due)
    query = signed_query(SECRET, told(order))

    assert [called(query), called(query)] == ["00", "02"]
    assert queries.due(due.id, seen_by=person(due)).state is DueState.PAID
    assert Fact.objects.count() == 1


def test_what_belongs_to_somebody_else_in_the_address_is_left_alone() -> None:
    due = raised()
    order = ordered(due)

    assert called(f"campaign=x&campaign=y&{signed_query(SECRET, told(order))}") == "00"


@pytest.mark.parametrize("kind", ["mac", "unsigned", "twice", "twice at the end", "merchant", "amount", "many"])
def test_a_hostile_one_changes_nothing(kind: str, caplog: pytest.LogCaptureFixture) -> None:
    due = raised()
    order = ordered(due)
    genuine = signed_query(SECRET, told(order))
    query = {
        "mac": signed_query("another secret", told(order)),
        "unsigned": genuine.partition("&vnp_SecureHash")[0],
        "twice": f"vnp_Amount=100&{genuine}",
        "twice at the end": f"{genuine}&vnp_TxnRef={order.reference}",
        "merchant": signed_query(SECRET, told(order, vnp_TmnCode="OTHER")),
        "amount": genuine.replace("vnp_Amount=2000000", "vnp_Amount=200"),
        "many": f"{genuine}&" + "&".join(f"vnp_x{n}=1" for n in range(200)),
    }[kind]
    caplog.set_level(logging.DEBUG)

    assert called(query) == "97"
    assert queries.due(due.id, seen_by=person(due)).state is DueState.UNPAID
    assert RefusedAttempt.objects.get().verb == "fees.hear"
    assert "Nguy" not in caplog.text
    assert order.reference not in caplog.text


def test_an_order_that_is_not_there_yet_is_asked_to_be_told_again() -> None:
    order = ordered(raised())

    assert called(signed_query(SECRET, told(order, vnp_TxnRef="OD99999999999999"))) == "99"


def test_a_wrong_amount_is_answered_as_the_protocol_wants_it() -> None:
    due = raised()
    order = ordered(due)

    assert called(signed_query(SECRET, told(order, vnp_Amount="100000"))) == "04"
    assert queries.due(due.id, seen_by=person(due)).state is DueState.UNPAID


def test_nobody_needs_a_session_and_nothing_but_get_is_heard() -> None:
    assert Client().post(ADDRESS).status_code == 405
    assert Client().get(f"{ADDRESS}?vnp_TxnRef={quote(chr(0))}").status_code == 400
