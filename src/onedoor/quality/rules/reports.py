"""Reading what a browser sends. It is hostile until every part of it is one of the few things that we know."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from onedoor.quality.terms.attempts import Kind
from onedoor.quality.terms.reports import FROM_PAGES, BrowserReport, Measure

MOST = 60
"""Things told in one body; the rest is not read."""
_OLDEST = timedelta(days=2)
_JOURNEY = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[A-Za-z0-9_.:-]{1,80}")
_ROUTE = re.compile(r"[a-z_]{1,20}:[a-z_]{1,40}")
_PAGES = {kind.value for kind in FROM_PAGES}
_MEASURES = {
    Measure.LARGEST_PAINT.value: 120_000.0,
    Measure.INTERACTION.value: 120_000.0,
    Measure.FIRST_BYTE.value: 120_000.0,
    Measure.LAYOUT_SHIFT.value: 100.0,
}
"""The most that can be true of each."""

WAYS = frozenset({
    "", "about", "accessibility", "api", "callbacks", "co-sign", "desk", "dossiers", "field", "health", "helpers",
    "journey", "language", "life-event", "notices", "office", "oidc", "organisations", "pay", "payments", "privacy",
    "quality", "r", "s", "search", "service", "sign-in", "sign-out", "signing", "static", "status", "survey", "v",
    "vault", "verify",
})  # fmt: skip
"""First parts of our addresses. All behind them may belong to somebody, and is not kept."""

_CONNECTION = {
    "tcp.timed_out": Kind.TIMED_OUT,
    **dict.fromkeys(
        ("http.response.invalid", "http.response.invalid.empty", "http.protocol.error", "http.failed"),
        Kind.NOT_CONNECTED,
    ),
}
"""A line that was closed before there was an answer is none that an answer came over."""
_PHASES = {"dns": Kind.NAME_NOT_RESOLVED, "tcp": Kind.NOT_CONNECTED, "tls": Kind.TLS_FAILED}
_UNAVAILABLE = frozenset({502, 503, 504})


class Garbage(ValueError):
    """It is nothing that a browser of ours would send."""


def of_page(told: object, received: datetime) -> list[BrowserReport]:
    """What our script tells of its pages. Raises Garbage."""
    body = _mapping(told)
    things = body.get("e")
    if body.get("v") != 1 or not isinstance(things, list):
        raise Garbage
    share = _number(body.get("f"), 1.0)
    if not 0 < share <= 1:
        raise Garbage
    read = (_thing(_mapping(one), received, share) for one in things[:MOST])
    return [one for one in read if one is not None]


def of_browser(told: object, received: datetime, *, origin: str, journey: str = "") -> list[BrowserReport]:
    """What the browser tells by itself about pages of `origin` (Reporting API, network errors). Raises Garbage."""
    if not isinstance(told, list):
        raise Garbage
    return list(_reports(told, received, origin, journey if _JOURNEY.fullmatch(journey) else ""))


def route_of(address: str, origin: str) -> str | None:
    """The kind of page behind an address: no query, no fragment, nothing that belongs to somebody; None if not ours."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if f"{parts.scheme}://{parts.netloc}" != origin:
        return None
    first = parts.path.lstrip("/").split("/", 1)[0]
    return f"/{first}" if first in WAYS else "/other"


def _thing(told: Mapping[object, object], received: datetime, share: float) -> BrowserReport | None:
    kind, at = told.get("k"), _moment(told.get("a"), received)
    if at is None or not isinstance(kind, str):
        return None
    journey, route = _text(told.get("j"), _JOURNEY), _text(told.get("p"), _ROUTE)
    if kind in _MEASURES:
        value = _number(told.get("n"), -1.0)
        if not 0 <= value <= _MEASURES[kind]:
            return None
        return BrowserReport(at, kind, journey=journey, route=route, value=value, share=share)
    if kind not in _PAGES or not journey:
        return None
    step, rule = _text(told.get("s"), _ID), _text(told.get("r"), _ID)
    return BrowserReport(at, kind, journey=journey, step=step, rule=rule, route=route)


def _reports(told: Sequence[object], received: datetime, origin: str, journey: str) -> Iterator[BrowserReport]:
    for one in told[:MOST]:
        report = _mapping(one)
        body, address = report.get("body"), report.get("url")
        at = _moment(report.get("age"), received)
        if not isinstance(body, dict) or not isinstance(address, str) or at is None:
            continue
        route, kind = route_of(address, origin), _kind(report.get("type"), body)
        if route is None or kind is None:
            continue
        if report.get("type") == "network-error":
            yield BrowserReport(at, kind.value, route=route, rule=_text(body.get("type"), _ID))
        elif journey:
            rule = body.get("reason") or body.get("id") or "crash"
            yield BrowserReport(at, kind.value, journey=journey, route=route, rule=_text(rule, _ID))


def _kind(sort: object, body: Mapping[object, object]) -> Kind | None:
    if sort == "crash":
        return Kind.CRASHED
    if sort == "intervention":
        return Kind.SCRIPT_ERROR
    what = body.get("type")
    if sort != "network-error" or not isinstance(what, str):
        return None
    if what == "http.error":
        status = body.get("status_code")
        if status in _UNAVAILABLE:
            return Kind.SLOW
        return Kind.SERVER_ERROR if isinstance(status, int) and status >= 500 else None
    return _CONNECTION.get(what) or _PHASES.get(what.split(".", 1)[0])


def _moment(age: object, received: datetime) -> datetime | None:
    """That many milliseconds ago; nothing lies in the future, nor further back than two days."""
    milliseconds = _number(age, -1.0)
    return received - timedelta(milliseconds=milliseconds) if 0 <= milliseconds <= _OLDEST / _MILLISECOND else None


_MILLISECOND = timedelta(milliseconds=1)


def _mapping(told: object) -> Mapping[object, object]:
    if not isinstance(told, dict):
        raise Garbage
    return told


def _number(told: object, otherwise: float) -> float:
    if isinstance(told, bool) or not isinstance(told, int | float):
        return otherwise
    try:
        value = float(told)
    except OverflowError:
        return otherwise
    return value if math.isfinite(value) else otherwise


def _text(told: object, pattern: re.Pattern[str]) -> str:
    return told if isinstance(told, str) and pattern.fullmatch(told) else ""
