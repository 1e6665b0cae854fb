"""The only way out for a browser that opens foreign pages: each connection goes to an address that was checked."""

import select
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

from onedoor.connectors.prober.guard import Network, NotReached, Place

_PIECE = 65_536


class _Gate(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, network: Network, patience: float) -> None:
        super().__init__(("127.0.0.1", 0), _Passing)
        self.network, self.patience = network, patience

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away is no fault."""


class _Passing(BaseHTTPRequestHandler):
    """Passes bytes on, or says no."""

    server: _Gate

    def log_message(self, *_: object, **__: object) -> None:
        """Say nothing."""

    def do_CONNECT(self) -> None:
        with self._there(f"https://{self.path}/") as wire:
            if wire is not None:
                self.send_response(200)
                self.end_headers()
                self._both_ways(wire)

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        with self._there(self.path) as wire:
            if wire is None:
                return
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            kept = [f"{name}: {value}" for name, value in self.headers.items() if not name.lower().startswith("proxy-")]
            lines = [
                f"{self.command} {path} HTTP/1.1",
                *(one for one in kept if not one.lower().startswith("connection:")),
            ]
            wire.sendall("\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1"))
            self._both_ways(wire)

    def do_POST(self) -> None:
        self.do_GET()

    def do_HEAD(self) -> None:
        self.do_GET()

    @contextmanager
    def _there(self, url: str) -> Iterator[socket.socket | None]:
        """A connection to the place, or None once the browser was told that there is none."""
        self.close_connection = True
        try:
            wire = self._connected(self.server.network.place(url))
        except (NotReached, OSError):
            self.send_error(403)
            yield None
            return
        with wire:
            yield wire

    def _connected(self, place: Place) -> socket.socket:
        failed = OSError()
        for address in place.addresses[:4]:
            try:
                return socket.create_connection((address, place.port), self.server.patience)
            except OSError as error:
                failed = error
        raise failed

    def _both_ways(self, wire: socket.socket) -> None:
        """Until one side is silent for too long, or goes."""
        ends = {wire: self.connection, self.connection: wire}
        with suppress(OSError):
            while ready := select.select(list(ends), [], [], self.server.patience)[0]:
                for one in ready:
                    piece = one.recv(_PIECE)
                    if not piece:
                        return
                    ends[one].sendall(piece)


@contextmanager
def gate(network: Network, patience: float) -> Iterator[str]:
    """The proxy's address, for as long as the block runs."""
    server = _Gate(network, patience)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
