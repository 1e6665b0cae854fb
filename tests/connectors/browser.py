"""A browser without JavaScript that signs in at the demo provider, and the client behind it."""

import base64
import hashlib
import re
import secrets
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import httpx
from joserfc import jwt
from joserfc.jwk import KeySet

CALLBACK = "http://127.0.0.1:8000/oidc/callback"
CLIENT = httpx.BasicAuth("onedoor", "known-to-the-demo-provider-only")


@dataclass
class Begun:
    """A sign-in under way."""

    state: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    nonce: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(48))

    def query(self, **changed: str) -> dict[str, str]:
        challenge = base64.urlsafe_b64encode(hashlib.sha256(self.verifier.encode()).digest()).rstrip(b"=").decode()
        asked = {
            "response_type": "code",
            "client_id": "onedoor",
            "redirect_uri": CALLBACK,
            "scope": "openid profile email phone address",
            "state": self.state,
            "nonce": self.nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        return {name: value for name, value in (asked | changed).items() if value}


def choose(browser: httpx.Client, begun: Begun, sub: str) -> dict[str, str]:
    """Follow the sign-in, press the button of `sub`; returned is what the browser brings back to the system."""
    to = str(httpx.URL(f"{str(browser.base_url).rstrip('/')}/authorize", params=begun.query()))
    return {name: values[0] for name, values in parse_qs(urlsplit(press(browser, to, sub)).query).items()}


def press(browser: httpx.Client, to: str, sub: str) -> str:
    """Go to `to`, press the button of `sub`; returned is the address to which the provider sends the browser back."""
    page = browser.get(to, follow_redirects=True)
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.text))
    form = {"csrfmiddlewaretoken": hidden["csrfmiddlewaretoken"], "next": hidden["next"].replace("&amp;", "&")}
    answer = browser.post("/choose", data=form | {"sub": sub})
    assert answer.status_code == 302, answer.text
    answer = browser.get(answer.headers["location"])
    assert answer.status_code == 302, answer.text
    back = str(answer.headers["location"])
    assert back.startswith(CALLBACK + "?")
    return back


def tokens(browser: httpx.Client, code: str, verifier: str) -> httpx.Response:
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": CALLBACK, "code_verifier": verifier}
    return browser.post("/token", data=form, auth=CLIENT)


def read(browser: httpx.Client, id_token: str) -> jwt.Token:
    keys = KeySet.import_key_set(browser.get("/.well-known/jwks.json").json())
    return jwt.decode(id_token, keys, algorithms=["RS256"])
