"""The zoo's servers: one for plain HTTP, one for TLS that shows each portal's papers, one that is behind its time."""

import socket
import ssl
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

from onedoor.connectors.demo.zoo.papers import Authority, authority
from onedoor.connectors.demo.zoo.portals import PORTALS, Manner, Papers, Portal
from onedoor.quality.terms.defects import Defect
from onedoor.quality.terms.probes import Target

_ELSEWHERE = "healthy.other.localhost"


@dataclass(frozen=True, slots=True)
class Zoo:
    """A zoo that is open: whom to visit, what was planted there, and whose root to trust."""

    targets: Mapping[str, Target]
    planted: Mapping[str, frozenset[Defect]]
    roots: Path

    def resolve(self, host: str, port: int) -> list[str]:
        """Every name of the zoo is on loopback, and there are no others."""
        del port
        return ["127.0.0.1"] if host.endswith(".localhost") else []


class _Keeper(ThreadingHTTPServer):
    """One listener."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(
        self, portals: Mapping[str, Portal], secure: int, context: ssl.SSLContext | None, closing: Event
    ) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.portals, self.secure, self.context, self.closing = portals, secure, context, closing

    def finish_request(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        if not isinstance(request, socket.socket):
            return
        request.settimeout(10)
        try:
            if self.context is not None:
                request = self.context.wrap_socket(request, server_side=True)
            super().finish_request(request, client_address)
        except (OSError, ValueError):
            return  # A probe that only shakes hands, or that goes away, is what a zoo is for.
        finally:
            request.close()


class _Answering(BaseHTTPRequestHandler):
    """Answers as the portal asked for would."""

    server: _Keeper

    def log_message(self, *_: object, **__: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        host = (self.headers.get("Host") or "").rpartition(":")[0]
        portal = self.server.portals.get(host)
        if portal is None:
            self.send_error(404)
        elif self.path == "/robots.txt":
            self._say(
                200,
                {"Content-Type": "text/plain"},
                b"User-agent: *\nDisallow: /\n" if portal.manner is Manner.BARS else b"",
            )
        elif self.server.context is None and portal.forces and portal.manner is not Manner.NO_HTTPS:
            self._say(301, {"Location": f"https://{host}:{self.server.secure}/"}, b"")
        else:
            self._manner(portal)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.do_GET()

    def _manner(self, portal: Portal) -> None:
        if portal.manner is Manner.SILENT:
            self.server.closing.wait(60)
        elif portal.manner is Manner.DRIPS:
            self._drip()
        elif portal.manner is Manner.LOOPS:
            self._say(302, {"Location": "/again"}, b"")
        elif portal.manner is Manner.LEADS_ELSEWHERE:
            self._say(302, {"Location": f"https://{_ELSEWHERE}:{self.server.secure}/"}, b"")
        elif file := portal.file(self.path):
            time.sleep(file.waits)
            self._say(200, {"Content-Type": file.kind, "X-Content-Type-Options": "nosniff"}, file.text.encode())
        elif portal.fails_at == self.path:
            self._say(500, portal.headers, portal.page())
        else:
            time.sleep(portal.waits)
            more = {"Set-Cookie": portal.cookie} if portal.cookie else {}
            if portal.origin_let_in:
                more |= {
                    "Access-Control-Allow-Origin": self.headers.get("Origin") or "*",
                    "Access-Control-Allow-Credentials": "true",
                }
            self._say(portal.status, {**portal.headers, **more}, portal.page())

    def _drip(self) -> None:
        """A byte now and then, for ever."""
        self.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while not self.server.closing.wait(0.2):
            self.wfile.write(b" ")

    def _say(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def _contexts(portals: Mapping[str, Portal], signs: Authority) -> ssl.SSLContext:
    """One context that shows each host its own papers."""
    by_host = {host: signs.context(host, portal.papers) for host, portal in portals.items()}
    first = signs.context("zoo.localhost", Papers.GOOD)

    def choose(wire: ssl.SSLObject | ssl.SSLSocket, host: str | None, context: ssl.SSLContext) -> None:
        del context
        wire.context = by_host.get(host or "", first)

    first.sni_callback = choose
    return first


def _nobody() -> int:
    """A port at which nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        return port


@contextmanager
def zoo(folder: Path, inhabitants: Iterable[Portal] = PORTALS) -> Iterator[Zoo]:
    """The zoo, open for as long as the block runs."""
    asked = tuple(inhabitants)
    portals = {f"{one.name}.zoo.localhost": one for one in asked} | {_ELSEWHERE: Portal("healthy")}
    signs, closing = authority(folder), Event()
    secure = _Keeper(portals, 0, _contexts(portals, signs), closing)
    secure.secure = secure.server_port
    old = _Keeper(portals, 0, signs.context("old-tls.zoo.localhost", Papers.GOOD, old=True), closing)
    plain = _Keeper(portals, secure.server_port, None, closing)
    keepers = (secure, old, plain)
    threads = [Thread(target=one.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True) for one in keepers]
    for thread in threads:
        thread.start()
    ports = {Manner.OLD_TLS: old.server_port, Manner.DOWN: _nobody()}
    try:
        yield Zoo(
            {one.name: _target(one, ports.get(one.manner, secure.server_port), plain.server_port) for one in asked},
            {one.name: one.planted for one in asked},
            signs.roots,
        )
    finally:
        closing.set()
        for one, thread in zip(keepers, threads, strict=True):
            one.shutdown()
            thread.join()
            one.server_close()


def _target(portal: Portal, secure: int, plain: int) -> Target:
    host = f"{portal.name}.zoo.localhost"
    plain_url = f"http://{host}:{plain}/"
    url = plain_url if portal.manner is Manner.NO_HTTPS else f"https://{host}:{secure}/"
    return Target(portal.name, url, plain_url, journey=portal.journey)
