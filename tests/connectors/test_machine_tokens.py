"""A machine client's token: issued and vouched for by the provider, and nothing else opens the API."""

import time
from collections.abc import Iterator

import httpx
import pytest
from django.test import Client, RequestFactory
from pytest_django import Settings

from onedoor.base.actor import Actor, Quality
from onedoor.doors.api import tokens
from onedoor.doors.api.schemas import ApplicantIn
from onedoor.doors.frame.errors import OutsideUnreachable
from onedoor.identity import queries
from tests.connectors.browser import Begun, choose
from tests.connectors.browser import tokens as exchanged
from tests.connectors.conftest import Server, free_ports

pytestmark = pytest.mark.django_db
SECRET = "known-to-the-demo-provider-only"
MACHINE = httpx.BasicAuth("cua-nam-front-end", "demo-only-cua-nam-front-end")


@pytest.fixture(autouse=True)
def issuer(identity_provider: Server, settings: Settings) -> Iterator[str]:
    settings.OIDC = {"issuer": identity_provider.url, "client_id": "onedoor", "client_secret": SECRET}
    tokens.forget()
    yield identity_provider.url
    tokens.forget()


@pytest.fixture
def token(issuer: str) -> str:
    answer = httpx.post(f"{issuer}/token", data={"grant_type": "client_credentials"}, auth=MACHINE)
    return str(answer.json()["access_token"])


def machine(authorization: str) -> Actor | None:
    return tokens.machine_of(RequestFactory().get("/", headers={"authorization": authorization}))


def test_a_good_token_tells_which_client_and_what_it_may(token: str) -> None:
    actor = machine(f"Bearer {token}")

    assert actor is not None
    assert (actor.quality, actor.name, actor.scopes) == (Quality.MACHINE, "cua-nam-front-end", frozenset({"dossiers"}))
    tokens.forget()
    again = machine(f"Bearer {token}")
    assert again is not None
    assert again.id == actor.id


@pytest.mark.parametrize(
    "authorization",
    ["", "Bearer", "Bearer ", "Bearer short", "Basic b25lZG9vcjpzZWNyZXQ=", "Bearer " + "x" * 5000,
     "Bearer a b c d e f g h i", "Bearer ééééééééééééééééééé"],
)  # fmt: skip
def test_what_is_no_token_is_not_even_asked_about(authorization: str, settings: Settings) -> None:
    settings.OIDC = {**settings.OIDC, "issuer": f"http://127.0.0.1:{free_ports()}"}

    assert machine(authorization) is None


def test_a_forged_token_is_nobody(token: str) -> None:
    assert machine(f"Bearer {token[:-1]}{'a' if token[-1] != 'a' else 'b'}") is None
    assert machine("Bearer " + "A" * 30) is None


def test_a_person_s_token_is_no_machine(issuer: str) -> None:
    with httpx.Client(base_url=issuer) as browser:
        begun = Begun()
        told = exchanged(browser, choose(browser, begun, "mai")["code"], begun.verifier).json()

    assert machine(f"Bearer {told['access_token']}") is None
    assert machine(f"Bearer {told['id_token'][:4000]}") is None


def test_a_token_taken_back_stops_within_a_minute(issuer: str, token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert machine(f"Bearer {token}") is not None
    assert httpx.post(f"{issuer}/revoke", data={"token": token}, auth=MACHINE).status_code == 200
    assert machine(f"Bearer {token}") is not None

    later = time.monotonic() + 61
    monkeypatch.setattr(time, "monotonic", lambda: later)

    assert machine(f"Bearer {token}") is None


def test_the_provider_is_asked_once_a_minute(issuer: str, token: str, settings: Settings) -> None:
    assert machine(f"Bearer {token}") is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens, "_json", lambda *_, **__: pytest.fail("asked again"))

        assert machine(f"Bearer {token}") is not None


def test_a_provider_that_is_down_lets_nobody_in(token: str, settings: Settings) -> None:
    settings.OIDC = {**settings.OIDC, "issuer": f"http://127.0.0.1:{free_ports()}"}

    with pytest.raises(OutsideUnreachable):
        machine(f"Bearer {token}")


def test_our_own_wrong_secret_lets_nobody_in(token: str, settings: Settings) -> None:
    settings.OIDC = {**settings.OIDC, "client_secret": "wrong"}

    with pytest.raises(OutsideUnreachable):
        machine(f"Bearer {token}")


def test_the_machine_acts_for_whom_it_identified(token: str) -> None:
    actor = machine(f"Bearer {token}")
    assert actor is not None
    mai = ApplicantIn(citizen_number="001196012345", name="Nguyễn Thị Mai", phone="0912345678")

    acting = tokens.in_the_name_of(actor, mai)

    assert (acting.quality, acting.id) == (Quality.MACHINE, actor.id)
    assert acting.on_behalf_of is not None
    assert queries.person(acting.on_behalf_of, seen_by=acting).citizen_number == "001196012345"
    assert tokens.in_the_name_of(actor, mai).on_behalf_of == acting.on_behalf_of


def test_the_api_opens_to_it_and_to_nobody_else(client: Client, token: str) -> None:
    opened = client.get("/api/v1/dossiers", headers={"authorization": f"Bearer {token}"})
    closed = client.get("/api/v1/dossiers", headers={"authorization": "Bearer " + "x" * 30})

    assert (opened.status_code, opened.json()) == (200, [])
    assert (closed.status_code, closed.json()["code"]) == (401, "frame.not_signed_in")
    assert closed.headers["Content-Type"].startswith("application/problem+json")


def test_the_api_says_when_it_cannot_ask(client: Client, token: str, settings: Settings) -> None:
    settings.OIDC = {**settings.OIDC, "issuer": f"http://127.0.0.1:{free_ports()}"}

    answer = client.get("/api/v1/dossiers", headers={"authorization": f"Bearer {token}"})

    assert (answer.status_code, answer.json()["code"]) == (503, "frame.outside_unreachable")
