"""Signing in by OpenID Connect, and out: no password is ever typed here."""

import hmac
import secrets
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from onedoor.base import clock
from onedoor.doors.frame import oidc
from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.doors.frame.errors import SignInFailed
from onedoor.doors.frame.next_page import safe_next
from onedoor.identity import operations as identity

_BEGUN = "sign_ins"
_MOST_AT_ONCE = 5
_PATIENCE_S = 15 * 60


@require_safe
@access(PUBLIC)
def sign_in(request: ActorRequest) -> HttpResponse:
    """Send the browser to the identity provider; `as=officer` asks for the person's post, `next` for the page after."""
    officer = request.GET.get("as") == "officer"
    to = safe_next(request.GET.get("next"), "/desk/" if officer else "/")
    if (request.actor.is_officer and officer) or (request.actor.is_citizen and not officer):
        return HttpResponseRedirect(to)
    if _under_another_name(request):
        return HttpResponseRedirect(settings.ENV.public + request.get_full_path())
    state, nonce, verifier = secrets.token_urlsafe(24), secrets.token_urlsafe(24), secrets.token_urlsafe(48)
    language = (get_language() or "vi")[:2]
    address = oidc.sign_in_address(
        redirect_uri=_callback(), state=state, nonce=nonce, verifier=verifier, language=language
    )
    begun = {"nonce": nonce, "verifier": verifier, "next": to, "officer": officer, "at": clock.now().timestamp()}
    waiting = dict(request.session.get(_BEGUN, {}))
    newest = sorted(waiting, key=lambda key: waiting[key]["at"])[-_MOST_AT_ONCE + 1 :]
    request.session[_BEGUN] = {key: waiting[key] for key in newest} | {state: begun}
    return HttpResponseRedirect(address)


@require_safe
@access(PUBLIC)
def callback(request: ActorRequest) -> HttpResponse:
    """The provider sends the browser back: who it is, is kept in a new session.

    Refuses: SignInFailed, SignInUnreachable, and what `identity.sign_in` refuses.
    """
    begun = _begun(request.session, request.GET.get("state", ""))
    if request.GET.get("iss", settings.OIDC["issuer"]) != settings.OIDC["issuer"]:  # RFC 9207.
        raise SignInFailed(reason="iss")
    code = request.GET.get("code", "")
    if not code or len(code) > 4_000:
        raise SignInFailed(reason="no_code")
    claims = oidc.claims_for(code, redirect_uri=_callback(), nonce=str(begun["nonce"]), verifier=str(begun["verifier"]))
    party, party_id = identity.sign_in(
        settings.OIDC["issuer"], claims["sub"], claims, as_officer=bool(begun["officer"])
    )
    request.session.flush()
    request.session["party"], request.session["party_id"] = str(party), str(party_id)
    rotate_token(request)
    return HttpResponseRedirect(safe_next(str(begun["next"])))


@require_POST
@access(PUBLIC)
def sign_out(request: ActorRequest) -> HttpResponse:
    """Forget the session here and, where the provider offers it, there."""
    known = request.actor.id is not None
    request.session.flush()
    rotate_token(request)
    return HttpResponseRedirect((oidc.sign_out_address(settings.ENV.public + "/") if known else "") or "/")


def _begun(session: SessionBase, state: str) -> dict[str, object]:
    """What this browser began under `state`; it can be ended once. Refuses: SignInFailed."""
    waiting = dict(session.get(_BEGUN, {}))
    found = next((key for key in waiting if hmac.compare_digest(key.encode(), state.encode())), None)
    if found is None:
        raise SignInFailed(reason="state")
    begun: dict[str, object] = waiting.pop(found)
    session[_BEGUN] = waiting
    session.save()
    if clock.now().timestamp() - float(str(begun["at"])) > _PATIENCE_S:
        raise SignInFailed(reason="too_late")
    return begun


def _callback() -> str:
    return f"{settings.ENV.public}/oidc/callback"


def _under_another_name(request: ActorRequest) -> bool:
    """On one machine people type localhost or 127.0.0.1; the session's cookie belongs to one of the two names."""
    here, ours = request.get_host(), urlsplit(settings.ENV.public)
    loopback = {f"{name}:{ours.port}" for name in ("localhost", "127.0.0.1", "[::1]")}
    return here != ours.netloc and here in loopback and ours.netloc in loopback
