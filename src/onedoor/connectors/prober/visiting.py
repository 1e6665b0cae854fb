"""A visit: robots.txt first, then the plain address, the page, and the host's TLS; slowly, one thing after another."""

import ssl
import time
from dataclasses import dataclass, field, replace
from datetime import datetime
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from onedoor.base import clock
from onedoor.connectors.prober.asking import Answer, Asker, Walk
from onedoor.connectors.prober.encryption import look
from onedoor.connectors.prober.guard import Network, NotReached
from onedoor.connectors.prober.page import read_page
from onedoor.quality.rules.security_txt import read_security_txt
from onedoor.quality.terms.probes import Cookie, Facts, Glance, Plain, Reached, Static, Target, Tls
from onedoor.quality.terms.security_txt import SecurityTxt

NAME = "OnedoorProbe"


@dataclass(frozen=True, slots=True)
class PlainProber:
    """Levels 0 and 1. `contact` is where a portal's keeper may complain; `pause` seconds lie between two requests."""

    contact: str
    network: Network = field(default_factory=Network)
    patience: float = 10.0
    pause: float = 0.5
    roots: str | None = None
    """A file of the roots to trust; None: the system's."""

    def visit(self, target: Target) -> Facts:
        """What is seen of it now. Whatever the portal does is a fact, never an exception."""
        context = ssl.create_default_context(cafile=self.roots)
        asker = Asker(self.network, f"{NAME}/1.0 (+{self.contact})", self.patience, context)
        at = clock.now()
        rules = self._rules(asker, target.url)
        if not rules.can_fetch(NAME, target.url):
            return Facts(target, Plain(Reached.BARRED_BY_ROBOTS, at))
        time.sleep(self.pause)
        plain_walk = asker.walk(target.plain_url)
        time.sleep(self.pause)
        walk = asker.walk(target.url)
        time.sleep(self.pause)
        tls_reached, tls = self._encryption(target.url)
        holes = self._holes(asker, target.url, rules)
        plain = replace(_plain(at, walk, plain_walk, tls_reached, tls), security_txt=holes)
        page = read_page(walk.answer.body, walk.hops[-1].url, _charset(walk.answer)) if walk.answer else None
        return Facts(target, plain, page if _is_page(walk, page) else None)

    def glance(self, target: Target) -> Glance:
        """Whether it answers now: its page alone is asked for, once."""
        context = ssl.create_default_context(cafile=self.roots)
        begun = time.monotonic()
        walk = Asker(self.network, f"{NAME}/1.0 (+{self.contact})", self.patience, context).walk(target.url)
        seconds, answer = time.monotonic() - begun, walk.answer
        if answer is None:
            return Glance(walk.reached, 0, seconds)
        return Glance(walk.reached, answer.status, seconds, target.expects in _text(answer))

    def _rules(self, asker: Asker, url: str) -> RobotFileParser:
        """What robots.txt says. One that cannot be had bars nobody: the page itself will tell."""
        rules = RobotFileParser()
        try:
            answer = asker.ask(urljoin(url, "/robots.txt"))
        except NotReached:
            rules.parse([])
            return rules
        said = answer.body[:500_000].decode("utf-8", "replace") if answer.status == 200 else ""
        rules.parse(said.splitlines())
        return rules

    def _holes(self, asker: Asker, url: str, rules: RobotFileParser) -> SecurityTxt | None:
        """Where holes may be reported; not asked for where robots.txt bars it, or without encryption."""
        there = urljoin(url, "/.well-known/security.txt")
        if urlsplit(there).scheme != "https" or not rules.can_fetch(NAME, there):
            return None
        time.sleep(self.pause)
        walk = asker.walk(there)
        if walk.answer is None:
            return SecurityTxt()
        return read_security_txt(walk.answer.status, walk.answer.header("content-type"), _text(walk.answer))

    def _encryption(self, url: str) -> tuple[Reached, tuple[Tls, ...]]:
        if urlsplit(url).scheme != "https":
            return Reached.REFUSED, ()
        context = ssl.create_default_context(cafile=self.roots)
        context.check_hostname = False  # The name is judged apart from the chain.
        try:
            return look(self.network.place(url), seconds=self.patience, roots=context)
        except NotReached as ended:
            return ended.reached, ()


def _is_page(walk: Walk, page: Static | None) -> bool:
    return page is not None and walk.answer is not None and walk.answer.status < 500


def _plain(at: datetime, walk: Walk, plain_walk: Walk, tls_reached: Reached, tls: tuple[Tls, ...]) -> Plain:
    answer = walk.answer
    return Plain(
        walk.reached if answer is None or answer.body or answer.status in {204, 304} else Reached.EMPTY,
        at,
        hops=walk.hops,
        plain_reached=plain_walk.reached,
        plain_hops=plain_walk.hops,
        status=answer.status if answer else 0,
        headers=tuple((name, value) for name, value in answer.headers if name != "set-cookie") if answer else (),
        cookies=tuple(one for name, value in answer.headers if name == "set-cookie" for one in _cookies(value))
        if answer
        else (),
        first_byte_ms=answer.first_byte_ms if answer else None,
        seconds=answer.seconds if answer else None,
        bytes=len(answer.body) if answer else 0,
        cut=answer.cut if answer else False,
        tls=tls,
        tls_reached=tls_reached,
    )


def _cookies(said: str) -> list[Cookie]:
    """Of one header; a cookie nobody can read is none."""
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(said)
    except CookieError:
        return []
    return [
        Cookie(name, bool(one["secure"]), bool(one["httponly"]), one["samesite"].lower() or None)
        for name, one in jar.items()
    ]


def _charset(answer: Answer) -> str:
    _, _, said = answer.header("content-type").lower().partition("charset=")
    return said.split(";")[0].strip(" \"'") or "utf-8"


def _text(answer: Answer) -> str:
    try:
        return answer.body.decode(_charset(answer), "replace")
    except LookupError:  # It names a character set that does not exist.
        return answer.body.decode("utf-8", "replace")
