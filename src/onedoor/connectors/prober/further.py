"""A few more pages of a portal that its entry leads to, as far as robots.txt lets us in: what bars people from them."""

import time
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from playwright.sync_api import Error, Page

from onedoor.connectors.prober.visiting import NAME
from onedoor.quality.rules.browsing import LEAST_PAGES
from onedoor.quality.terms.pictures import Shot
from onedoor.quality.terms.probes import AxeRule, Further

_PAUSE_MS, _PATIENCE_MS = 500, 6000
_LONGEST = 20.0
"""Seconds for all of them together."""
_NO_PAGE = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".zip", ".rar", ".jpg", ".jpeg", ".png", ".mp4", ".xml", ".rss")
LINKS = "[...document.querySelectorAll('a[href]')].map(one => one.href)"
ASKS = "!!document.querySelector('input[type=password], form[method=post i]')"
"""Whether people sign in or send something there; a form that searches does not count."""

Rules = Callable[[Page], tuple[AxeRule, ...]]
Draw = Callable[[Page], tuple[Shot, ...]]


def chosen(links: Sequence[str], entry: str, day: str) -> tuple[str, ...]:
    """As many as make an agency's score with the entry, on its own host; other ones another day, the same all day."""
    host = urlsplit(entry).netloc
    pages = {urldefrag(link).url for link in links}
    mine = [
        page
        for page in pages - {urldefrag(entry).url}
        if urlsplit(page).netloc == host
        and urlsplit(page).scheme in ("http", "https")
        and not urlsplit(page).path.lower().endswith(_NO_PAGE)
        and "logout" not in page.lower()
    ]
    return tuple(sorted(mine, key=lambda page: sha256(f"{day} {page}".encode()).digest())[: LEAST_PAGES - 1])


def welcome(page: Page, links: Sequence[str]) -> tuple[str, ...]:
    """Those that robots.txt lets us open. One that cannot be had bars nobody: the entry was let in by it before."""
    if not links:
        return ()
    rules = RobotFileParser()
    try:
        told = page.context.request.get(urljoin(links[0], "/robots.txt"), timeout=_PATIENCE_MS)
        rules.parse(told.text()[:500_000].splitlines() if told.status == 200 else [])
    except Error:
        rules.parse([])
    return tuple(link for link in links if rules.can_fetch(NAME, link))


def opened(page: Page, links: Sequence[str], rules: Rules, draw: Draw) -> Iterator[tuple[Further, tuple[Shot, ...]]]:
    """One after another, slowly; one that does not come is passed over."""
    begun = time.monotonic()
    for link in links:
        if time.monotonic() - begun > _LONGEST:
            return
        page.wait_for_timeout(_PAUSE_MS)
        try:
            answer = page.goto(link, wait_until="load", timeout=_PATIENCE_MS)
            if answer is not None and answer.status < 400:
                yield Further(page.url, rules(page), bool(page.evaluate(ASKS))), draw(page)
        except Error:
            continue
