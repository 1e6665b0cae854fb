"""Who a machine client is: its bearer token, as the identity provider vouches for it (RFC 6750, RFC 7662).

The provider is asked once a minute for each token, so a token that was taken back stops working within a minute.
"""

import dataclasses
import hashlib
import re
import threading
import time
from collections import OrderedDict
from collections.abc import Mapping
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

import httpx
from django.conf import settings
from django.http import HttpRequest

from onedoor.base import clock
from onedoor.base.actor import Actor, Quality
from onedoor.doors.api.schemas import ApplicantIn
from onedoor.doors.frame.errors import OutsideUnreachable
from onedoor.identity import operations as identity
from onedoor.identity.terms import MACHINE

REMEMBERED_S = 60.0
_MOST_REMEMBERED = 2_000
_BEARER = re.compile(r"[Bb]earer ([A-Za-z0-9\-._~+/]{16,4096}=*)\Z")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

_lock = threading.Lock()
_answers: OrderedDict[str, tuple[float, Actor | None]] = OrderedDict()
_endpoints: dict[str, tuple[float, str]] = {}


def machine_of(request: HttpRequest) -> Actor | None:
    """The machine client whose token the request carries; None without a token, or with one nobody vouches for.

    Refuses: OutsideUnreachable (the provider cannot be asked).
    """
    found = _BEARER.match(request.headers.get("Authorization", ""))
    if found is None:
        return None
    token = found[1]
    digest = hashlib.sha256(f"{settings.OIDC['issuer']} {token}".encode()).hexdigest()
    with _lock:
        until, known = _answers.get(digest, (0.0, None))
    if time.monotonic() >= until:
        until, known = _asked(token)
        with _lock:
            _answers[digest] = (until, known)
            _answers.move_to_end(digest)
            while len(_answers) > _MOST_REMEMBERED:
                _answers.popitem(last=False)
    return known and dataclasses.replace(known, request_id=getattr(request, "request_id", ""))


def in_the_name_of(actor: Actor, applicant: ApplicantIn) -> Actor:
    """The machine client, acting for the person whom it identified; that person is known from now on."""
    claims = {
        "name": applicant.name,
        "citizen_number": applicant.citizen_number,
        "phone_number": applicant.phone,
        "email": applicant.email,
    }
    _, person_id = identity.sign_in(f"{MACHINE}{actor.name}", applicant.citizen_number, claims)
    return dataclasses.replace(actor, on_behalf_of=person_id)


def forget() -> None:
    """Nothing is remembered of tokens or of the provider."""
    with _lock:
        _answers.clear()
        _endpoints.clear()


def _asked(token: str) -> tuple[float, Actor | None]:
    """What the provider says of `token`, and until when that may be remembered."""
    secret = httpx.BasicAuth(settings.OIDC["client_id"], settings.OIDC["client_secret"])
    told = _json("POST", _endpoint(), form={"token": token}, auth=secret)
    now = time.monotonic()
    client, expires = told.get("client_id"), told.get("exp")
    ends = float(expires) - clock.now().timestamp() if isinstance(expires, int | float) else 0.0
    of_a_person = bool(told.get("username"))
    if told.get("active") is not True or not isinstance(client, str) or not client or ends <= 0 or of_a_person:
        return now + REMEMBERED_S, None
    scopes = frozenset(str(told.get("scope", "")).split())
    known = Actor(
        Quality.MACHINE, uuid5(NAMESPACE_URL, f"client:{client}"), client[:180], agency=_agency(scopes), scopes=scopes
    )
    return now + min(REMEMBERED_S, ends), known


def _agency(scopes: frozenset[str]) -> str | None:
    """The agency whose machine it is, where the provider vouches for one (`agency:H26.00073`); never two."""
    named = sorted(scope.removeprefix("agency:") for scope in scopes if scope.startswith("agency:"))
    return named[0][:40] if len(named) == 1 else None


def _endpoint() -> str:
    """The address at which the provider tells of tokens, from its discovery document."""
    issuer: str = settings.OIDC["issuer"]
    with _lock:
        until, known = _endpoints.get(issuer, (0.0, ""))
    if time.monotonic() < until:
        return known
    told = _json("GET", issuer.rstrip("/") + "/.well-known/openid-configuration").get("introspection_endpoint")
    parts = urlsplit(told if isinstance(told, str) else "")
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    if not safe:
        raise OutsideUnreachable(again=False)
    with _lock:
        _endpoints[issuer] = (time.monotonic() + REMEMBERED_S, parts.geturl())
    return parts.geturl()


def _json(
    method: str, address: str, *, form: Mapping[str, str] | None = None, auth: httpx.BasicAuth | None = None
) -> Mapping[str, object]:
    try:
        with httpx.Client(timeout=5, follow_redirects=False, trust_env=False, auth=auth) as client:
            answer = client.request(method, address, data=form)
            told = answer.json() if answer.status_code == 200 else None
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        told = None
    if not isinstance(told, dict):
        raise OutsideUnreachable(again=True)
    return told
