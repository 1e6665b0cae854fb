"""The demo bank: what it does to purposes, and what it does wrong on request."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from pytest_django import Settings

from onedoor.base import clock
from onedoor.connectors.vietqr.gateway import VietQr
from onedoor.connectors.vietqr.statements import BankStatements
from onedoor.fees.errors import NotAStatement
from onedoor.fees.rules.references import new_reference
from onedoor.fees.terms import Asked, Outcome
from tests.connectors.conftest import Server


@pytest.fixture
def vietqr(bank: Server, settings: Settings) -> Iterator[VietQr]:
    settings.ENV = replace(settings.ENV, port=str(bank.port - 6))
    connector = VietQr()
    yield connector
    connector.close()
    misbehave(bank, "none")


def misbehave(bank: Server, fault: str) -> None:
    assert httpx.post(f"{bank.url}/demo/fault", json={"fault": fault}).json() == {"fault": fault}


def ordered() -> Asked:
    now = datetime.now(UTC)
    return Asked(new_reference(), 20_000, "1.001193", "", "", "vi", now, now + timedelta(minutes=15))


def transfer(bank: Server, vietqr: VietQr, asked: Asked, manner: str = "as_typed") -> httpx.Response:
    return httpx.post(f"{bank.url}/transfer", json={"payload": vietqr.begin(asked).qr, "manner": manner})


@pytest.mark.parametrize("manner", ["as_typed", "capitals", "prefixed", "broken", "small"])
def test_a_reference_is_found_however_the_bank_writes_it(bank: Server, vietqr: VietQr, manner: str) -> None:
    asked = ordered()

    transfer(bank, vietqr, asked, manner)

    fact = vietqr.ask(asked.reference, asked.created_at)
    assert (fact.outcome, fact.amount) == (Outcome.SUCCEEDED, 20_000)


@pytest.mark.parametrize("fault", ["purpose_cut", "purpose_lost"])
def test_money_without_its_reference_is_on_the_statement_and_nobody_s(bank: Server, vietqr: VietQr, fault: str) -> None:
    asked = ordered()
    misbehave(bank, fault)

    transfer(bank, vietqr, asked)

    assert vietqr.ask(asked.reference, asked.created_at).outcome is Outcome.UNKNOWN
    last = vietqr.statement(clock.today()).lines[-1]
    assert (last.reference, last.amount) == ("", 20_000)


def test_a_transfer_may_come_twice(bank: Server, vietqr: VietQr) -> None:
    asked = ordered()
    misbehave(bank, "doubled")

    transfer(bank, vietqr, asked)

    lines = [line for line in vietqr.statement(clock.today()).lines if line.reference == asked.reference]
    assert len({line.transaction for line in lines}) == 2
    assert vietqr.ask(asked.reference, asked.created_at).transaction == lines[0].transaction


def test_balances_that_do_not_tie_are_refused(bank: Server, vietqr: VietQr) -> None:
    misbehave(bank, "statement_untied")

    with pytest.raises(NotAStatement) as raised:
        vietqr.statement(clock.today())

    assert raised.value.facts["why"] == "balance"


def test_a_late_booking_is_not_yet_there(bank: Server, vietqr: VietQr) -> None:
    asked = ordered()
    misbehave(bank, "delayed")

    transfer(bank, vietqr, asked)

    assert vietqr.ask(asked.reference, asked.created_at).outcome is Outcome.UNKNOWN


def test_both_formats_say_the_same(bank: Server, vietqr: VietQr) -> None:
    asked = ordered()
    transfer(bank, vietqr, asked)
    day = clock.today()

    content = httpx.get(f"{bank.url}/statement", params={"day": day.isoformat(), "format": "csv"}).content
    from_csv, from_camt = BankStatements().read(content, name="x.csv"), vietqr.statement(day)

    told = [
        [
            (line.transaction, line.amount, line.reference, line.purpose, line.at.replace(microsecond=0))
            for line in lines
        ]
        for lines in (from_csv.lines, from_camt.lines)
    ]
    assert told[0] == told[1]


def test_a_refund_s_key_is_for_one_refund(bank: Server, vietqr: VietQr) -> None:
    asked = ordered()
    transfer(bank, vietqr, asked)
    number = vietqr.ask(asked.reference, asked.created_at).transaction
    key = {"Authorization": "Bearer known-to-the-demo-bank-only"}
    told = {"key": new_reference(), "transaction": number, "amount": 1_000, "purpose": "x"}

    answers = [
        httpx.post(f"{bank.url}/api/refunds", json={**told, "amount": amount}, headers=key).status_code
        for amount in (1_000, 1_000, 2_000)
    ]

    assert answers == [200, 200, 409]


@pytest.mark.parametrize(
    "told",
    [
        {"payload": "00020101"},
        {"account": "0100100100", "amount": "0"},
        {"account": "0100100100", "amount": "-5"},
        {"account": "nobody", "amount": "5"},
        {"account": "1000000001", "amount": "5"},
    ],
)
def test_what_is_no_transfer_is_refused(bank: Server, told: dict[str, str]) -> None:
    assert httpx.post(f"{bank.url}/transfer", json=told).status_code == 400


def test_nobody_spends_what_he_has_not(bank: Server) -> None:
    told = {"payer": "1000000003", "account": "0100100100", "amount": "2000", "purpose": "x"}

    assert httpx.post(f"{bank.url}/transfer", json=told).status_code == 409


def test_a_person_pastes_the_code_and_confirms(bank: Server, vietqr: VietQr) -> None:
    asked = ordered()
    page = httpx.post(
        f"{bank.url}/scan",
        data={"payer": "1000000001", "payload": vietqr.begin(asked).qr, "manner": "as_typed"},
    ).text
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page))

    done = httpx.post(f"{bank.url}/transfer", data=fields)

    assert "20.000 đ" in page
    assert "Đã chuyển tiền" in done.text
    assert vietqr.ask(asked.reference, asked.created_at).outcome is Outcome.SUCCEEDED


def test_without_the_key_the_account_is_nobody_s_business(bank: Server) -> None:
    assert httpx.get(f"{bank.url}/api/statement", params={"day": "2026-11-24"}).status_code == 401
    assert httpx.post(f"{bank.url}/api/refunds", json={}).status_code == 401
    foreign = {"Origin": "https://evil.example"}
    assert httpx.post(f"{bank.url}/transfer", data={}, headers=foreign).status_code == 404
