"""What identity may expect of every population register connector."""

import logging
import time
from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest
from pytest_django import Settings

from onedoor.base.errors import ConnectorError
from onedoor.connectors.demo import population
from onedoor.connectors.demo.population import DemoPopulationRegister
from onedoor.identity.ports import PopulationRegister
from tests.connectors.conftest import Server, free_ports

MAI = "001196012345"


@pytest.fixture
def register(population_service: Server, settings: Settings) -> Iterator[PopulationRegister]:
    settings.ENV = replace(settings.ENV, population_url=population_service.url)
    connector = DemoPopulationRegister()
    yield connector
    connector.close()
    play(population_service, "none")


def play(server: Server, fault: str) -> None:
    assert httpx.post(f"{server.url}/demo/fault", json={"fault": fault}).json() == {"fault": fault}


def test_it_knows_a_person_by_number(register: PopulationRegister) -> None:
    record = register.person(MAI, purpose="1.001193")

    assert record is not None
    assert (record.citizen_number, record.name, record.born) == (MAI, "Nguyễn Thị Mai", "1996-03-08")
    assert (record.sex, record.ethnicity, record.nationality) == ("female", "Kinh", "Việt Nam")
    assert (record.residence_commune, record.residence_detail) == ("00073", "Số 12 ngõ Hạ Hồi")


def test_a_birth_year_alone_is_possible(register: PopulationRegister) -> None:
    record = register.person("036052056789", purpose="1.000656")

    assert record is not None
    assert record.born == "1952"


@pytest.mark.parametrize("number", ["001196999999", "", "x", "../health", "0" * 12, "' OR 1=1"])
def test_who_is_not_in_it_is_nobody(register: PopulationRegister, number: str) -> None:
    assert register.person(number, purpose="1.001193") is None


@pytest.mark.parametrize("fault", ["down", "slow", "error", "garbage"])
def test_a_register_in_trouble_is_worth_asking_again(
    register: PopulationRegister, population_service: Server, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(register, population.DemoPopulationRegister)
    monkeypatch.setattr(register.outside, "rest_s", 0)
    play(population_service, fault)
    begun = time.monotonic()

    with pytest.raises(ConnectorError) as raised:
        register.person(MAI, purpose="1.001193")

    assert raised.value.again
    assert time.monotonic() - begun < 5
    assert MAI not in str(raised.value)
    play(population_service, "none")
    assert register.person(MAI, purpose="1.001193") is not None


def test_nobody_waits_twice_for_a_silent_register(register: PopulationRegister, population_service: Server) -> None:
    play(population_service, "slow")
    with pytest.raises(ConnectorError):
        register.person(MAI, purpose="1.001193")
    begun = time.monotonic()
    with pytest.raises(ConnectorError) as silent:
        register.person(MAI, purpose="1.001193")
    assert silent.value.again
    assert time.monotonic() - begun < 1


def test_a_register_that_is_not_there_is_worth_asking_again(register: PopulationRegister, settings: Settings) -> None:
    settings.ENV = replace(settings.ENV, population_url=f"http://127.0.0.1:{free_ports()}")

    with pytest.raises(ConnectorError) as raised:
        register.person(MAI, purpose="1.001193")

    assert raised.value.again


def test_a_wrong_key_stays_wrong(register: PopulationRegister, settings: Settings) -> None:
    settings.ENV = replace(settings.ENV, oidc_client_secret="another")

    with pytest.raises(ConnectorError) as raised:
        register.person(MAI, purpose="1.001193")

    assert not raised.value.again


def test_without_a_purpose_nothing_is_told(register: PopulationRegister) -> None:
    with pytest.raises(ConnectorError) as raised:
        register.person(MAI, purpose=" ")

    assert not raised.value.again


def test_no_number_reaches_a_log(register: PopulationRegister, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="httpx"), caplog.at_level(logging.DEBUG, logger="httpcore"):
        register.person(MAI, purpose="1.001193")

    assert caplog.records
    assert MAI not in caplog.text


def test_about_two_thousand_people_are_in_it_with_fitting_numbers(population_service: Server) -> None:
    from onedoor.base import identifiers
    from onedoor.connectors.demo.population_service.register import entries
    from tests.conftest import PACK

    known = entries(PACK)

    assert 1_900 < len(known) < 2_300
    assert httpx.get(f"{population_service.url}/health").json()["people"] == len(known)
    for number, entry in known.items():
        assert identifiers.citizen_number(number, born=entry.born, sex=entry.sex) == entry.citizen_number


def test_faults_are_not_chosen_from_a_foreign_page(population_service: Server) -> None:
    foreign = {"Origin": "https://evil.example"}

    answer = httpx.post(f"{population_service.url}/demo/fault", data={"fault": "down"}, headers=foreign)

    assert answer.status_code == 404
    assert httpx.get(f"{population_service.url}/health").json()["fault"] == "none"
