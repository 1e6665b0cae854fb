"""Asking for a page, and following where it leads; each step is resolved and checked anew."""

import http.client
import ssl
import time
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from onedoor.connectors.prober.guard import Network, NotReached, Place
from onedoor.connectors.prober.line import line
from onedoor.quality.terms.probes import FOREIGN, Hop, Reached

LARGEST = 4_000_000
_MOST_HOPS = 10
_MOVED = {301, 302, 303, 307, 308}


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, its header names in small letters."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    first_byte_ms: float
    seconds: float
    cut: bool

    def header(self, name: str) -> str:
        """The first header of that name, or nothing."""
        return next((value for said, value in self.headers if said == name), "")


@dataclass(frozen=True, slots=True)
class Walk:
    """Where an address led: every hop, how it ended, and the last answer."""

    reached: Reached
    hops: tuple[Hop, ...] = ()
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks within `patience` seconds for each page, and says who it is."""

    network: Network
    agent: str
    patience: float
    context: ssl.SSLContext

    def walk(self, url: str) -> Walk:
        """Follow `url` to where it ends."""
        hops: list[Hop] = []
        while len(hops) < _MOST_HOPS:
            try:
                answer = self.ask(url)
            except NotReached as ended:
                return Walk(ended.reached, (*hops, Hop(url, 0)))
            location = answer.header("location") if answer.status in _MOVED else ""
            hops.append(Hop(url, answer.status, location))
            if not location:
                return Walk(Reached.COMPLETED, tuple(hops), answer)
            try:
                url = urljoin(url, location)
            except ValueError:
                return Walk(Reached.INVALID, tuple(hops))
        return Walk(Reached.TOO_MANY_REDIRECTS, tuple(hops))

    def ask(self, url: str) -> Answer:
        """One answer, from the first address that takes a connection. Raises NotReached."""
        place = self.network.place(url)
        failed = NotReached(Reached.UNREACHABLE)
        for address in place.addresses[:4]:
            try:
                return self._ask(place, address, url)
            except NotReached as ended:
                if ended.reached not in {Reached.REFUSED, Reached.UNREACHABLE}:
                    raise
                failed = ended
        raise failed

    def _ask(self, place: Place, address: str, url: str) -> Answer:
        parts = urlsplit(url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        begun = time.monotonic()
        with line(place, address, self.patience, self.context if place.tls else None) as wire:
            talk = http.client.HTTPConnection(place.host, place.port)
            talk.sock = wire
            talk.putrequest("GET", path, skip_host=True, skip_accept_encoding=True)
            for name, value in self._said(parts.netloc):
                talk.putheader(name, value)
            talk.endheaders()
            answer = talk.getresponse()
            first = time.monotonic() - begun
            body = answer.read(LARGEST + 1)
            headers = tuple((name.lower(), value) for name, value in answer.getheaders())
            return Answer(
                answer.status, headers, body[:LARGEST], first * 1000, time.monotonic() - begun, len(body) > LARGEST
            )

    def _said(self, host: str) -> tuple[tuple[str, str], ...]:
        return (
            ("Host", host),
            ("User-Agent", self.agent),
            ("Accept", "text/html,*/*;q=0.5"),
            ("Accept-Language", "vi,en;q=0.5"),
            ("Origin", FOREIGN),
            ("Connection", "close"),
        )
