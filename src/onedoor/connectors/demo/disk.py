"""Where a demo server keeps what it knows: one SQLite file, on the disk before anything is answered."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

Value = str | int | float | None


class Disk:
    """The file; statements of several threads come one after the other."""

    def __init__(self, file: Path, schema: str) -> None:
        self._lock = threading.RLock()
        self._file = sqlite3.connect(file, check_same_thread=False, isolation_level=None, timeout=20)
        self._file.row_factory = sqlite3.Row
        self._file.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; {schema}")

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is told inside is kept as a whole, or not at all."""
        with self._lock:
            if self._file.in_transaction:
                yield
                return
            self._file.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._file.execute("ROLLBACK")
                raise
            self._file.execute("COMMIT")

    def tell(self, statement: str, *values: Value) -> int:
        """Change something; the number of the row that was added, if one was."""
        with self._lock:
            return self._file.execute(statement, values).lastrowid or 0

    def ask(self, statement: str, *values: Value) -> list[sqlite3.Row]:
        """The rows that are found."""
        with self._lock:
            return self._file.execute(statement, values).fetchall()

    def one(self, statement: str, *values: Value) -> sqlite3.Row | None:
        """The first row, if there is one."""
        return next(iter(self.ask(statement, *values)), None)
