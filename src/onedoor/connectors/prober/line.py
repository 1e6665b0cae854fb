"""One connection to an address that was checked, cut off when its time is over."""

import errno
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException, RemoteDisconnected
from threading import Event, Timer

from onedoor.connectors.prober.guard import NotReached, Place
from onedoor.quality.terms.probes import Reached

_UNREACHABLE = {errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EADDRNOTAVAIL}
_MISMATCH = ("VERSION", "NO_CIPHERS", "HANDSHAKE_FAILURE", "NO_SHARED_CIPHER", "UNSUPPORTED_PROTOCOL")


@contextmanager
def line(place: Place, address: str, seconds: float, context: ssl.SSLContext | None) -> Iterator[socket.socket]:
    """Connected, and encrypted where a context is given. Whatever goes wrong inside is raised as NotReached.

    A peer that sends a byte now and then keeps no one longer than `seconds`: then the line is cut.
    """
    over, begun = Event(), time.monotonic()
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM) as wire:
        try:
            wire.settimeout(seconds)
            wire.connect((address, place.port))
            with _cut_off(wire, seconds - (time.monotonic() - begun), over):
                if context is None:
                    yield wire
                else:
                    with context.wrap_socket(wire, server_hostname=place.host, do_handshake_on_connect=False) as sealed:
                        sealed.do_handshake()
                        yield sealed
        except NotReached:
            raise
        except (OSError, HTTPException, ValueError) as error:
            raise NotReached(Reached.TIMED_OUT if over.is_set() else how(error)) from error
    if over.is_set():
        raise NotReached(Reached.TIMED_OUT)  # What was read so far ended where the line was cut.


@contextmanager
def _cut_off(wire: socket.socket, seconds: float, over: Event) -> Iterator[None]:
    """The line is shut after so many seconds: by a second hold on it, for encryption takes the first one away."""
    with wire.dup() as hold:

        def cut() -> None:
            over.set()
            with suppress(OSError):
                hold.shutdown(socket.SHUT_RDWR)

        timer = Timer(max(0.0, seconds), cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


def how(error: Exception) -> Reached:
    """Which of the closed list of outcomes an exception is."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return Reached.BAD_CERTIFICATE
    if isinstance(error, ssl.SSLError):
        said = error.reason or ""
        return Reached.TLS_MISMATCH if any(word in said for word in _MISMATCH) else Reached.TLS_PROTOCOL
    if isinstance(error, OSError) and error.errno in _UNREACHABLE:
        return Reached.UNREACHABLE
    known: tuple[tuple[type[Exception], Reached], ...] = (
        (TimeoutError, Reached.TIMED_OUT),
        (RemoteDisconnected, Reached.EMPTY),
        (ConnectionRefusedError, Reached.REFUSED),
        (ConnectionResetError, Reached.RESET),
        (ConnectionError, Reached.CLOSED),
        (HTTPException, Reached.INVALID),
    )
    return next((reached for kind, reached in known if isinstance(error, kind)), Reached.UNKNOWN)
