"""Bank statements in CSV as banks' pages hand them out: a line of headings in either language, then the movements."""

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from onedoor.base import clock
from onedoor.base.text import fold
from onedoor.fees.errors import NotAStatement
from onedoor.fees.rules.references import find_reference
from onedoor.fees.terms import Manner, Statement, StatementLine

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "at": ("booked at", "date", "transaction date", "thoi gian", "ngay giao dich", "ngay gio giao dich"),
    "transaction": (
        "transaction",
        "transaction number",
        "so but toan",
        "ma giao dich",
        "so giao dich",
        "so tham chieu",
    ),
    "credit": ("credit", "ghi co", "so tien ghi co"),
    "debit": ("debit", "ghi no", "so tien ghi no"),
    "purpose": ("purpose", "description", "noi dung", "dien giai", "noi dung giao dich"),
    "payer": ("payer", "nguoi chuyen", "doi tac"),
    "key": ("end to end", "ma lenh"),
    "balance": ("balance", "so du"),
}
_NEEDED = ("at", "transaction", "credit", "debit", "purpose")
_AMOUNT = re.compile(r"[0-9]{1,15}|[0-9]{1,3}(,[0-9]{3})+|[0-9]{1,3}(\.[0-9]{3})+", re.ASCII)
_MOMENTS = ("%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y")
Row = Mapping[str, str]


def read(content: bytes) -> Statement:
    """The statement of the one day on which its lines lie.

    Refuses: NotAStatement with `line` and `why`, one of not_text, not_csv, columns, moment, amount, number, day,
    balance, empty.
    """
    lines: list[StatementLine] = []
    balance: int | None = None
    for number, row in _rows(content):
        line = _line(number, row)
        if lines and clock.day_of(line.at) != clock.day_of(lines[0].at):
            raise NotAStatement(line=number, why="day")
        if row.get("balance"):
            told = _amount(row["balance"], number)
            if balance is not None and told != balance + line.amount:
                raise NotAStatement(line=number, why="balance")
            balance = told
        lines.append(line)
    if not lines:
        raise NotAStatement(line=1, why="empty")
    digest = hashlib.sha256(content).hexdigest()
    return Statement(Manner.VIETQR, clock.day_of(lines[0].at), digest, tuple(lines))


def _rows(content: bytes) -> Iterator[tuple[int, Row]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        raise NotAStatement(line=content.count(b"\n", 0, failure.start) + 1, why="not_text") from None
    if "\0" in text:
        raise NotAStatement(line=text.count("\n", 0, text.index("\0")) + 1, why="not_text")
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    names: list[str] = []
    try:
        for row in reader:
            if not any(map(str.strip, row)):
                continue
            if not names:
                names = _names(row, reader.line_num)
            elif len(row) != len(names):
                raise NotAStatement(line=reader.line_num, why="columns")
            else:
                yield reader.line_num, dict(zip(names, map(str.strip, row), strict=True))
    except csv.Error:
        raise NotAStatement(line=reader.line_num, why="not_csv") from None


def _names(head: list[str], number: int) -> list[str]:
    known = {heading: name for name, headings in _HEADINGS.items() for heading in headings}
    plain = [re.sub(r"[\s_]+", " ", fold(heading)).strip() for heading in head]
    names = [known.get(heading, f"other {place}") for place, heading in enumerate(plain)]
    if not set(_NEEDED) <= set(names) or len(set(names)) != len(names):
        raise NotAStatement(line=number, why="columns")
    return names


def _line(number: int, row: Row) -> StatementLine:
    credit, debit = (_amount(row[name], number) if row[name] else 0 for name in ("credit", "debit"))
    if (credit > 0) == (debit > 0):
        raise NotAStatement(line=number, why="amount")
    if not row["transaction"]:
        raise NotAStatement(line=number, why="number")
    return StatementLine(
        number=number,
        reference=find_reference(row["purpose"]) if credit else "",
        transaction=row["transaction"],
        amount=credit - debit,
        at=_moment(row["at"], number),
        purpose=row["purpose"],
        payer=row.get("payer", ""),
        key=row.get("key", "") if debit else "",
    )


def _amount(told: str, number: int) -> int:
    if not _AMOUNT.fullmatch(told):
        raise NotAStatement(line=number, why="amount")
    return int(told.replace(",", "").replace(".", ""))


def _moment(told: str, number: int) -> datetime:
    for form in _MOMENTS:
        try:
            return datetime.strptime(told, form).replace(tzinfo=clock.law_zone())
        except ValueError:
            continue
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        raise NotAStatement(line=number, why="moment") from None
    return at if at.tzinfo else at.replace(tzinfo=clock.law_zone())
