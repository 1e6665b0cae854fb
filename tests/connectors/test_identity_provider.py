"""The demo identity provider is a real one: PKCE, nonce, RS256, keys that rotate, tokens for machines."""

import secrets
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import psutil
import pytest

from tests.connectors.browser import CLIENT, Begun, choose, read, tokens
from tests.connectors.conftest import Server


@pytest.fixture
def browser(identity_provider: Server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=identity_provider.url, timeout=10) as client:
        yield client


def test_a_citizen_signs_in_and_is_told_by_her_claims(browser: httpx.Client) -> None:
    begun = Begun()
    back = choose(browser, begun, "mai")
    assert back["state"] == begun.state
    assert back["iss"] == str(browser.base_url).rstrip("/")

    told = tokens(browser, back["code"], begun.verifier).json()
    token = read(browser, told["id_token"])

    assert token.header["alg"] == "RS256"
    assert token.claims["aud"] == "onedoor"
    assert token.claims["nonce"] == begun.nonce
    assert token.claims["sub"] == "mai"
    assert token.claims["name"] == "Nguyễn Thị Mai"
    assert token.claims["citizen_number"] == "001196012345"
    assert (token.claims["birthdate"], token.claims["gender"], token.claims["acr"]) == ("1996-03-08", "female", "2")
    assert token.claims["address"] == {"commune": "00073", "street_address": "Số 12 ngõ Hạ Hồi"}

    userinfo = browser.get("/userinfo", headers={"Authorization": f"Bearer {told['access_token']}"}).json()
    assert userinfo["sub"] == "mai"
    assert userinfo["phone_number"] == "0900000001"


def test_who_has_no_number_or_a_low_assurance_is_told_so(browser: httpx.Client) -> None:
    def claims(sub: str) -> dict[str, object]:
        begun = Begun()
        told = tokens(browser, choose(browser, begun, sub)["code"], begun.verifier).json()
        return dict(read(browser, told["id_token"]).claims)

    assert "citizen_number" not in claims("anna")
    assert claims("nam")["acr"] == "1"


def test_a_narrow_scope_tells_less(browser: httpx.Client) -> None:
    begun = Begun()
    page = browser.get("/authorize", params=begun.query(scope="openid"))
    to = page.headers["location"]
    shown = browser.get(to)
    token = shown.text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    following = parse_qs(urlsplit(to).query)["next"][0]
    browser.post("/choose", data={"csrfmiddlewaretoken": token, "next": following, "sub": "mai"})
    back = browser.get(following).headers["location"]
    code = parse_qs(urlsplit(back).query)["code"][0]

    claims = read(browser, tokens(browser, code, begun.verifier).json()["id_token"]).claims

    assert claims["sub"] == "mai"
    assert not {"name", "citizen_number", "phone_number", "email"} & set(claims)


def test_nobody_stays_signed_in_at_the_provider(browser: httpx.Client) -> None:
    choose(browser, Begun(), "mai")

    again = browser.get("/authorize", params=Begun().query())

    assert again.status_code == 302
    assert again.headers["location"].startswith("/choose?")


@pytest.mark.parametrize(
    "changed",
    [{"nonce": ""}, {"code_challenge_method": ""}, {"code_challenge_method": "plain"}, {"code_challenge": ""}],
)
def test_s256_and_nonce_are_required(browser: httpx.Client, changed: dict[str, str]) -> None:
    answer = browser.get("/authorize", params=Begun().query(**changed))

    assert answer.status_code == 400 or "error=invalid_request" in answer.headers["location"]


def test_a_foreign_redirect_is_refused_on_the_spot(browser: httpx.Client) -> None:
    answer = browser.get("/authorize", params=Begun().query(redirect_uri="http://127.0.0.1:8000/elsewhere"))

    assert answer.status_code == 400
    assert "location" not in answer.headers


@pytest.mark.parametrize(
    "next_", ["//evil.example/authorize", "https://evil.example/authorize", "/\\evil", "/demo", ""]
)
def test_choosing_leads_back_to_the_sign_in_alone(browser: httpx.Client, next_: str) -> None:
    assert browser.get("/choose", params={"next": next_}).status_code == 400


