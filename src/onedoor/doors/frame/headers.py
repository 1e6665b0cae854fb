"""The headers that every response carries, a nonce and an id for every request (middleware)."""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from onedoor.doors.frame.access import ActorRequest

Answer = Callable[[HttpRequest], HttpResponseBase]

_REPORTS_FOR = 24 * 3600
"""Seconds. Long enough for an outage, short enough for a change of collector."""

PERMISSIONS = (
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"
)


def headers(get_response: Answer) -> Answer:
    """Middleware: content policy with a nonce, no framing, no sniffing, no store on what is somebody's own."""
    by_https = settings.SESSION_COOKIE_SECURE

    def answer(request: HttpRequest) -> HttpResponseBase:
        nonce, request_id = secrets.token_urlsafe(18), secrets.token_hex(10)
        vars(request).update(csp_nonce=nonce, request_id=request_id)
        response = get_response(request)
        asked = getattr(request, "reporting", None)
        collector = asked.collector if isinstance(asked, Reporting) else ""
        _protect(response, content_policy(nonce, _form_targets(), collector, by_https=by_https))
        if isinstance(asked, Reporting):
            _ask_to_report(response, asked)
        response.headers.setdefault("X-Request-Id", request_id)
        if by_https:
            response.headers.setdefault("Strict-Transport-Security", f"max-age={365 * 24 * 3600}; includeSubDomains")
        if not response.has_header("Cache-Control"):
            response.headers["Cache-Control"] = "no-store" if _personal(request) else "no-cache"
        return response

    return answer


@dataclass(frozen=True, slots=True)
class Reporting:
    """A page's view left this with its request: its browser is asked to report to that collector, of that journey."""

    collector: str
    journey: str = ""


def _ask_to_report(response: HttpResponseBase, asked: Reporting) -> None:
    """Crashes and interventions of this page (Reporting API), and what could not be reached at all (NEL). The network's
    policy outlives the page, so that it names no journey."""
    of_page = f"?j={asked.journey}" if asked.journey else ""
    response.headers["Reporting-Endpoints"] = f'default="{asked.collector}/reports{of_page}"'
    group = {"group": "network", "max_age": _REPORTS_FOR, "endpoints": [{"url": f"{asked.collector}/reports"}]}
    response.headers["Report-To"] = json.dumps(group)
    response.headers["NEL"] = json.dumps({"report_to": "network", "max_age": _REPORTS_FOR, "failure_fraction": 1.0})


def _form_targets() -> str:
    """Ourselves, and where a form of ours leads the browser on: the sign-in and the payment page."""
    parts = [urlsplit(address) for address in (settings.OIDC["issuer"], settings.ENV.vnpay_pay)]
    return " ".join(["'self'", *(f"{part.scheme}://{part.netloc}" for part in parts if part.netloc)])


def content_policy(nonce: str, form_targets: str, collector: str = "", *, by_https: bool) -> str:
    """The content security policy of a page: our own files, scripts by nonce, forms to us and where these lead on."""
    parts = [
        "default-src 'none'",
        f"script-src 'self' 'nonce-{nonce}'",
        "style-src 'self'",
        "img-src 'self' data:",
        "frame-src 'self'",
        "font-src 'self'",
        f"connect-src 'self' {collector}".rstrip(),
        "manifest-src 'self'",
        f"form-action {form_targets}",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
    return "; ".join(parts + (["upgrade-insecure-requests"] if by_https else []))


def _protect(response: HttpResponseBase, policy: str) -> None:
    """A view that needs a stricter policy (a paper somebody uploaded, in a sandbox) has set its own."""
    response.headers.setdefault("Content-Security-Policy", policy)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("X-Frame-Options", "DENY")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    response.headers.setdefault("Permissions-Policy", PERMISSIONS)
    response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")


def _personal(request: HttpRequest | ActorRequest) -> bool:
    """Whether the page may hold something of somebody: the session was read, or somebody is signed in."""
    session = getattr(request, "session", None)
    return bool(session is not None and session.accessed) or getattr(request, "actor", None) is not None
