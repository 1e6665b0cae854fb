"""Registers spare papers; one that is silent is told, and asked again after the dossier was filed."""

from dataclasses import replace
from typing import Any

import httpx
import pytest
from pytest_django import Settings

from onedoor.base.errors import ConnectorError
from onedoor.connectors.demo.facts import DemoRegisters
from onedoor.dossiers import operations, queries
from onedoor.dossiers.models import Dossier, InternalNote
from tests.access.test_every_route_and_every_role import client_of
from tests.connectors.conftest import Server
from tests.dossiers.conftest import Cast

RESIDENCE = "1.004222"
POLICE = "H26.00073"
ADDRESS = "onedoor.vault.queries.registers._registers"


class Scripted:
    """Registers that know Mai's house, or say nothing."""

    silent = False

    def facts(self, register: str, citizen_number: str, *, purpose: str) -> dict[str, str] | None:
        if self.silent:
            raise ConnectorError("silent", again=True)
        return {"title_number": "AB 1"} if register == "land" else None


@pytest.fixture
def registers(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    found = Scripted()
    monkeypatch.setattr(ADDRESS, lambda dotted: found)
    return found


@pytest.fixture
def draft(cast: Cast) -> Any:
    row = operations.start(RESIDENCE, by=cast.mai)
    return operations.save_answers(row.id, {"housing_case": "own"}, by=cast.mai)


def test_a_register_spares_the_paper(cast: Cast, draft: Any, registers: Scripted) -> None:
    page = client_of(cast.mai).get(f"/journey/{draft.id}/papers/dwelling_proof").content.decode()
    assert "Chúng tôi đã có, trong Cơ sở dữ liệu quốc gia về đất đai" in page


def test_a_silent_register_is_told_and_never_locks_the_page(cast: Cast, draft: Any, registers: Scripted) -> None:
    registers.silent = True
    page = client_of(cast.mai).get(f"/journey/{draft.id}/papers/dwelling_proof").content.decode()
    assert "Nơi này đang không trả lời" in page
    assert 'type="file"' in page


@pytest.mark.parametrize(("knows", "said"), [("land", "có trong Cơ sở dữ liệu"), ("", "không có trong")])
def test_what_was_silent_is_asked_later(
    cast: Cast, draft_of: Any, registers: Scripted, monkeypatch: pytest.MonkeyPatch, knows: str, said: str
) -> None:
    birth = draft_of(cast.mai)
    code = operations.submit(birth, by=cast.mai)
    version = Dossier.objects.get(code=operations.submit(draft_of(cast.mai), by=cast.mai))
    from onedoor.base import clock
    from onedoor.catalogue import queries as catalogue

    residence = catalogue.current_version(RESIDENCE, clock.today()).id
    Dossier.objects.filter(code=code).update(version_id=residence, unverified=["dwelling_proof"])
    dossier = Dossier.objects.get(code=code)
    registers.silent = True
    with pytest.raises(ConnectorError):
        operations.check_unverified(dossier.id)
    registers.silent = False
    monkeypatch.setattr(
        registers, "facts", lambda register, number, *, purpose: {"x": "y"} if register == knows else None
    )
    operations.check_unverified(dossier.id)
    assert said in InternalNote.objects.get(dossier=dossier).text
    assert Dossier.objects.get(code=code).unverified == []
    assert version.unverified == []


def test_a_dossier_keeps_which_register_spared_its_paper(cast: Cast, draft: Any, registers: Scripted) -> None:
    client_of(cast.mai).post(f"/journey/{draft.id}/check", {"version": str(draft.version_id)})
    assert queries.draft(draft.id, seen_by=cast.mai).sources["dwelling_proof"].name == "land"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Any:
    found = Server("registers", tmp_path_factory.mktemp("registers"))
    found.start()
    yield found
    found.stop()


@pytest.fixture
def connector(server: Server, settings: Settings) -> Any:
    settings.ENV = replace(settings.ENV, registers_url=server.url)
    found = DemoRegisters()
    yield found
    found.close()
    for name in ("land", "tax"):
        httpx.post(f"{server.url}/demo/fault", json={"register": name, "fault": "none"})


def test_a_token_is_fetched_and_fetched_again(connector: DemoRegisters) -> None:
    """RFC 6749, 4.4: client credentials; a token that is not good any more is replaced once."""
    assert connector.facts("land", "001196012345", purpose="1.004222") is not None
    connector._token = "forgotten-by-the-server"
    assert connector.facts("tax", "001196012345", purpose="1.004222") == {
        "tax_code": "001196012345", "status": "active",
    }  # fmt: skip
    assert connector.facts("land", "001199999999", purpose="1.004222") is None


def test_without_the_right_client_there_is_no_token(server: Server) -> None:
    told = {"grant_type": "client_credentials"}
    assert httpx.post(f"{server.url}/oauth/token", json=told, auth=("onedoor", "wrong")).status_code == 401
    asked = {"citizen_number": "001196012345", "purpose": "x"}
    assert httpx.post(f"{server.url}/land/query", json=asked).status_code == 401


@pytest.mark.parametrize("fault", ["down", "error", "garbage"])
def test_a_register_in_trouble_is_worth_asking_again(connector: DemoRegisters, server: Server, fault: str) -> None:
    told = httpx.post(f"{server.url}/demo/fault", json={"register": "land", "fault": fault})
    assert told.json() == {"register": "land", "fault": fault}
    with pytest.raises(ConnectorError) as failure:
        connector.facts("land", "001196012345", purpose="1.004222")
    assert failure.value.again
    assert connector.facts("tax", "001196012345", purpose="1.004222") is not None, "the others answer"


def test_the_business_register_names_whom_one_represents(connector: DemoRegisters, server: Server) -> None:
    [firm] = connector.organisations("001093023456", purpose="represent_organisation")
    assert firm.tax_code == "0109876500"
    assert connector.organisations("001196012345", purpose="represent_organisation") == ()
    land = connector.facts("land", "001196012345", purpose="1.013225")
    assert land is not None
    assert land["address"] == {"commune": "00073", "detail": "Số 12 ngõ Hạ Hồi"}
    httpx.post(f"{server.url}/demo/fault", json={"register": "business", "fault": "garbage"})
    with pytest.raises(ConnectorError):
        connector.organisations("001093023456", purpose="represent_organisation")
    httpx.post(f"{server.url}/demo/fault", json={"register": "business", "fault": "none"})
