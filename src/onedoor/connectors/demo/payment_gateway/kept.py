"""What the gateway knows: orders, movements of money, and notices that a merchant has not confirmed yet."""

import sqlite3
import time
from collections.abc import Mapping
from pathlib import Path

from onedoor.connectors.demo import faults
from onedoor.connectors.demo.disk import Disk
from onedoor.connectors.demo.payment_gateway.protocol import now, stamp

_SCHEMA = """
CREATE TABLE IF NOT EXISTS orders (
    reference TEXT PRIMARY KEY, amount INTEGER NOT NULL, purpose TEXT NOT NULL, return_url TEXT NOT NULL,
    locale TEXT NOT NULL, created TEXT NOT NULL, expires TEXT NOT NULL, code TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS movements (
    number INTEGER PRIMARY KEY AUTOINCREMENT, reference TEXT NOT NULL, kind TEXT NOT NULL, amount INTEGER NOT NULL,
    at TEXT NOT NULL, code TEXT NOT NULL, request TEXT NOT NULL DEFAULT '', purpose TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS movements_of ON movements (reference, number);
CREATE UNIQUE INDEX IF NOT EXISTS requests ON movements (request) WHERE request <> '';
CREATE TABLE IF NOT EXISTS notices (
    id INTEGER PRIMARY KEY AUTOINCREMENT, reference TEXT NOT NULL, query TEXT NOT NULL, due REAL NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0, answer TEXT NOT NULL DEFAULT '', ended INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS notices_due ON notices (ended, due);
CREATE TABLE IF NOT EXISTS payouts (day TEXT PRIMARY KEY, amount INTEGER NOT NULL, number TEXT NOT NULL DEFAULT '');
INSERT INTO sqlite_sequence (name, seq) SELECT 'movements', 14000000
    WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'movements');
"""
PAYMENT, WHOLE_REFUND, PART_REFUND = "01", "02", "03"
Row = sqlite3.Row


