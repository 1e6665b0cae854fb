"""What the collector answers: nothing that says whether a report was believed."""

import asyncio
import json
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from onedoor.project.collector.day_key import DayKey
from onedoor.project.collector.limits import Limits
from onedoor.project.collector.store import Store
from onedoor.quality.rules import reports, senders
from onedoor.quality.terms.reports import BrowserReport, Sender

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Headers = dict[bytes, bytes]

LARGEST = 64 * 1024
_SLOWEST = 5.0
_READ_AT_ONCE = 200
_WAYS = {"/page": "page", "/reports": "reports"}


class Refused(Exception):
    """Answered with that status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True)
class Collector:
    """The ASGI application. `origin` is the portal's; `hops` is how many proxies of ours stand before it."""

    origin: str
    store: Store
    key: DayKey
    limits: Limits
    hops: int = 0
    reading: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_READ_AT_ONCE))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        try:
            status = await self._answer(scope, receive)
        except Refused as refused:
            status = refused.status
        await send({"type": "http.response.start", "status": status, "headers": self._headers(status)})
        await send({"type": "http.response.body", "body": b""})

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self.store.start()
            else:
                await self.store.stop()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return

    def _headers(self, status: int) -> list[tuple[bytes, bytes]]:
        """A browser asks first whether it may send JSON (CORS): pages of the portal may."""
        return [
            (b"access-control-allow-origin", self.origin.encode()),
            (b"access-control-allow-methods", b"POST"),
            (b"access-control-allow-headers", b"content-type"),
            (b"access-control-max-age", b"86400"),
            (b"cross-origin-resource-policy", b"cross-origin"),
            (b"vary", b"origin"),
            (b"cache-control", b"no-store"),
            *([(b"connection", b"close")] if status >= 400 else []),
        ]

    async def _answer(self, scope: Scope, receive: Receive) -> int:
        method, way = scope["method"], _WAYS.get(scope["path"])
        if scope["path"] == "/health" and method in {"GET", "HEAD"}:
            return 200
        if way is None:
            raise Refused(404)
        if method == "OPTIONS":
            return 204
        if method != "POST":
            raise Refused(405)
        headers: Headers = dict(scope["headers"])
        if headers.get(b"origin", self.origin.encode()) != self.origin.encode():
            raise Refused(403)
        sender = self._sender(scope, headers)
        if not self.limits.allows(sender.client, sender.network):
            raise Refused(429)
        body = await self._body(headers, receive)
        if headers.get(b"sec-gpc") != b"1" and sender.family != "bot":  # Who wants no measuring is not measured.
            self.store.add(self._read(way, body, scope), sender)
        return 204

    def _sender(self, scope: Scope, headers: Headers) -> Sender:
        """What is kept of the address is hashed with the key of the day; the address goes no further."""
        passed = headers.get(b"x-forwarded-for", b"").decode("latin-1").split(",")
        address = str((scope.get("client") or ("",))[0])
        if 0 < self.hops <= len(passed):
            address = passed[-self.hops].strip()
        agent = headers.get(b"user-agent", b"").decode("latin-1")
        family, major, device = senders.browser_of(agent)
        client, network = self.key.hide(f"{address} {agent[:400]}"), self.key.hide(senders.network_of(address))
        return Sender(client, network, family, major, device)

    async def _body(self, headers: Headers, receive: Receive) -> bytes:
        """All of it, if it is small and comes in time."""
        told = headers.get(b"content-length", b"0")
        if not told.isdigit() or int(told[:20]) > LARGEST:
            raise Refused(413)
        if self.reading.locked():
            raise Refused(503)
        async with self.reading:
            try:
                async with asyncio.timeout(_SLOWEST):
                    return await _read(receive)
            except TimeoutError:
                raise Refused(408) from None

    def _read(self, way: str, body: bytes, scope: Scope) -> list[BrowserReport]:
        now = datetime.now(UTC)
        try:
            told = json.loads(body, parse_constant=_no_number)
            if way == "page":
                return reports.of_page(told, now)
            journey = scope.get("query_string", b"").decode("latin-1").removeprefix("j=")
            return reports.of_browser(told, now, origin=self.origin, journey=journey)
        except (ValueError, RecursionError):  # UnicodeDecodeError, JSONDecodeError and Garbage are among the first.
            raise Refused(400) from None


async def _read(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Refused(400)
        body += bytes(message.get("body", b""))
        if len(body) > LARGEST:
            raise Refused(413)
        if not message.get("more_body"):
            return body


def _no_number(told: str) -> float:
    raise ValueError(told)
