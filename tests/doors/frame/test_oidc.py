"""Sign-in trusts one provider, its present keys, and tokens made for this very sign-in (OIDC Core 3.1.3.7)."""

import hmac
import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from django.conf import settings
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

from onedoor.doors.frame import oidc
from onedoor.doors.frame.errors import SignInFailed, SignInUnreachable

ISSUER = "https://id.example"
OLD, NEW = RSAKey.generate_key(2048, {"kid": "old"}), RSAKey.generate_key(2048, {"kid": "new"})
STRANGE, CURVE = RSAKey.generate_key(2048, {"kid": "old"}), ECKey.generate_key("P-256", {"kid": "curve"})


class Provider:
    """A provider whose published keys a test may change."""

    def __init__(self) -> None:
        self.keys: list[RSAKey | ECKey] = [OLD]
        self.extra: list[dict[str, Any]] = []
        self.told = {
            "issuer": ISSUER,
            "authorization_endpoint": f"{ISSUER}/authorize",
            "token_endpoint": f"{ISSUER}/token",
            "jwks_uri": f"{ISSUER}/keys",
        }
        self.asked = 0

    def fetched(self, address: str, *_rest: object) -> Mapping[str, Any]:
        if address.endswith("/keys"):
            self.asked += 1
            return {"keys": [key.as_dict(private=False) for key in self.keys] + self.extra}
        return self.told


@pytest.fixture(autouse=True)
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    fake = Provider()
    monkeypatch.setattr(settings, "OIDC", {"issuer": ISSUER, "client_id": "onedoor", "client_secret": "s"})
    monkeypatch.setattr(oidc, "_fetched", fake.fetched)
    oidc._known.clear()
    yield fake
    oidc._known.clear()


def claims(**changes: Any) -> dict[str, Any]:
    now = int(time.time())
    good = {"iss": ISSUER, "sub": "mai", "aud": "onedoor", "exp": now + 300, "iat": now, "nonce": "n"}
    return {name: value for name, value in (good | changes).items() if value is not None}


def token(key: Any = OLD, alg: str = "RS256", header: dict[str, Any] | None = None, **changes: Any) -> str:
    return jwt.encode({"alg": alg, "kid": key.kid} | (header or {}), claims(**changes), key, algorithms=[alg])


def test_a_good_token_tells_who_it_is() -> None:
    assert oidc.checked(token(), nonce="n")["sub"] == "mai"
    assert oidc.checked(token(aud=["onedoor", "other"], azp="onedoor"), nonce="n")["sub"] == "mai"
    assert oidc.checked(token(exp=int(time.time()) - 20), nonce="n")["sub"] == "mai"


def with_public_key_as_password() -> str:
    head = urlsafe_b64encode(b'{"alg":"HS256","kid":"old"}').rstrip(b"=")
    said = head + b"." + token().split(".")[1].encode()
    sealed = hmac.digest(OLD.as_pem(private=False), said, "sha256")
    return (said + b"." + urlsafe_b64encode(sealed).rstrip(b"=")).decode()


NOW = int(time.time())
WRONG: dict[str, Callable[[], str]] = {
    "another issuer": lambda: token(iss="https://evil.example"),
    "no issuer": lambda: token(iss=None),
    "another client": lambda: token(aud="other"),
    "no client": lambda: token(aud=None),
    "two clients, for nobody in particular": lambda: token(aud=["onedoor", "other"]),
    "for another party": lambda: token(azp="other"),
    "expired": lambda: token(exp=NOW - 120),
    "without an end": lambda: token(exp=None),
    "an end that is a word": lambda: token(exp="never"),
    "an end that is true": lambda: token(exp=True),
    "from the future": lambda: token(iat=NOW + 300),
    "an hour old": lambda: token(iat=NOW - 3600),
    "without a beginning": lambda: token(iat=None),
    "not valid yet": lambda: token(nbf=NOW + 300),
    "another nonce": lambda: token(nonce="m"),
    "no nonce": lambda: token(nonce=None),
    "a nonce that is a list": lambda: token(nonce=["n"]),
    "no subject": lambda: token(sub=None),
    "an empty subject": lambda: token(sub=""),
    "a subject that is a number": lambda: token(sub=7),
    "a long subject": lambda: token(sub="x" * 201),
    "a stranger's key under a known name": lambda: token(STRANGE),
    "a key never published": lambda: token(NEW),
    "an access token": lambda: token(header={"typ": "at+jwt"}),
    "a logout token": lambda: token(header={"typ": "logout+jwt"}),
    "unsigned": lambda: "eyJhbGciOiJub25lIiwia2lkIjoib2xkIn0." + token().split(".")[1] + ".",
    "its signature cut off": lambda: token().rpartition(".")[0] + ".",
    "its claims exchanged": lambda: ".".join(
        [token().split(".")[0], token(sub="eve").split(".")[1], token().split(".")[2]]
    ),
    "no token at all": lambda: "x",
    "an empty token": lambda: "",
    "signed with the public key as a password": with_public_key_as_password,
}


@pytest.mark.parametrize("made", WRONG.values(), ids=WRONG.keys())
@pytest.mark.filterwarnings("ignore::joserfc.errors.SecurityWarning")
def test_a_wrong_token_is_refused(made: Callable[[], str]) -> None:
    with pytest.raises(SignInFailed):
        oidc.checked(made(), nonce="n")


def test_a_symmetric_key_in_the_published_set_signs_nothing(provider: Provider) -> None:
    shared = OctKey.generate_key(256, {"kid": "shared"})
    provider.extra = [shared.as_dict(private=True)]
    with pytest.raises(SignInFailed):
        oidc.checked(token(shared, "HS256"), nonce="n")


def test_keys_may_rotate(provider: Provider) -> None:
    oidc.checked(token(), nonce="n")
    provider.keys = [NEW, CURVE]
    assert oidc.checked(token(NEW), nonce="n")["sub"] == "mai"
    assert oidc.checked(token(CURVE, "ES256"), nonce="n")["sub"] == "mai"
    assert provider.asked == 2
    with pytest.raises(SignInFailed):
        oidc.checked(token(OLD), nonce="n")


def test_the_browser_is_sent_with_a_challenge(provider: Provider) -> None:
    address = oidc.sign_in_address(
        redirect_uri="http://127.0.0.1:8000/oidc/callback", state="s", nonce="n", verifier="v" * 43, language="en"
    )
    assert address.startswith(f"{ISSUER}/authorize?response_type=code&")
    assert "code_challenge_method=S256" in address
    assert "ui_locales=en" in address
    assert "v" * 43 not in address


@pytest.mark.parametrize(
    "change",
    [
        {"issuer": "https://evil.example"},
        {"token_endpoint": "http://evil.example/token"},
        {"jwks_uri": None},
        {"authorization_endpoint": "javascript:alert(1)"},
    ],
)
def test_a_provider_that_contradicts_itself_is_not_used(provider: Provider, change: dict[str, Any]) -> None:
    provider.told = provider.told | change
    with pytest.raises(SignInUnreachable):
        oidc.provider()


def test_the_code_is_exchanged_with_its_verifier(provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Mapping[str, str]] = []

    def fetched(address: str, form: Mapping[str, str] | None = None, *_rest: object) -> Mapping[str, Any]:
        if form is None:
            return provider.fetched(address)
        sent.append(form)
        return {"id_token": token(), "token_type": "Bearer"}

    monkeypatch.setattr(oidc, "_fetched", fetched)
    assert oidc.claims_for("code", redirect_uri="r", nonce="n", verifier="v")["sub"] == "mai"
    assert json.loads(json.dumps(sent[0]))["code_verifier"] == "v"
