"""A refusal becomes a page or, for machines, a problem (RFC 9457); a fault becomes a page with an id (middleware)."""

import json
import secrets
import traceback
from collections.abc import Callable
from dataclasses import replace
from typing import cast
from urllib.parse import urlsplit
from uuid import UUID

import structlog
from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.translation import get_language

from onedoor.audit import operations as audit
from onedoor.base.actor import Actor
from onedoor.base.errors import ConnectorError, NotAllowed, NotFound, NotReadable, Refusal
from onedoor.doors.frame.access import ActorRequest, actor_of, route_name
from onedoor.doors.frame.decoding import check_address, check_form
from onedoor.doors.frame.errors import Fault, FormNotOurs, OnlySent, OutsideUnreachable
from onedoor.doors.frame.menus import menu_of
from onedoor.doors.frame.next_page import safe_next
from onedoor.doors.frame.places import first_place
from onedoor.doors.frame.sentences import words_for
from onedoor.quality import operations as quality
from onedoor.quality.terms import Kind

OFFICERS_DOORS = ("/desk/", "/office/")
"""Below these addresses, whoever finds nothing is shown the way in for officers, whatever is or is not there."""

Answer = Callable[[HttpRequest], HttpResponseBase]
_log = structlog.get_logger("onedoor.frame")


def refusals(get_response: Answer) -> Answer:
    """Middleware: see the module."""
    return Refusals(get_response)


class Refusals:
    """Checks that the request is text, and turns what is raised into an answer."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            check_address(request)
        except NotReadable as refusal:
            return answer(request, refusal, whole=False)
        response = self.get_response(request)
        empty = response.status_code == OnlySent.status and not getattr(response, "content", b"-")
        return self._only_sent(request, response) if empty and not _of_machines(request) else response

    def _only_sent(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponse:
        """Somebody comes back to the address of a form: a page, where there was none. Its own form needs a token."""
        told = answer(request, OnlySent(), whole=settings.CSRF_COOKIE_NAME in request.COOKIES)
        told.headers["Allow"] = response.headers["Allow"]
        return told

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponseBase | None:
        """A form is checked once its route is known; a body that is no form is the view's own matter."""
        try:
            check_form(request)
        except NotReadable as refusal:
            return answer(request, refusal)
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse:
        """The answer to whatever a view raised."""
        refusal = as_refusal(error)
        if isinstance(refusal, Fault):
            _tell(request, refusal, error)
            got_request_exception.send(sender=None, request=request)
        _measure(request, refusal)
        record(request, refusal)
        return answer(request, refusal)


def _of_machines(request: HttpRequest) -> bool:
    return request.path_info.startswith(("/api/", "/callbacks/", "/health"))


def as_refusal(error: Exception) -> Refusal:
    """The refusal that `error` is or amounts to; what is none is a Fault with an id."""
    match error:
        case Refusal():
            return error
        case Http404():
            return NotFound()
        case PermissionDenied():
            return NotAllowed()
        case SuspiciousOperation() | BadRequest() | MultiPartParserError():
            return NotReadable(reason="request")
        case ConnectorError():
            return OutsideUnreachable(again=error.again)
        case _:
            return Fault(id=secrets.token_hex(4))


def answer(request: HttpRequest, refusal: Refusal, *, whole: bool = True) -> HttpResponse:
    """A page for people, a problem for machines. A thing that is not there and one that is not yours look the same.

    A page that is not `whole` has no language to choose and no menu: nothing of the request can be relied on.
    """
    if request.path_info.startswith("/api/"):
        return problem(request, refusal)
    language = get_language() or "vi"
    words = words_for(refusal, language)
    context = {
        "title": words.title,
        "help": words.help,
        "refusal": refusal,
        "fault": isinstance(refusal, Fault),
        "officers": next((door for door in OFFICERS_DOORS if request.path_info.startswith(door)), ""),
        **(_around(request, refusal) if whole else {}),
    }
    return render(request, "frame/refusal.html", context, status=refusal.status)


def _around(request: HttpRequest, refusal: Refusal) -> dict[str, object]:
    """What other pages have around them. Where the fault is ours, no database is asked who this is."""
    if getattr(request, "actor", None) is None and refusal.status < 500:
        request.actor = actor_of(request)  # type: ignore[attr-defined]  # ActorRequest tells of it.
    known = cast("Actor | None", getattr(request, "actor", None))
    return {
        "whole": True,
        "unasked": known is None,
        "home": first_place(known) if known and known.is_officer else "/",
        "back_to": request.get_full_path() if request.method == "GET" else _page_before(request),
        "navigation": [replace(one, current=False) for one in menu_of(cast(ActorRequest, request))] if known else (),
    }


def _page_before(request: HttpRequest) -> str:
    """Where the form stood that was sent: only that page can be shown again in another language."""
    before = urlsplit(request.headers.get("Referer", ""))
    return safe_next(before.path if before.netloc == request.headers.get("Host") else None)


def problem(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """`refusal` as application/problem+json, with its code and facts as extension members."""
    record(request, refusal)
    words = words_for(refusal, get_language() or "vi")
    body = {
        "type": f"urn:onedoor:problem:{refusal.code}",
        "title": words.title,
        "status": refusal.status,
        "detail": words.help,
        "code": refusal.code,
        "facts": dict(refusal.facts),
    }
    response = HttpResponse(
        json.dumps(body, ensure_ascii=False), status=refusal.status, content_type="application/problem+json"
    )
    if refusal.status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _tell(request: HttpRequest, fault: Fault, error: Exception) -> None:
    """The log learns what kind of error it was and where; never a value, which might be somebody's."""
    places = [
        f"{frame.filename.rpartition('/src/')[2]}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)
    ]
    _log.error(
        "a fault",
        code=fault.facts["id"],
        reason=type(error).__name__,
        exception=" < ".join(reversed(places[-12:])),
        route=route_name(request),
        method=request.method,
        request_id=getattr(request, "request_id", ""),
    )


_MEASURED = {Fault: Kind.SERVER_ERROR, OutsideUnreachable: Kind.LOOK_UP_FAILED}


def _measure(request: HttpRequest, refusal: Refusal) -> None:
    """A journey that a fault of ours, or of a system that we ask, has stopped notes it at its step."""
    kind, match = _MEASURED.get(type(refusal)), request.resolver_match
    if kind is not None and match is not None and isinstance(draft := match.kwargs.get("draft_id"), UUID):
        step = match.kwargs.get("page_id") or match.kwargs.get("slot") or (match.url_name or "")
        quality.note(draft, kind, step=str(step))


def record(request: HttpRequest, refusal: Refusal) -> None:
    """A refused attempt of somebody known stands in the journal, once."""
    actor = cast("Actor | None", getattr(request, "actor", None))
    if actor is None or actor.id is None or getattr(request, "recorded", False) or refusal.status not in {403, 404}:
        return
    request.recorded = True  # type: ignore[attr-defined]  # ActorRequest tells of it.
    audit.refused(by=actor, verb=route_name(request), subject=request.path, code=refusal.code)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400."""
    return answer(request, NotReadable(reason="request"))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler404: no such address."""
    return answer(request, NotFound())


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler403."""
    return answer(request, NotAllowed())


def broken(request: HttpRequest) -> HttpResponse:
    """Django's handler500: something broke outside of a view."""
    return answer(request, Fault(id=getattr(request, "request_id", "")[:8]), whole=False)


def form_not_ours(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF_FAILURE_VIEW."""
    return answer(request, FormNotOurs())
