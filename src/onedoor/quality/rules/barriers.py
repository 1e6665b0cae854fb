"""Which barriers a visit sees where people sign in or send something, and which stay open long after notice."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from urllib.parse import urlsplit

from onedoor.quality.terms.barriers import Barrier
from onedoor.quality.terms.probes import AxeRule, Facts, Further, Impact, InBrowser

TERM = timedelta(days=30)
"""So long after notice a barrier may stay open."""


def page_of(url: str) -> str:
    """The address of a page without what changes from visit to visit."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{parts.path}"[:500]


def barriers(page: InBrowser) -> Mapping[str, frozenset[str]]:
    """By page where people sign in or send something, the rules whose breach keeps some out; of a sound page none."""
    found: dict[str, frozenset[str]] = {}
    pages: tuple[InBrowser | Further, ...] = (page, *page.further)
    for one in pages:
        if one.asks and one.axe:
            found[page_of(one.url)] = found.get(page_of(one.url), frozenset()) | _critical(one.axe)
    return found


def open_too_long(visits: Sequence[Facts], known: Sequence[Barrier]) -> tuple[int, int] | None:
    """How many are open more than the term after notice, and on how many pages one could look; None where on none.

    The newest visit to a page tells of it.
    """
    newest: dict[str, tuple[date, frozenset[str]]] = {}
    for visit in sorted(visits, key=lambda one: one.plain.probed_at):
        for page in visit.browser:
            on = visit.plain.probed_at.date()
            newest |= {where: (on, rules) for where, rules in barriers(page).items()}
    if not newest:
        return None
    late = {(one.page, one.rule) for one in known if one.page in newest and _late(one, newest[one.page][0])}
    return sum((page, rule) in late for page, (_, rules) in newest.items() for rule in rules), len(newest)


def _late(one: Barrier, on: date) -> bool:
    if one.told_on is None or on - one.told_on <= TERM:
        return False
    return one.gone_on is None or one.gone_on > on


def _critical(rules: Sequence[AxeRule]) -> frozenset[str]:
    return frozenset(rule.id for rule in rules if not rule.passed and rule.impact is Impact.CRITICAL)
