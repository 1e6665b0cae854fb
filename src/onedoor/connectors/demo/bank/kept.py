"""The bank's books: accounts, and movements between them."""

import sqlite3
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

from onedoor.connectors.demo import faults
from onedoor.connectors.demo.disk import Disk

HANOI = timezone(timedelta(hours=7))
_SCHEMA = """
CREATE TABLE IF NOT EXISTS accounts (number TEXT PRIMARY KEY, name TEXT NOT NULL, opening INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS movements (
    id INTEGER PRIMARY KEY AUTOINCREMENT, payer TEXT NOT NULL, payee TEXT NOT NULL, amount INTEGER NOT NULL,
    purpose TEXT NOT NULL, at REAL NOT NULL, key TEXT NOT NULL DEFAULT '', gives_back TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX IF NOT EXISTS keys ON movements (key) WHERE key <> '';
"""
_PEOPLE = (
    ("1000000001", "TAI KHOAN THU NGHIEM MOT", 50_000_000),
    ("1000000002", "TAI KHOAN THU NGHIEM HAI", 5_000_000),
    ("1000000003", "TAI KHOAN KHONG DU TIEN", 1_000),
)
GATEWAY = "2000000001"
"""The payment gateway's account, from which it pays its merchants out."""
_EVER = 1e12
_NUMBER = "FT{:010d}"
Row = sqlite3.Row


class NotEnough(Exception):
    """The account does not hold so much."""


class Kept:
    """The books."""

    def __init__(self, folder: Path, *, account: str, name: str) -> None:
        self.account = account
        self.disk = Disk(folder / "bank.sqlite3", faults.SCHEMA + _SCHEMA)
        gateway = (GATEWAY, "CONG THANH TOAN THU NGHIEM", 10**12)
        for number, holder, opening in ((account, name, 0), gateway, *_PEOPLE):
            self.disk.tell("INSERT OR IGNORE INTO accounts VALUES (?, ?, ?)", number, holder, opening)

    def accounts(self) -> list[tuple[Row, int]]:
        """Every account with its balance now."""
        return [(row, self.balance(row["number"])) for row in self.disk.ask("SELECT * FROM accounts ORDER BY rowid")]

    def holder(self, number: str) -> str:
        """The name of an account's holder, "" where there is no such account."""
        row = self.disk.one("SELECT name FROM accounts WHERE number = ?", number)
        return str(row["name"]) if row else ""

    def balance(self, number: str, before: float | None = None) -> int:
        """What an account holds, all that was told to the bank counted, or held at that moment."""
        row = self.disk.one(
            "SELECT (SELECT opening FROM accounts WHERE number = ?1)"
            " + coalesce(sum(CASE WHEN payee = ?1 THEN amount ELSE -amount END), 0) AS held"
            " FROM movements WHERE (payer = ?1 OR payee = ?1) AND at < ?2",
            number,
            _EVER if before is None else before,
        )
        return int(row["held"]) if row and row["held"] is not None else 0

    def move(
        self, payer: str, payee: str, amount: int, purpose: str, *, after: float = 0.0, key: str = "", back: str = ""
    ) -> Row:
        """Money moves, `after` so many seconds. Refuses: NotEnough."""
        with self.disk.together():
            if self.balance(payer) < amount:
                raise NotEnough
            row = self.disk.tell(
                "INSERT INTO movements (payer, payee, amount, purpose, at, key, gives_back)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                *(payer, payee, amount, purpose, time.time() + after, key, back),
            )
        return self.disk.ask("SELECT * FROM movements WHERE id = ?", row)[0]

    def with_key(self, key: str) -> Row | None:
        """The refund with that key."""
        return self.disk.one("SELECT * FROM movements WHERE key = ?", key) if key else None

    def with_number(self, number: str) -> Row | None:
        """The movement with that number of the bank."""
        digits = number.removeprefix("FT")
        return self.disk.one("SELECT * FROM movements WHERE id = ?", int(digits)) if digits.isdecimal() else None

    def given_back(self, number: str) -> int:
        """How much of a movement went back."""
        row = self.disk.one("SELECT coalesce(sum(amount), 0) AS sum FROM movements WHERE gives_back = ?", number)
        return int(row["sum"]) if row else 0

    def moved_on(self, day: datetime) -> list[Row]:
        """What has moved on our account on that day."""
        begin = day.timestamp()
        return self.disk.ask(
            "SELECT * FROM movements WHERE ? IN (payer, payee) AND at >= ? AND at < ? AND at <= ? ORDER BY at, id",
            *(self.account, begin, begin + 86_400, time.time()),
        )

    def latest(self) -> list[Row]:
        return self.disk.ask("SELECT * FROM movements ORDER BY id DESC LIMIT 20")


def number_of(movement: Row) -> str:
    """The bank's number of a movement."""
    return _NUMBER.format(movement["id"])


def moment_of(movement: Row) -> datetime:
    """When it moved, in Hà Nội."""
    return datetime.fromtimestamp(movement["at"], HANOI)
