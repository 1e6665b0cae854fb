"""Signing in from end to end: our own sign-in, a browser, and the demo provider as a server of its own."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest
from django.test import Client
from pytest_django import Settings

from onedoor.base.actor import SYSTEM
from onedoor.doors.frame import oidc
from onedoor.identity import operations, queries
from tests.conftest import PACK
from tests.connectors.browser import press
from tests.connectors.conftest import Server, free_ports

pytestmark = pytest.mark.django_db
SECRET = "known-to-the-demo-provider-only"


@pytest.fixture(autouse=True)
def issuer(identity_provider: Server, settings: Settings) -> Iterator[str]:
    settings.OIDC = {"issuer": identity_provider.url, "client_id": "onedoor", "client_secret": SECRET}
    oidc._known.clear()
    yield identity_provider.url
    oidc._known.clear()


@pytest.fixture
def browser(issuer: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=issuer, timeout=10) as client:
        yield client


def signed_in(client: Client, browser: httpx.Client, sub: str, begin: str = "/sign-in") -> httpx.URL | str:
    """Sign in as `sub`; returned is where the system leads the browser then."""
    to = client.get(begin, headers={"host": "127.0.0.1:8000"}).headers["Location"]
    back = urlsplit(press(browser, to, sub))
    answer = client.get(f"{back.path}?{back.query}", headers={"host": "127.0.0.1:8000"})
    return str(answer.headers.get("Location", answer.status_code))


def test_a_citizen_signs_in(client: Client, browser: httpx.Client) -> None:
    assert signed_in(client, browser, "mai", "/sign-in?next=/dossiers") == "/dossiers"

    actor = queries.actor(client.session["party"], client.session["party_id"])
    assert actor is not None
    assert (actor.name, actor.assurance, actor.is_citizen) == ("Nguyễn Thị Mai", 2, True)
    assert actor.id is not None
    person = queries.person(actor.id, seen_by=actor)
    assert (person.citizen_number, person.residence_commune) == ("001196012345", "00073")


def test_an_officer_signs_in_to_the_desk(client: Client, browser: httpx.Client, issuer: str) -> None:
    operations.load_demo_people(PACK / "demo" / "people.yaml", issuer=issuer, by=SYSTEM)

    assert signed_in(client, browser, "lan", "/sign-in?as=officer") == "/desk/"

    actor = queries.actor(client.session["party"], client.session["party_id"])
    assert actor is not None
    assert (actor.name, actor.agency, actor.is_officer) == ("Nguyễn Thu Lan", "H26.00073", True)


def test_a_citizen_does_not_become_an_officer(client: Client, browser: httpx.Client) -> None:
    assert signed_in(client, browser, "mai", "/sign-in?as=officer") == "403"
    assert "party" not in client.session


def test_the_provider_s_new_key_is_believed_at_once(client: Client, browser: httpx.Client) -> None:
    assert signed_in(client, browser, "mai") == "/"

    assert browser.post("/demo/rotate-keys").status_code == 200

    assert signed_in(Client(), browser, "hung") == "/"


def test_the_answer_to_another_browser_is_refused(client: Client, browser: httpx.Client) -> None:
    to = client.get("/sign-in", headers={"host": "127.0.0.1:8000"}).headers["Location"]
    back = urlsplit(press(browser, to, "mai"))
    thief = Client()

    answer = thief.get(f"{back.path}?{back.query}", headers={"host": "127.0.0.1:8000"})

    assert answer.status_code == 400
    assert "party" not in thief.session


def test_a_provider_that_is_down_is_said_to_be(client: Client, settings: Settings) -> None:
    settings.OIDC = {**settings.OIDC, "issuer": f"http://127.0.0.1:{free_ports()}"}

    assert client.get("/sign-in", headers={"host": "127.0.0.1:8000"}).status_code == 503
