"""Signing in and out through HTTP, against a provider that a test plays."""

import time
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.test import Client
from joserfc import jwt
from joserfc.jwk import RSAKey

from onedoor.base.actor import Role
from onedoor.doors.frame import oidc
from onedoor.identity.models import Officer

ISSUER = "https://id.example"
KEY = RSAKey.generate_key(2048, {"kid": "k"})
pytestmark = pytest.mark.django_db


class Provider:
    """Remembers the nonce of the last sign-in, and vouches for Mai."""

    nonce = ""
    end_session = f"{ISSUER}/end"

    def fetched(self, address: str, form: Mapping[str, str] | None = None, *_rest: object) -> Mapping[str, Any]:
        if form is not None:
            now = int(time.time())
            said = {"iss": ISSUER, "sub": "mai", "aud": "onedoor", "exp": now + 60, "iat": now, "nonce": self.nonce}
            said |= {"name": "Trần Thu Mai", "acr": "2"}
            signed = jwt.encode({"alg": "RS256", "kid": "k"}, said, KEY)
            return {"id_token": signed, "token_type": "Bearer"}
        if address.endswith("/keys"):
            return {"keys": [KEY.as_dict(private=False)]}
        return {
            "issuer": ISSUER,
            "authorization_endpoint": f"{ISSUER}/authorize",
            "token_endpoint": f"{ISSUER}/token",
            "jwks_uri": f"{ISSUER}/keys",
            "end_session_endpoint": self.end_session,
        }


@pytest.fixture(autouse=True)
def provider(monkeypatch: pytest.MonkeyPatch) -> Provider:
    fake = Provider()
    monkeypatch.setattr(settings, "OIDC", {"issuer": ISSUER, "client_id": "onedoor", "client_secret": "s"})
    monkeypatch.setattr(oidc, "_fetched", fake.fetched)
    oidc._known.clear()
    return fake


def begin(client: Client, provider: Provider, address: str = "/sign-in") -> str:
    """Go to sign in; returned is the state that the provider sends back."""
    to = urlsplit(client.get(address).headers["Location"])
    assert to.netloc == "id.example"
    asked = parse_qs(to.query)
    provider.nonce = asked["nonce"][0]
    return asked["state"][0]


def come_back(client: Client, state: str) -> Any:
    return client.get("/oidc/callback", {"code": "c", "state": state})


def test_a_citizen_signs_in_and_goes_on(client: Client, provider: Provider) -> None:
    state = begin(client, provider, "/sign-in?next=/about")
    before = client.session.session_key
    answer = come_back(client, state)
    assert answer.headers["Location"] == "/about"
    assert client.session["party"] == "citizen"
    assert client.session.session_key != before
    page = client.get("/about")
    assert "Trần Thu Mai" in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"


def test_a_foreign_next_is_forgotten(client: Client, provider: Provider) -> None:
    assert come_back(client, begin(client, provider, "/sign-in?next=//evil.example")).headers["Location"] == "/"


def test_an_officer_needs_an_appointment(client: Client, provider: Provider) -> None:
    refused = come_back(client, begin(client, provider, "/sign-in?as=officer"))
    assert refused.status_code == 403
    assert "không có vị trí cán bộ" in refused.content.decode()
    assert "party" not in client.session


def test_an_ended_appointment_ends_access_at_once(client: Client, provider: Provider) -> None:
    officer = Officer.objects.create(
        issuer=ISSUER,
        subject="mai",
        name="Trần Thu Mai",
        agency="H26.1.4",
        roles=[Role.RECEIVER],
        active_from=date(2025, 7, 1),
    )
    answer = come_back(client, begin(client, provider, "/sign-in?as=officer"))
    assert answer.headers["Location"] == "/desk/"
    assert "tiếp nhận" in client.get("/about").content.decode()
    Officer.objects.filter(id=officer.id).update(active_to=date(2025, 7, 2))
    assert "Trần Thu Mai" not in client.get("/about").content.decode()
    assert "party" not in client.session


@pytest.mark.parametrize("state", ["", "x", "ă", "x" * 5000])
def test_an_answer_nobody_asked_for_is_refused(client: Client, provider: Provider, state: str) -> None:
    begin(client, provider)
    assert come_back(client, state).status_code == 400
    assert "party" not in client.session


def test_an_answer_is_taken_once_and_by_the_same_browser(client: Client, provider: Provider) -> None:
    state = begin(client, provider)
    assert come_back(Client(), state).status_code == 400
    assert come_back(client, state).status_code == 302
    assert come_back(client, state).status_code == 400


def test_a_token_for_another_sign_in_is_refused(client: Client, provider: Provider) -> None:
    state = begin(client, provider)
    provider.nonce = "another"
    assert come_back(client, state).status_code == 400


def test_an_answer_of_another_issuer_is_refused(client: Client, provider: Provider) -> None:
    state = begin(client, provider)
    answer = client.get("/oidc/callback", {"code": "c", "state": state, "iss": "https://evil.example"})
    assert answer.status_code == 400


def test_the_provider_says_no(client: Client, provider: Provider) -> None:
    state = begin(client, provider)
    answer = client.get("/oidc/callback", {"error": "access_denied", "state": state})
    assert answer.status_code == 400
    assert "Lần đăng nhập này không hoàn tất" in answer.content.decode()


def test_two_tabs_may_sign_in(client: Client, provider: Provider) -> None:
    first = begin(client, provider)
    nonce = provider.nonce
    for _ in range(3):
        begin(client, provider)
    provider.nonce = nonce
    assert come_back(client, first).status_code == 302


def test_signing_out_forgets_here_and_there(client: Client, provider: Provider) -> None:
    come_back(client, begin(client, provider))
    assert client.get("/sign-out").status_code == 405
    there = client.post("/sign-out").headers["Location"]
    assert there.startswith(f"{ISSUER}/end?client_id=onedoor&post_logout_redirect_uri=")
    assert "party" not in client.session


def test_the_language_is_kept_and_leads_back(client: Client) -> None:
    answer = client.post("/language", {"language": "en", "next": "/about"})
    assert answer.headers["Location"] == "/about"
    page = client.get("/about").content.decode()
    assert "Who answers" in page
    assert '<html lang="en"' in page
    assert client.post("/language", {"language": "xx", "next": "//evil.example"}).headers["Location"] == "/"
    assert "Who answers" in client.get("/about").content.decode()


def test_a_form_without_its_token_is_refused_in_words() -> None:
    answer = Client(enforce_csrf_checks=True).post("/language", {"language": "en"})
    assert answer.status_code == 403
    assert "Trang vừa gửi đã quá cũ" in answer.content.decode()


def test_an_address_that_does_not_exist_is_a_page(client: Client) -> None:
    answer = client.get("/no/such/page")
    assert answer.status_code == 404
    assert "Không tìm thấy trang này" in answer.content.decode()
    assert "nonce-" in answer.headers["Content-Security-Policy"]
