"""Writing reports in batches: a queue with an end, and one connection that empties it."""

import asyncio
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice

import psycopg
import structlog

from onedoor.quality.terms.reports import BrowserReport, Sender

_log = structlog.get_logger("onedoor.collector")
COPY = (
    "COPY quality_browserreport (at, kind, journey, step, rule, route, client, network, family, major, device, value, "
    "share) FROM STDIN"
)
_AT_ONCE = 2_000
_PAUSE = 0.5
_LONGEST_PAUSE = 15.0
Row = tuple[object, ...]


class Store:
    """What was taken in is written within a second. While the database is away it waits; when the queue is full, what
    comes is lost, and told in the log how much."""

    def __init__(self, url: str, *, most: int = 20_000) -> None:
        self._url, self._most = url, most
        self._rows: deque[Row] = deque()
        self._over = asyncio.Event()
        self._writer: asyncio.Task[None] | None = None
        self.lost = 0

    def add(self, reports: Iterable[BrowserReport], sender: Sender) -> None:
        """They are written soon."""
        who = (sender.client, sender.network, sender.family, sender.major, sender.device)
        for one in reports:
            if len(self._rows) >= self._most:
                self.lost += 1
                continue
            told = (one.at, one.kind, one.journey, one.step, one.rule, one.route)
            self._rows.append((*told, *who, one.value, one.share))

    @property
    def waiting(self) -> int:
        """How many are not yet written."""
        return len(self._rows)

    def start(self) -> None:
        """Rows are written from now on."""
        self._writer = asyncio.create_task(self._write())

    async def stop(self) -> None:
        """What waits is written, if the database is there."""
        self._over.set()
        if self._writer is not None:
            await self._writer

    async def _write(self) -> None:
        pause, connection = _PAUSE, None
        while not (self._over.is_set() and (not self._rows or pause > _PAUSE)):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._over.wait(), pause)
            try:
                if connection is None or connection.closed:
                    connection = await psycopg.AsyncConnection.connect(self._url, autocommit=True, connect_timeout=5)
                await self._empty(connection)
                pause = _PAUSE
            except psycopg.Error as failure:
                _log.warning("reports wait for the database", reason=type(failure).__name__, count=len(self._rows))
                pause, connection = min(pause * 2, _LONGEST_PAUSE), None
        if connection is not None:
            await connection.close()

    async def _empty(self, connection: psycopg.AsyncConnection) -> None:
        if self.lost:
            _log.warning("reports are lost", count=self.lost)
            self.lost = 0
        while self._rows:
            batch = list(islice(self._rows, _AT_ONCE))
            try:
                async with connection.cursor() as cursor, cursor.copy(COPY) as copy:
                    for row in batch:
                        await copy.write_row(row)
            except (psycopg.DataError, psycopg.IntegrityError) as failure:  # Trying again would not help.
                _log.error("reports do not fit", reason=type(failure).__name__, count=len(batch))
            for _ in batch:
                self._rows.popleft()