def test_a_code_is_good_once_and_with_its_verifier_only(browser: httpx.Client) -> None:
    begun = Begun()
    code = choose(browser, begun, "hung")["code"]

    assert tokens(browser, code, secrets.token_urlsafe(48)).status_code == 400

    begun = Begun()
    code = choose(browser, begun, "hung")["code"]
    assert tokens(browser, code, begun.verifier).status_code == 200
    assert tokens(browser, code, begun.verifier).status_code == 400


def test_keys_rotate_and_the_earlier_one_stays_published(browser: httpx.Client) -> None:
    begun = Begun()
    before = tokens(browser, choose(browser, begun, "mai")["code"], begun.verifier).json()["id_token"]

    assert browser.post("/demo/rotate-keys").status_code == 200

    begun = Begun()
    after = tokens(browser, choose(browser, begun, "mai")["code"], begun.verifier).json()["id_token"]
    assert read(browser, before).header["kid"] != read(browser, after).header["kid"]


def test_signing_out_leads_back_home_and_nowhere_else(browser: httpx.Client) -> None:
    home = {"client_id": "onedoor", "post_logout_redirect_uri": "http://127.0.0.1:8000/"}

    answer = browser.get("/end-session", params=home)
    elsewhere = browser.get("/end-session", params=home | {"post_logout_redirect_uri": "http://evil.example/"})

    assert (answer.status_code, answer.headers["location"]) == (302, "http://127.0.0.1:8000/")
    assert elsewhere.status_code == 400


def test_a_machine_client_gets_a_token_that_can_be_looked_into(browser: httpx.Client) -> None:
    machine = httpx.BasicAuth("cua-nam-front-end", "demo-only-cua-nam-front-end")
    told = browser.post("/token", data={"grant_type": "client_credentials", "scope": "dossiers"}, auth=machine).json()

    known = browser.post("/introspect", data={"token": told["access_token"]}, auth=CLIENT).json()
    unknown = browser.post("/introspect", data={"token": "x" * 30}, auth=CLIENT).json()

    assert (known["active"], known["client_id"], known["scope"]) == (True, "cua-nam-front-end", "dossiers")
    assert "username" not in known
    assert unknown == {"active": False}
    assert browser.post("/introspect", data={"token": told["access_token"]}).status_code in {401, 403}


def test_a_machine_client_gets_no_other_scope_and_people_get_no_machine_scope(browser: httpx.Client) -> None:
    machine = httpx.BasicAuth("cua-nam-front-end", "demo-only-cua-nam-front-end")

    wrong = browser.post("/token", data={"grant_type": "client_credentials", "scope": "introspection"}, auth=machine)
    person = browser.get("/authorize", params=Begun().query(scope="openid dossiers"))

    assert wrong.json()["error"] == "invalid_scope"
    assert "error=invalid_scope" in person.headers["location"]


def test_the_list_speaks_both_languages_and_says_it_is_a_demo(browser: httpx.Client) -> None:
    to = browser.get("/authorize", params=Begun().query()).headers["location"]

    vietnamese = browser.get(to).text
    english = browser.get(to, headers={"Accept-Language": "en-GB"}).text
    as_the_portal = browser.get("/authorize", params=Begun().query(ui_locales="vi")).headers["location"]

    assert "Đăng nhập thử nghiệm" in vietnamese
    assert "Demo identity provider" in english
    assert "Đăng nhập thử nghiệm" in browser.get(as_the_portal, headers={"Accept-Language": "en-GB"}).text
    assert "Receives, People&#x27;s Committee of Cửa Nam ward" in english
    assert "<script" not in english


def test_it_keeps_its_keys_and_starts_with_little_work(tmp_path: Path) -> None:
    server = Server("identity_provider", tmp_path)
    try:
        server.start()
        before = httpx.get(f"{server.url}/.well-known/jwks.json").json()
        server.stop()
        server.start()
        assert server.process is not None
        worked = psutil.Process(server.process.pid).cpu_times()

        assert httpx.get(f"{server.url}/.well-known/jwks.json").json() == before
        assert worked.user + worked.system < 4, (
            "seconds of one core; the clock on the wall tells how busy the machine is"
        )
    finally:
        server.stop()
