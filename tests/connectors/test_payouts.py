"""The demo gateway pays out to the demo bank, server to server; what it pays is known for what it is."""

import sqlite3
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from pytest_django import Settings

from onedoor.base import clock
from onedoor.connectors.vietqr.gateway import VietQr
from onedoor.connectors.vnpay.gateway import Vnpay
from onedoor.fees import operations, queries
from onedoor.fees.models import StatementRead
from onedoor.fees.terms import DifferenceKind, Manner, Resolution
from tests.connectors.conftest import Server
from tests.connectors.test_payment_gateway import choose, ordered
from tests.fees.conftest import FINANCE


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[Server]:
    server = Server("bank", tmp_path / "bank")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def gateway(tmp_path: Path, bank: Server) -> Iterator[Server]:
    server = Server("payment_gateway", tmp_path / "gateway", "--notify", "http://127.0.0.1:1", "--bank", bank.url)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def ways(gateway: Server, bank: Server, settings: Settings) -> Iterator[tuple[Vnpay, VietQr]]:
    port = str(gateway.port - 5)
    settings.ENV = replace(settings.ENV, port=port, bank_url=bank.url, bank_key="known-to-the-demo-bank-only")
    vnpay, vietqr = Vnpay(), VietQr()
    yield vnpay, vietqr
    vnpay.close()
    vietqr.close()


def pays(gateway: Server, vnpay: Vnpay, amount: int) -> str:
    asked = ordered(amount=amount)
    httpx.get(vnpay.begin(asked).url)
    choose(gateway, asked.reference, "00")
    return asked.reference


def pay_out(gateway: Server) -> list[str]:
    answer: list[str] = httpx.post(f"{gateway.url}/demo/payout", json={}).json()["paid_out"]
    return answer


@pytest.mark.django_db
def test_on_request_it_pays_out_what_it_took_and_the_office_knows_it(
    gateway: Server, ways: tuple[Vnpay, VietQr]
) -> None:
    vnpay, vietqr = ways
    for amount in (20_000, 30_000):
        pays(gateway, vnpay, amount)
    today = clock.today()
    batch = f"DEMODOOR{today:%Y%m%d}"

    assert pay_out(gateway) == [batch]
    assert pay_out(gateway) == []
    told = vietqr.statement(today)
    assert [(line.amount, line.purpose, line.payer) for line in told.lines] == [
        (50_000, f"VNPAY thanh toan {batch}", "CONG THANH TOAN THU NGHIEM")
    ]

    operations.reconcile(vnpay.statement(today))
    operations.reconcile(told)
    (read,) = (row for row in queries.statements(seen_by=FINANCE) if row.gateway is Manner.VNPAY)
    assert (read.batch, read.paid_out_at is not None) == (batch, True)
    assert StatementRead.objects.get(batch=batch).payout is not None


@pytest.mark.django_db
def test_a_fee_that_it_keeps_is_a_difference_that_says_so(gateway: Server, ways: tuple[Vnpay, VietQr]) -> None:
    vnpay, vietqr = ways
    pays(gateway, vnpay, 20_000)
    httpx.post(f"{gateway.url}/demo/fault", json={"fault": "payout_fee"})
    pay_out(gateway)
    operations.reconcile(vnpay.statement(clock.today()))
    operations.reconcile(vietqr.statement(clock.today()))

    found = [one for one in queries.differences(seen_by=FINANCE) if one.kind is DifferenceKind.WRONG_AMOUNT]
    assert [(one.amount, one.expected, one.ways) for one in found] == [(19_000, 20_000, (Resolution.PAYOUT,))]


def test_a_bank_that_is_down_is_asked_again_and_pays_once(
    gateway: Server, bank: Server, ways: tuple[Vnpay, VietQr]
) -> None:
    vnpay, vietqr = ways
    pays(gateway, vnpay, 20_000)
    httpx.post(f"{bank.url}/demo/fault", json={"fault": "error"})
    assert pay_out(gateway) == []
    pays(gateway, vnpay, 5_000)  # The sum of the batch was fixed when it was first asked for.

    httpx.post(f"{bank.url}/demo/fault", json={"fault": "none"})
    assert len(pay_out(gateway)) == 1
    assert [line.amount for line in vietqr.statement(clock.today()).lines] == [20_000]


def test_a_day_that_is_over_is_paid_out_by_itself(gateway: Server, bank: Server, ways: tuple[Vnpay, VietQr]) -> None:
    vnpay, vietqr = ways
    pays(gateway, vnpay, 20_000)
    gateway.stop()
    yesterday = f"{clock.today() - timedelta(days=1):%Y%m%d}"
    with sqlite3.connect(gateway.folder / "gateway.sqlite3") as books:
        books.execute("UPDATE movements SET at = ? || substr(at, 9)", (yesterday,))
    gateway.start()

    until = time.monotonic() + 10
    while not (lines := vietqr.statement(clock.today()).lines):
        assert time.monotonic() < until, "nothing was paid out"
        time.sleep(0.1)
    assert [line.purpose for line in lines] == [f"VNPAY thanh toan DEMODOOR{yesterday}"]


@pytest.mark.parametrize("key", ["known-to-the-demo-bank-only", "", "x"])
def test_nobody_else_pays_out(bank: Server, key: str) -> None:
    sent = {"key": "PAYOUTX1", "amount": 1_000, "purpose": "x"}
    answer = httpx.post(f"{bank.url}/api/payouts", json=sent, headers={"Authorization": f"Bearer {key}".strip()})
    assert answer.status_code == 401
