"""What the service keeps: certificates that were revoked, and what people were asked to let be signed."""

import json
import secrets
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Row

from onedoor.connectors.demo.disk import Disk
from onedoor.connectors.demo.faults import SCHEMA as FAULTS

_SCHEMA = (
    FAULTS
    + """
CREATE TABLE IF NOT EXISTS revoked (serial TEXT PRIMARY KEY, at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS asked (
    handle TEXT PRIMARY KEY, holder TEXT NOT NULL, hashes TEXT NOT NULL, told TEXT NOT NULL, state TEXT NOT NULL,
    sad TEXT NOT NULL, until REAL NOT NULL, at REAL NOT NULL);
"""
)


class Kept:
    """The file in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.disk = Disk(folder / "service.sqlite3", _SCHEMA)

    def revoked(self) -> Mapping[int, datetime]:
        """Since when each revoked certificate is revoked."""
        rows = self.disk.ask("SELECT * FROM revoked")
        return {int(row["serial"]): datetime.fromtimestamp(row["at"], UTC) for row in rows}

    def revoke(self, serial: int, at: datetime) -> None:
        """The certificate is revoked since then."""
        self.disk.tell("INSERT OR REPLACE INTO revoked VALUES (?, ?)", str(serial), int(at.timestamp()))

    def restore(self, serial: int) -> None:
        """The certificate was never revoked."""
        self.disk.tell("DELETE FROM revoked WHERE serial = ?", str(serial))

    def ask(self, holder: str, hashes: Sequence[str], told: str, *, lasts: float, approved: bool = False) -> Row:
        """Somebody is asked to let these hashes be signed."""
        handle, now = secrets.token_urlsafe(24), time.time()
        sad = secrets.token_urlsafe(32) if approved else ""
        state = "approved" if approved else "waiting"
        self.disk.tell(
            "INSERT INTO asked VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            *(handle, holder, json.dumps(list(hashes)), told, state, sad, now + lasts, now),
        )
        return self.of(handle) or self.ask(holder, hashes, told, lasts=lasts, approved=approved)

    def of(self, handle: str) -> Row | None:
        """What was asked under that handle."""
        return self.disk.one("SELECT * FROM asked WHERE handle = ?", handle)

    def waiting(self, holder: str = "") -> list[Row]:
        """What waits for an answer, of one holder or of all."""
        return self.disk.ask(
            "SELECT * FROM asked WHERE state = 'waiting' AND until > ? AND (holder = ? OR ? = '') ORDER BY at",
            *(time.time(), holder, holder),
        )

    def answer(self, handle: str, *, approved: bool) -> bool:
        """The holder has answered, in time and for the first time."""
        with self.disk.together():
            row = self.of(handle)
            if row is None or row["state"] != "waiting" or row["until"] < time.time():
                return False
            sad = secrets.token_urlsafe(32) if approved else ""
            state = "approved" if approved else "refused"
            self.disk.tell("UPDATE asked SET state = ?, sad = ? WHERE handle = ?", state, sad, handle)
            return True

    def spend(self, sad: str, holder: str, hashes: Sequence[str]) -> bool:
        """Whether the activation serves for exactly these hashes of that holder; it does so once."""
        with self.disk.together():
            row = self.disk.one("SELECT * FROM asked WHERE sad = ? AND state = 'approved'", sad)
            if row is None or not sad or row["holder"] != holder or json.loads(row["hashes"]) != list(hashes):
                return False
            self.disk.tell("UPDATE asked SET state = 'spent' WHERE handle = ?", row["handle"])
            return True
