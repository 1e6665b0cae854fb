"""Counting answers: how many requests our servers answered, and how many with an error of ours."""

import time
from collections.abc import Callable, Iterable
from datetime import date
from threading import Lock
from typing import Any

import structlog
from django.db import DatabaseError

from onedoor.base import clock
from onedoor.project.turns import Application, Start

_log = structlog.get_logger("onedoor.quality")
_NOT_OURS = ("/static/", "/health")
"""Files that never fail by themselves, and machines that watch."""

Write = Callable[[date, int, int], None]


class AnswersCounted:
    """A WSGI application that counts, and writes each minute what it counted; a count that cannot be written is lost.

    It is made before the processes part: each counts for itself. What the last minute of one counted goes with it.
    """

    def __init__(self, application: Application, write: Write, *, every: float = 60.0) -> None:
        self._application, self._write, self._every = application, write, every
        self._lock, self._since = Lock(), time.monotonic()
        self._day, self._requests, self._failed = clock.today(), 0, 0

    def __call__(self, environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
        said: list[str] = []

        def heard(status: str, headers: list[tuple[str, str]]) -> object:
            said.append(status)
            return start_response(status, headers)

        answer = self._application(environ, heard)
        if not str(environ.get("PATH_INFO", "")).startswith(_NOT_OURS):
            self._count(failed=said[0].startswith("5"))
        return answer

    def _count(self, *, failed: bool) -> None:
        with self._lock:
            today, counted = clock.today(), None
            if today != self._day or time.monotonic() - self._since >= self._every:
                counted = (self._day, self._requests, self._failed)
                self._day, self._since, self._requests, self._failed = today, time.monotonic(), 0, 0
            self._requests += 1
            self._failed += failed
        if counted is not None and counted[1]:
            try:
                self._write(*counted)
            except DatabaseError as error:
                _log.warning("a count of answers is lost", reason=type(error).__name__)
