"""The key of the day: it hides who sent something, and once it is gone nobody can ask whether it was somebody."""

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path


def _today() -> date:
    return datetime.now(UTC).date()


class DayKey:
    """Kept in a file that only we can read, so that a restart counts nobody twice; the next day's takes its place."""

    def __init__(self, file: Path, today: Callable[[], date] = _today) -> None:
        self._file, self._today = file, today
        self._day: date | None = None
        self._key = b""

    def hide(self, told: str) -> str:
        """16 hexadecimal digits, the same for the same text on the same day."""
        return hmac.new(self._of_today(), told.encode(errors="replace"), hashlib.sha256).hexdigest()[:16]

    def _of_today(self) -> bytes:
        today = self._today()
        if self._day != today:
            self._key, self._day = self._kept(today) or self._new(today), today
        return self._key

    def _kept(self, today: date) -> bytes:
        try:
            told = json.loads(self._file.read_text())
            return bytes.fromhex(told["key"]) if told["day"] == today.isoformat() else b""
        except (OSError, ValueError, KeyError, TypeError):
            return b""

    def _new(self, today: date) -> bytes:
        key = secrets.token_bytes(32)
        fresh = self._file.with_suffix(".new")
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as out:
            json.dump({"day": today.isoformat(), "key": key.hex()}, out)
        fresh.replace(self._file)
        return key
