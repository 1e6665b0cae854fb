"""VNPAY's daily statement: a CSV that names the merchant and the day first, and tells at its end what was in it."""

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.conf import settings

from onedoor.connectors.vnpay import words
from onedoor.fees.errors import NotAStatement
from onedoor.fees.terms import Manner, Statement, StatementLine

COLUMNS = ("TxnRef", "TransactionNo", "TransactionType", "Amount", "PayDate", "BankCode", "OrderInfo", "RequestId")
_LARGEST = 20_000_000
_PAYMENT, _REFUNDS = "01", frozenset({"02", "03"})


class VnpayStatements:
    """Rows: statement, merchant, day; the columns; the movements; total, how many, their sum a hundredfold."""

    manner = Manner.VNPAY

    def read(self, content: bytes, *, name: str) -> Statement:
        """The statement in that file.

        Refuses: NotAStatement with `line` and `why`, one of not_text, not_csv, too_long, head, columns, moment, day,
        amount, kind, number, total.
        """
        del name
        rows = _rows(content)
        number, head = next(rows, (1, []))
        if len(head) != 3 or head[0] != "statement" or head[1] != settings.ENV.vnpay_tmn_code:
            raise NotAStatement(line=number, why="head")
        day = _moment(head[2] + "000000", number).date()
        number, columns = next(rows, (2, []))
        if tuple(columns) != COLUMNS:
            raise NotAStatement(line=number, why="columns")
        lines: list[StatementLine] = []
        for number, row in rows:
            if row and row[0] == "total":
                _check_total(row, lines, number)
                _check_end(rows)
                digest, batch = hashlib.sha256(content).hexdigest(), f"{head[1]}{day:%Y%m%d}"
                return Statement(Manner.VNPAY, day, digest, tuple(lines), batch)
            line = _line(row, number)
            if line.at.date() != day:
                raise NotAStatement(line=number, why="day")
            lines.append(line)
        raise NotAStatement(line=number + 1, why="total")


def _rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    if len(content) > _LARGEST:
        raise NotAStatement(line=0, why="too_long")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        raise NotAStatement(line=content.count(b"\n", 0, failure.start) + 1, why="not_text") from None
    if "\0" in text:
        raise NotAStatement(line=text.count("\n", 0, text.index("\0")) + 1, why="not_text")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for row in reader:
            if row:
                yield reader.line_num, row
    except csv.Error:
        raise NotAStatement(line=reader.line_num, why="not_csv") from None


def _line(row: Sequence[str], number: int) -> StatementLine:
    if len(row) != len(COLUMNS):
        raise NotAStatement(line=number, why="columns")
    told = dict(zip(COLUMNS, row, strict=True))
    kind = told["TransactionType"]
    if kind != _PAYMENT and kind not in _REFUNDS:
        raise NotAStatement(line=number, why="kind")
    if not told["TransactionNo"].isdecimal():
        raise NotAStatement(line=number, why="number")
    try:
        amount = words.amount(told["Amount"])
    except ValueError:
        raise NotAStatement(line=number, why="amount") from None
    return StatementLine(
        number=number,
        reference=told["TxnRef"],
        transaction=told["TransactionNo"],
        amount=amount if kind == _PAYMENT else -amount,
        at=_moment(told["PayDate"], number),
        purpose=told["OrderInfo"],
        key=told["RequestId"] if kind in _REFUNDS else "",
    )


def _moment(told: str, number: int) -> datetime:
    try:
        return words.moment(told)
    except ValueError:
        raise NotAStatement(line=number, why="moment") from None


def _check_total(row: Sequence[str], lines: Sequence[StatementLine], number: int) -> None:
    total = sum(line.amount for line in lines) * 100
    if list(row[1:]) != [str(len(lines)), str(total)]:
        raise NotAStatement(line=number, why="total")


def _check_end(rows: Iterator[tuple[int, list[str]]]) -> None:
    beyond = next(rows, None)
    if beyond is not None:
        raise NotAStatement(line=beyond[0], why="total")
