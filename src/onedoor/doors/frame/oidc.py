"""OpenID Connect, our side: discovery, the address to sign in at, the code's exchange, and what an ID token must be.

Code flow with PKCE S256 (RFC 7636); fixed algorithms; keys refreshed once when a token names a key we do not know, so
that the provider may rotate; 30 s leeway between clocks (OpenID Connect Core 3.1.3.7).
"""

import hmac
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from django.conf import settings
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from onedoor.base import clock
from onedoor.doors.frame.errors import SignInFailed, SignInUnreachable

ALGORITHMS = ("RS256", "PS256", "ES256")
SCOPE = "openid profile email phone address"
LEEWAY = timedelta(seconds=30)
OLDEST_TOKEN = timedelta(minutes=10)
_REMEMBERED = timedelta(minutes=10)
_LARGEST = 1_000_000
_NO_AUTH = httpx.Auth()
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

Json = Mapping[str, Any]
"""A JSON object of the provider: unchecked until the function that takes it has looked."""


@dataclass(frozen=True, slots=True)
class Provider:
    """What discovery told, and when."""

    issuer: str
    authorization: str
    token: str
    keys_at: str
    end_session: str
    keys: KeySet
    read_at: datetime


_lock = threading.Lock()
_known: dict[str, Provider] = {}


def provider(*, fresh: bool = False) -> Provider:
    """The configured provider, remembered for ten minutes. Refuses: SignInUnreachable."""
    issuer = settings.OIDC["issuer"]
    with _lock:
        known = _known.get(issuer)
        if known is None or fresh or clock.now() - known.read_at > _REMEMBERED:
            known = _known[issuer] = _discovered(issuer)
        return known


def _discovered(issuer: str) -> Provider:
    told = _fetched(issuer.rstrip("/") + "/.well-known/openid-configuration")
    if told.get("issuer") != issuer:
        raise SignInUnreachable(reason="issuer")
    keys_at = _endpoint(told, "jwks_uri")
    keys = [key for key in _fetched(keys_at).get("keys", ()) if _usable(key)]
    if not keys:
        raise SignInUnreachable(reason="keys")
    return Provider(
        issuer=issuer,
        authorization=_endpoint(told, "authorization_endpoint"),
        token=_endpoint(told, "token_endpoint"),
        keys_at=keys_at,
        end_session=_endpoint(told, "end_session_endpoint") if told.get("end_session_endpoint") else "",
        keys=KeySet.import_key_set({"keys": keys}),
        read_at=clock.now(),
    )


def _usable(key: object) -> bool:
    """Only public signature keys: a symmetric one in a published set would let anybody sign."""
    return isinstance(key, dict) and key.get("kty") in {"RSA", "EC"} and key.get("use", "sig") == "sig"


def _endpoint(told: Json, name: str) -> str:
    """An endpoint over HTTPS, or over HTTP on this very machine (the demo provider)."""
    address = told.get(name)
    parts = urlsplit(address) if isinstance(address, str) else urlsplit("")
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        return parts.geturl()
    raise SignInUnreachable(reason=name)


def _fetched(address: str, form: Mapping[str, str] | None = None, auth: httpx.Auth = _NO_AUTH) -> Json:
    """The JSON object at `address`: 5 s, no redirects, at most 1 MB."""
    try:
        with httpx.Client(timeout=5, follow_redirects=False, trust_env=False) as client:
            answer = client.post(address, data=dict(form), auth=auth) if form else client.get(address)
    except (httpx.HTTPError, httpx.InvalidURL):
        raise SignInUnreachable from None
    if answer.status_code >= 500:
        raise SignInUnreachable
    if answer.status_code != 200 or len(answer.content) > _LARGEST:
        raise SignInFailed(reason="answer")
    try:
        told = answer.json()
    except ValueError:
        raise SignInFailed(reason="answer") from None
    if not isinstance(told, dict):
        raise SignInFailed(reason="answer")
    return told


def sign_in_address(*, redirect_uri: str, state: str, nonce: str, verifier: str, language: str) -> str:
    """Where the browser goes to sign in; the provider is asked to speak `language`."""
    at = provider().authorization
    query = {
        "response_type": "code",
        "client_id": settings.OIDC["client_id"],
        "redirect_uri": redirect_uri,
        "scope": SCOPE,
        "state": state,
        "nonce": nonce,
        "code_challenge": create_s256_code_challenge(verifier),
        "code_challenge_method": "S256",
        "ui_locales": language,
    }
    return f"{at}{'&' if '?' in at else '?'}{urlencode(query)}"


def sign_out_address(return_to: str) -> str:
    """Where the browser ends its session at the provider; empty where the provider offers no such place."""
    try:
        at = provider().end_session
    except (SignInUnreachable, SignInFailed):
        return ""
    query = {"client_id": settings.OIDC["client_id"], "post_logout_redirect_uri": return_to}
    return f"{at}{'&' if '?' in at else '?'}{urlencode(query)}" if at else ""


def claims_for(code: str, *, redirect_uri: str, nonce: str, verifier: str) -> Json:
    """The checked claims of who signed in. Refuses: SignInFailed, SignInUnreachable."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": redirect_uri,
        "client_id": settings.OIDC["client_id"],
        "code_verifier": verifier,
    }
    secret = settings.OIDC["client_secret"]
    told = _fetched(provider().token, form, httpx.BasicAuth(settings.OIDC["client_id"], secret) if secret else _NO_AUTH)
    token = told.get("id_token")
    if not isinstance(token, str) or str(told.get("token_type", "")).lower() != "bearer":
        raise SignInFailed(reason="token")
    return checked(token, nonce=nonce)


def checked(token: str, *, nonce: str) -> Json:
    """The claims of an ID token made by our provider, for us, just now, for this sign-in. Refuses: SignInFailed."""
    claims = _verified(token)
    client, now = settings.OIDC["client_id"], clock.now().timestamp()
    audience = claims.get("aud")
    audiences = [audience] if isinstance(audience, str) else audience
    leeway = LEEWAY.total_seconds()
    _must("iss", so=claims.get("iss") == settings.OIDC["issuer"])
    _must("aud", so=isinstance(audiences, list) and client in audiences)
    _must("azp", so=claims.get("azp", client) == client and (audiences == [client] or "azp" in claims))
    _must("exp", so=_number(claims, "exp") > now - leeway)
    _must("iat", so=now - OLDEST_TOKEN.total_seconds() <= _number(claims, "iat") <= now + leeway)
    _must("nbf", so="nbf" not in claims or _number(claims, "nbf") <= now + leeway)
    _must("nonce", so=hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()))
    subject = claims.get("sub")
    _must("sub", so=isinstance(subject, str) and 0 < len(subject) <= 200)
    return claims


def _verified(token: str) -> Json:
    for fresh in (False, True):
        try:
            decoded = jwt.decode(token, provider(fresh=fresh).keys, algorithms=list(ALGORITHMS))
        except (JoseError, ValueError, TypeError, KeyError):
            continue
        _must("typ", so=decoded.header.get("typ", "JWT") == "JWT" and "kid" in decoded.header)
        return decoded.claims
    raise SignInFailed(reason="signature")


def _number(claims: Json, name: str) -> float:
    value = claims.get(name)
    _must(name, so=isinstance(value, int | float) and not isinstance(value, bool))
    return float(value)  # type: ignore[arg-type]  # The line above has looked.


def _must(reason: str, *, so: bool) -> None:
    if not so:
        raise SignInFailed(reason=reason)
