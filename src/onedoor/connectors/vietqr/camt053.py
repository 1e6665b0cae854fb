"""Bank statements in camt.053 (ISO 20022), of any version: one statement, one account, one day, in đồng.

What XML can do besides telling a statement is refused: document types, and with them entities, are not read.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import NoReturn, Protocol

from lxml import etree

from onedoor.base import clock
from onedoor.fees.errors import NotAStatement
from onedoor.fees.rules.references import find_reference
from onedoor.fees.terms import Manner, Statement, StatementLine

_NAMESPACE = re.compile(r"urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.[0-9]{2}")
_AMOUNT = re.compile(r"([0-9]{1,15})(?:\.0{1,5})?", re.ASCII)
_DOCUMENT_TYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


class Element(Protocol):
    """What we use of lxml's elements."""

    sourceline: int | None
    text: str | None

    def findall(self, path: str) -> list["Element"]: ...

    def get(self, name: str) -> str | None: ...


def read(content: bytes, *, account: str) -> Statement:
    """The statement of `account`.

    Refuses: NotAStatement with `line` and `why`, one of not_xml, document_type, not_camt, several, account, day,
    amount, currency, direction, moment, number, parts, balance, total.
    """
    statement = _statement(content)
    named = _text(statement, "Acct/Id/Othr/Id") or _text(statement, "Acct/Id/IBAN")
    if named != account:
        _refuse(statement, "account")
    entries = [entry for entry in _all(statement, "Ntry") if _booked(entry)]
    lines = [line for entry in entries for line in _lines(entry)]
    day = _day(statement, lines)
    for line in lines:
        if clock.day_of(line.at) != day:
            raise NotAStatement(line=line.number, why="day")
    _check_sums(statement, entries, lines)
    return Statement(Manner.VIETQR, day, hashlib.sha256(content).hexdigest(), tuple(lines))


def _statement(content: bytes) -> Element:
    # No encoding that a statement comes in hides these words, except UTF-16, which is refused with them.
    if found := _DOCUMENT_TYPE.search(content.replace(b"\0", b"")):
        raise NotAStatement(line=content.count(b"\n", 0, found.start()) + 1, why="document_type")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as failure:
        raise NotAStatement(line=failure.lineno or 1, why="not_xml") from None
    except ValueError:
        raise NotAStatement(line=1, why="not_xml") from None
    if root.getroottree().docinfo.doctype:
        raise NotAStatement(line=1, why="document_type")
    name = etree.QName(root)
    if name.localname != "Document" or not _NAMESPACE.fullmatch(name.namespace or ""):
        _refuse(root, "not_camt")
    statements = _all(root, "BkToCstmrStmt/Stmt")
    if len(statements) != 1:
        _refuse(root, "several" if statements else "not_camt")
    return statements[0]


def _booked(entry: Element) -> bool:
    """Pending and informational entries have moved no money."""
    return (_text(entry, "Sts/Cd") or _text(entry, "Sts") or "BOOK") == "BOOK"


def _lines(entry: Element) -> Iterator[StatementLine]:
    """The movements in an entry: itself, or the parts of a batch, which must add up to it."""
    amount, at = _amount(entry, "Amt"), _moment(entry)
    sign = _sign(entry)
    parts = _all(entry, "NtryDtls/TxDtls")
    if len(parts) < 2:
        yield _line(entry, parts[0] if parts else entry, sign * amount, at)
        return
    amounts = [_amount(part, "Amt") if _all(part, "Amt") else _amount(part, "AmtDtls/TxAmt/Amt") for part in parts]
    if sum(amounts) != amount:
        _refuse(entry, "parts")
    for part, of_part in zip(parts, amounts, strict=True):
        yield _line(entry, part, sign * of_part, at)


def _line(entry: Element, part: Element, amount: int, at: datetime) -> StatementLine:
    purpose = " ".join(_texts(part, "RmtInf/Ustrd")) or _text(part, "AddtlTxInf") or _text(entry, "AddtlNtryInf")
    transaction = _text(part, "Refs/AcctSvcrRef") or _text(entry, "AcctSvcrRef") or _text(part, "Refs/TxId")
    if not transaction:
        _refuse(part, "number")
    end_to_end = _text(part, "Refs/EndToEndId")
    return StatementLine(
        number=part.sourceline or 0,
        reference=find_reference(purpose) if amount > 0 else "",
        transaction=transaction,
        amount=amount,
        at=at,
        purpose=purpose,
        payer=_text(part, "RltdPties/Dbtr/Pty/Nm") or _text(part, "RltdPties/Dbtr/Nm"),
        key="" if amount > 0 or end_to_end == "NOTPROVIDED" else end_to_end,
    )


def _sign(element: Element) -> int:
    direction = _text(element, "CdtDbtInd")
    if direction not in {"CRDT", "DBIT"}:
        _refuse(element, "direction")
    return 1 if direction == "CRDT" else -1


def _amount(element: Element, path: str) -> int:
    found = _all(element, path)
    if len(found) != 1:
        _refuse(element, "amount")
    told = _AMOUNT.fullmatch((found[0].text or "").strip())
    if found[0].get("Ccy") != "VND":
        _refuse(found[0], "currency")
    if told is None:
        _refuse(found[0], "amount")
    return int(told[1])


def _moment(entry: Element) -> datetime:
    """When the entry was booked, by the law's zone where none is told; a day alone is its noon."""
    told = _text(entry, "BookgDt/DtTm") or _text(entry, "BookgDt/Dt")
    try:
        at = datetime.fromisoformat(told if "T" in told else f"{told}T12:00:00")
    except ValueError:
        _refuse(entry, "moment")
    return at if at.tzinfo else at.replace(tzinfo=clock.law_zone())


def _day(statement: Element, lines: list[StatementLine]) -> date:
    told = _text(statement, "FrToDt/FrDtTm") or _text(statement, "FrToDt/FrDt")
    if not told:
        if not lines:
            _refuse(statement, "day")
        return clock.day_of(lines[0].at)
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        _refuse(statement, "day")
    return clock.day_of(at) if at.tzinfo else at.date()


def _check_sums(statement: Element, entries: list[Element], lines: list[StatementLine]) -> None:
    """What the statement tells of itself, if it does: the two balances, how many entries there are."""
    balances = {
        _text(balance, "Tp/CdOrPrtry/Cd"): _sign(balance) * _amount(balance, "Amt")
        for balance in _all(statement, "Bal")
    }
    if {"OPBD", "CLBD"} <= balances.keys() and balances["CLBD"] - balances["OPBD"] != sum(
        line.amount for line in lines
    ):
        _refuse(statement, "balance")
    told = _text(statement, "TxsSummry/TtlNtries/NbOfNtries")
    if told and told != str(len(entries)):
        _refuse(statement, "total")


def _all(element: Element, path: str) -> list[Element]:
    return element.findall("/".join(f"{{*}}{name}" for name in path.split("/")))


def _texts(element: Element, path: str) -> list[str]:
    return [" ".join((found.text or "").split()) for found in _all(element, path)]


def _text(element: Element, path: str) -> str:
    return next(iter(_texts(element, path)), "")


def _refuse(element: Element, why: str) -> NoReturn:
    raise NotAStatement(line=element.sourceline or 0, why=why)