class Kept:
    """The gateway's books."""

    def __init__(self, folder: Path) -> None:
        self.disk = Disk(folder / "gateway.sqlite3", faults.SCHEMA + _SCHEMA)

    # Orders.

    def order(self, reference: str) -> Row | None:
        return self.disk.one("SELECT * FROM orders WHERE reference = ?", reference)

    def take(self, told: Mapping[str, str]) -> Row | None:
        """The order that a merchant's signed request tells of; None where the same reference had another request."""
        self.disk.tell(
            "INSERT OR IGNORE INTO orders (reference, amount, purpose, return_url, locale, created, expires)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            told["vnp_TxnRef"],
            int(told["vnp_Amount"]) // 100,
            told["vnp_OrderInfo"],
            told["vnp_ReturnUrl"],
            told["vnp_Locale"],
            told["vnp_CreateDate"],
            told["vnp_ExpireDate"],
        )
        order = self.order(told["vnp_TxnRef"])
        same = order is not None and (order["amount"], order["created"]) == (
            int(told["vnp_Amount"]) // 100,
            told["vnp_CreateDate"],
        )
        return order if same else None

    def close(self, reference: str, code: str) -> bool:
        """The order's result is final; False where it was already."""
        with self.disk.together():
            order = self.order(reference)
            if order is None or order["code"]:
                return False
            self.disk.tell("UPDATE orders SET code = ? WHERE reference = ?", code, reference)
        return True

    def reopen(self, reference: str, code: str) -> None:
        """Another result than the one that was final."""
        self.disk.tell("UPDATE orders SET code = ? WHERE reference = ?", code, reference)

    def expired(self) -> list[Row]:
        """Orders that nobody paid in time."""
        return self.disk.ask("SELECT * FROM orders WHERE code = '' AND expires < ?", stamp(now()))

    def latest_orders(self) -> list[Row]:
        return self.disk.ask("SELECT * FROM orders ORDER BY rowid DESC LIMIT 20")

    # Movements.

    def move(self, order: Row, kind: str, amount: int, code: str, *, request: str = "", purpose: str = "") -> Row:
        """A movement of money, or an attempt at one that failed with `code`."""
        number = self.disk.tell(
            "INSERT INTO movements (reference, kind, amount, at, code, request, purpose) VALUES (?, ?, ?, ?, ?, ?, ?)",
            *(order["reference"], kind, amount, stamp(now()), code, request, purpose or order["purpose"]),
        )
        return self.disk.ask("SELECT * FROM movements WHERE number = ?", number)[0]

    def payment(self, reference: str) -> Row | None:
        """The payment that succeeded, else the latest attempt."""
        return self.disk.one(
            "SELECT * FROM movements WHERE reference = ? AND kind = '01' ORDER BY code = '00' DESC, number DESC",
            reference,
        )

    def given_back(self, reference: str) -> int:
        """How much of an order went back."""
        row = self.disk.one(
            "SELECT coalesce(sum(amount), 0) AS sum FROM movements WHERE reference = ? AND kind <> '01'", reference
        )
        return int(row["sum"]) if row else 0

    def moved_on(self, day: str) -> list[Row]:
        """What moved on that day (yyyyMMdd)."""
        return self.disk.ask(
            "SELECT * FROM movements WHERE at LIKE ? AND code IN ('00', '05') ORDER BY number", f"{day}%"
        )

    # Payouts.

    def batch(self, day: str, kept_back: int = 0) -> Row | None:
        """What is paid out of that day (yyyyMMdd), fixed when first asked for; None where nothing is left."""
        self.disk.tell(
            "INSERT OR IGNORE INTO payouts (day, amount)"
            " SELECT ?1, sum(CASE kind WHEN '01' THEN amount ELSE -amount END) - ?2 AS rest FROM movements"
            " WHERE substr(at, 1, 8) = ?1 AND code IN ('00', '05') HAVING rest > 0",
            *(day, kept_back),
        )
        return self.disk.one("SELECT * FROM payouts WHERE day = ?", day)

    def paid_out(self, day: str, number: str) -> None:
        """The bank's number of the transfer that paid that day out."""
        self.disk.tell("UPDATE payouts SET number = ? WHERE day = ?", number, day)

    def days_to_pay_out(self, until: str) -> list[str]:
        """The days up to that one of which something moved and nothing was paid out."""
        rows = self.disk.ask(
            "SELECT DISTINCT substr(at, 1, 8) AS day FROM movements WHERE code IN ('00', '05')"
            " AND substr(at, 1, 8) <= ? AND substr(at, 1, 8) NOT IN (SELECT day FROM payouts WHERE number <> '')"
            " ORDER BY day",
            until,
        )
        return [str(row["day"]) for row in rows]

    def latest_payouts(self) -> list[Row]:
        return self.disk.ask("SELECT * FROM payouts ORDER BY day DESC LIMIT 10")

    def was_heard(self, request: str) -> bool:
        """Whether a refund with that number of a request is on its way already."""
        return self.disk.one("SELECT 1 FROM movements WHERE request = ?", request) is not None

    # Notices.

    def notify(self, reference: str, query: str, *, after: float = 0.0) -> int:
        """The merchant will be told."""
        return self.disk.tell(
            "INSERT INTO notices (reference, query, due) VALUES (?, ?, ?)", reference, query, time.time() + after
        )

    def due(self) -> list[Row]:
        """The notices whose time has come, in their order."""
        return self.disk.ask("SELECT * FROM notices WHERE ended = 0 AND due <= ? ORDER BY due, id", time.time())

    def told(self, notice: Row, answer: str, *, ended: bool, again_in: float) -> None:
        """What the merchant said."""
        self.disk.tell(
            "UPDATE notices SET tries = tries + 1, answer = ?, ended = ?, due = ? WHERE id = ?",
            *(answer, int(ended), time.time() + again_in, notice["id"]),
        )

    def notices(self, reference: str) -> list[Row]:
        return self.disk.ask("SELECT * FROM notices WHERE reference = ? ORDER BY id", reference)
