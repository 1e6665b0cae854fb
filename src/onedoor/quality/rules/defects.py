"""What is wrong with a portal, from the facts of a visit; what could not be seen is not held against it."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from onedoor.quality.rules.browsing import GRAVE
from onedoor.quality.rules.observatory import is_session, observatory, site
from onedoor.quality.rules.transport import forced
from onedoor.quality.terms.defects import Defect
from onedoor.quality.terms.probes import Facts, InBrowser, Plain, Reached, Static, Tls

_SLOW_MS = 1800
"""Time to first byte that is called poor."""
_HEAVY_BYTES = 1_000_000
_LITTLE_ZOOM = 2.0
_CONTRAST = "color-contrast"
_LATE_MS, _MUCH_SHIFT, _LONG_BLOCKED_MS = 4000, 0.25, 600
_OURS = {Reached.BARRED_BY_ROBOTS, Reached.NOT_ALLOWED, Reached.BAD_CERTIFICATE, Reached.UNKNOWN}
_FROM_HEADERS = {
    "hsts": Defect.NO_HSTS,
    "csp": Defect.NO_POLICY,
    "framing": Defect.MAY_BE_FRAMED,
    "nosniff": Defect.TYPE_GUESSED,
    "cors": Defect.OPEN_TO_ANY_ORIGIN,
}
_ABSENT = {"csp": -25, "cors": -50, "nosniff": -5}


def defects(facts: Facts) -> frozenset[Defect]:
    """Everything that is wrong."""
    plain = facts.plain
    found = {*_reaching(plain), *(one for tls in plain.tls for one in _tls(tls, plain))}
    if plain.reached is Reached.COMPLETED and plain.status < 400:
        found |= {*_answer(facts), *_headers(facts), *(_page(facts.static) if facts.static else ())}
    return frozenset({*found, *(one for page in facts.browser for one in _in_browser(page))})


def _reaching(plain: Plain) -> Iterator[Defect]:
    if plain.reached is Reached.COMPLETED:
        if plain.status >= 500:
            yield Defect.SERVER_ERROR
        elif plain.status in {404, 410}:
            yield Defect.NOT_FOUND
    elif plain.reached is Reached.EMPTY:
        yield Defect.EMPTY
    elif plain.reached is Reached.TOO_MANY_REDIRECTS:
        yield Defect.REDIRECT_LOOP
    elif plain.reached not in _OURS:
        yield Defect.DOWN


def _tls(tls: Tls, plain: Plain) -> Iterator[Defect]:
    certificate = tls.certificate
    if not certificate.not_before <= plain.probed_at <= certificate.not_after:
        yield Defect.CERTIFICATE_EXPIRED
    if not certificate.host_matches:
        yield Defect.CERTIFICATE_OF_ANOTHER
    if not certificate.trusted:
        yield Defect.CERTIFICATE_UNTRUSTED
    if {"TLSv1", "TLSv1.1"} & set(tls.versions):
        yield Defect.OLD_TLS


def _answer(facts: Facts) -> Iterator[Defect]:
    plain, asked = facts.plain, urlsplit(facts.target.url)
    if (plain.first_byte_ms or 0) > _SLOW_MS:
        yield Defect.SLOW
    if plain.cut or plain.bytes > _HEAVY_BYTES:
        yield Defect.HEAVY
    ends = urlsplit(plain.hops[-1].url)
    if site(ends.hostname) != site(asked.hostname):
        yield Defect.LED_ELSEWHERE
    if ends.scheme != "https":
        yield Defect.NO_HTTPS
    elif not forced(plain):
        yield Defect.HTTPS_NOT_FORCED


def _headers(facts: Facts) -> Iterator[Defect]:
    plain, graded = facts.plain, observatory(facts)
    for cookie in plain.cookies:
        if is_session(cookie) and not cookie.secure:
            yield Defect.SESSION_NOT_SECURE
        if is_session(cookie) and not cookie.http_only:
            yield Defect.SESSION_READ_BY_SCRIPTS
    if graded is None or not plain.hops[-1].url.startswith("https://"):
        return
    for name, defect in _FROM_HEADERS.items():
        if graded.tests[name] <= _ABSENT.get(name, -20):
            yield defect


def _page(page: Static) -> Iterator[Defect]:
    if not page.parsed:
        yield Defect.EMPTY
        return
    if any(form.action.startswith("http://") for form in page.forms):
        yield Defect.FORM_OVER_HTTP
    if page.insecure:
        yield Defect.LOADED_OVER_HTTP
    own = site(urlsplit(page.url).hostname)
    if any(site(urlsplit(one.url).hostname) != own for one in page.scripts):
        yield Defect.FOREIGN_SCRIPTS
    if page.viewport is None:
        yield Defect.NO_VIEWPORT
    elif not may_zoom(page.viewport):
        yield Defect.ZOOM_FORBIDDEN
    yield from (
        defect
        for wrong, defect in (
            (not page.language, Defect.NO_LANGUAGE),
            (not page.title, Defect.NO_TITLE),
            (page.unlabelled > 0, Defect.UNLABELLED_FIELDS),
            (page.undescribed > 0, Defect.PICTURES_UNDESCRIBED),
        )
        if wrong
    )


def _in_browser(page: InBrowser) -> Iterator[Defect]:
    """What is called poor: the ends of the scale of the Core Web Vitals, and of Lighthouse for what blocks."""
    hinders = [one.id for one in page.axe if not one.passed and one.impact in GRAVE]
    yield from (
        defect
        for wrong, defect in (
            (_CONTRAST in hinders, Defect.LOW_CONTRAST),
            (any(one != _CONTRAST for one in hinders), Defect.BARRIERS),
            (page.scroll_width > page.width, Defect.WIDER_THAN_A_PHONE),
            ((page.largest_paint_ms or 0) > _LATE_MS, Defect.PAINTED_LATE),
            ((page.layout_shift or 0) > _MUCH_SHIFT, Defect.JUMPS),
            (not page.rests or (page.blocked_ms or 0) > _LONG_BLOCKED_MS, Defect.HANGS),
            (page.journey is not None and page.journey.failed_at > 0, Defect.JOURNEY_STOPS),
        )
        if wrong
    )


def may_zoom(viewport: str) -> bool:
    """Whether a page with this viewport lets people enlarge it to twice its size."""
    said = viewport.lower().replace(" ", "")
    if re.search(r"user-scalable=(no|0)(?![.\d])", said):
        return False
    most = re.search(r"maximum-scale=(\d*\.?\d+)", said)
    return most is None or float(most.group(1)) >= _LITTLE_ZOOM
