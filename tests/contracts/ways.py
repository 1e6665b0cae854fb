"""The ways to pay online, each beside the person who uses it and the demo server that it asks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Protocol
from uuid import uuid4

import httpx
import pytest
from pytest_django import Settings

from onedoor.base import clock
from onedoor.connectors.vietqr.gateway import VietQr
from onedoor.connectors.vnpay.gateway import Vnpay
from onedoor.fees.ports import Gateway
from onedoor.fees.rules.references import new_reference
from onedoor.fees.terms import Asked, Handover, Manner, RefundAsked, StatementLine
from tests.connectors.conftest import Server

AMOUNT = 20_000
BACK = "http://127.0.0.1:8000/pay/back"


class Closing(Gateway, Protocol):
    def close(self) -> None: ...


class Way:
    """A gateway beside the person who uses it."""

    def __init__(self, gateway: Closing, server: Server, pay: Callable[[Asked, Handover], None]) -> None:
        self.gateway, self.server, self._pay = gateway, server, pay

    def ordered(self, amount: int = AMOUNT) -> Asked:
        now = datetime.now(UTC)
        return Asked(
            reference=new_reference(),
            amount=amount,
            purpose="1.001193",
            return_url=BACK,
            client_address="127.0.0.1",
            language="vi",
            created_at=now,
            expires_at=now + timedelta(minutes=15),
        )

    def paid(self, amount: int = AMOUNT) -> Asked:
        asked = self.ordered(amount)
        self._pay(asked, self.gateway.begin(asked))
        return asked

    def misbehave(self, fault: str) -> None:
        assert httpx.post(f"{self.server.url}/demo/fault", json={"fault": fault}).json() == {"fault": fault}

    def lines(self, reference: str) -> Sequence[StatementLine]:
        return [line for line in self.gateway.statement(clock.today()).lines if line.reference == reference]

    def refund_of(self, asked: Asked, amount: int, key: str = "") -> RefundAsked:
        fact = self.gateway.ask(asked.reference, asked.created_at)
        assert fact.at is not None
        return RefundAsked(
            key=key or uuid4().hex,
            reference=asked.reference,
            transaction=fact.transaction,
            amount=amount,
            paid_amount=fact.amount,
            paid_at=fact.at,
            ordered_at=asked.created_at,
            by="Onedoor",
            purpose="Hoan phi",
        )


def pay_at_vnpay(asked: Asked, handover: Handover) -> None:
    page = httpx.get(handover.url)
    assert page.status_code == 200, page.text
    address = httpx.URL(handover.url).copy_with(path="/paymentv2/pay", query=None)
    done = httpx.post(address, data={"reference": asked.reference, "code": "00"})
    assert done.status_code == 303
    assert done.headers["Location"].startswith(f"{BACK}?vnp_Amount={asked.amount * 100}&")


@pytest.fixture(params=[Manner.VNPAY, Manner.VIETQR])
def way(request: pytest.FixtureRequest, settings: Settings) -> Iterator[Way]:
    made: Closing
    if request.param is Manner.VNPAY:
        server: Server = request.getfixturevalue("payment_gateway")
        settings.ENV = replace(settings.ENV, port=str(server.port - 5))
        made, pay = Vnpay(), pay_at_vnpay
    else:
        server = request.getfixturevalue("bank")
        settings.ENV = replace(settings.ENV, port=str(server.port - 6))

        def pay(asked: Asked, handover: Handover) -> None:
            told = {"payload": handover.qr, "manner": "prefixed"}
            assert "transaction" in httpx.post(f"{server.url}/transfer", json=told).json()

        made = VietQr()
    found = Way(made, server, pay)
    yield found
    made.close()
    found.misbehave("none")
