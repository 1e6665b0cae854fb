"""Turns: a request is read whole before it is computed, and only a few are computed at once.

A telephone on a bad network sends its photograph for minutes. Meanwhile it holds a thread that waits, and neither a
turn nor a database connection. Two turns keep a processor busy while one of them waits for the database; more would
only take the interpreter from each other.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any, cast

Start = Callable[[str, list[tuple[str, str]]], object]
Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

_PIECE = 65_536
_IN_MEMORY = 1_048_576
_GREATEST_BODY = 500 * 1_048_576
_TOO_LARGE = (
    "Nội dung gửi lên quá lớn (tối đa 500 MB). Hãy gửi từng tệp. / Too large (500 MB at most): send one file at a time."
)


class _TooLarge(Exception):
    """The body is greater than any that a page asks for."""


class Turns:
    """A WSGI application that computes at most `at_once` answers at a time, each turn with its database connection."""

    def __init__(self, application: Application, *, at_once: int) -> None:
        self._application = application
        self._turns = ThreadPoolExecutor(at_once, thread_name_prefix="turn")

    def __call__(self, environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
        try:
            environ["wsgi.input"] = _whole_body(environ)
        except _TooLarge:
            start_response("413 Content Too Large", [("Content-Type", "text/plain; charset=utf-8")])
            return [_TOO_LARGE.encode()]
        with environ["wsgi.input"]:
            status, headers, answer = self._turns.submit(self._answer, environ).result()
        start_response(status, headers)
        return answer

    def _answer(self, environ: dict[str, Any]) -> tuple[str, list[tuple[str, str]], Iterable[bytes]]:
        """Status, headers and the whole page; of a file, what reads it bit by bit, for that needs no turn."""
        said: list[tuple[str, list[tuple[str, str]]]] = []
        answer = self._application(environ, lambda status, headers: said.append((status, headers)))
        if getattr(answer, "streaming", False):
            return *said[0], answer
        try:
            return *said[0], [b"".join(answer)]
        finally:
            cast(Any, answer).close()


def _whole_body(environ: dict[str, Any]) -> IO[bytes]:
    """The request's body, all of it, in memory or in a temporary file. Raises _TooLarge."""
    source = environ["wsgi.input"]
    length = str(environ.get("CONTENT_LENGTH") or "")
    if length.isdecimal() and int(length) <= _IN_MEMORY:
        return BytesIO(source.read(int(length)) if int(length) else b"")
    if not length and "HTTP_TRANSFER_ENCODING" not in environ:
        return BytesIO()
    return _spooled(source)


def _spooled(source: IO[bytes]) -> IO[bytes]:
    body = cast(IO[bytes], SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115  Closed by who asked for it.
    while piece := source.read(_PIECE):
        body.write(piece)
        if body.tell() > _GREATEST_BODY:
            body.close()
            raise _TooLarge
    body.seek(0)
    return body
