"""Writing a day's statement of our account, in camt.053 and CSV; wrong on request, yet its sums tie."""

import csv
import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

from onedoor.connectors.demo.bank.kept import Kept, moment_of, number_of
from onedoor.connectors.demo.faults import Faults

_NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"
Element = ET.Element


@dataclass(frozen=True, slots=True)
class Line:
    """One movement; `amount` is negative where money left."""

    number: str
    amount: int
    at: datetime
    purpose: str
    other: str
    key: str


def lines(kept: Kept, faults: Faults, day: datetime) -> list[Line]:
    """The lines of that day, as they are written."""
    found = [
        Line(
            number_of(row),
            row["amount"] if row["payee"] == kept.account else -row["amount"],
            moment_of(row),
            row["purpose"],
            kept.holder(row["payer"] if row["payee"] == kept.account else row["payee"]),
            row["key"],
        )
        for row in kept.moved_on(day)
    ]
    if not found:
        return found
    *before, last = found
    wrong = faults.of()
    if "statement_missing" in wrong:
        return before
    if "statement_amount" in wrong:
        last = Line(last.number, last.amount + 1_000, last.at, last.purpose, last.other, last.key)
    return [*before, last, last] if "statement_doubled" in wrong else [*before, last]


def camt053(kept: Kept, faults: Faults, day: datetime) -> str:
    """The statement in camt.053.001.08."""
    written = lines(kept, faults, day)
    opening = kept.balance(kept.account, day.timestamp())
    closing = opening + sum(line.amount for line in written) + (1 if "statement_untied" in faults.of() else 0)
    document = ET.Element("Document", {"xmlns": _NAMESPACE})
    root = ET.SubElement(document, "BkToCstmrStmt")
    head = ET.SubElement(root, "GrpHdr")
    _put(head, "MsgId", f"STMT{day:%Y%m%d}")
    _put(head, "CreDtTm", datetime.now(day.tzinfo).isoformat(timespec="seconds"))
    statement = ET.SubElement(root, "Stmt")
    _put(statement, "Id", f"{kept.account}-{day:%Y%m%d}")
    period = ET.SubElement(statement, "FrToDt")
    _put(period, "FrDtTm", day.isoformat())
    _put(period, "ToDtTm", (day + timedelta(days=1, seconds=-1)).isoformat())
    account = ET.SubElement(statement, "Acct")
    _put(account, "Id/Othr/Id", kept.account)
    _put(account, "Ccy", "VND")
    for code, balance in (("OPBD", opening), ("CLBD", closing)):
        _balance(statement, code, balance, day)
    _put(statement, "TxsSummry/TtlNtries/NbOfNtries", str(len(written)))
    for line in written:
        _entry(statement, line)
    ET.indent(document)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(document, encoding="unicode") + "\n"


def as_csv(kept: Kept, faults: Faults, day: datetime) -> str:
    """The statement as the bank's page hands it out."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    headings = ("Ngày giao dịch", "Số bút toán", "Ghi nợ", "Ghi có", "Số dư", "Nội dung", "Đối tác", "Mã lệnh")
    table.writerow(headings)
    held = kept.balance(kept.account, day.timestamp())
    for line in lines(kept, faults, day):
        held += line.amount
        debit, credit = ("", _money(line.amount)) if line.amount > 0 else (_money(-line.amount), "")
        told = (f"{line.at:%d/%m/%Y %H:%M:%S}", line.number, debit, credit, _money(held))
        table.writerow((*told, line.purpose, line.other, line.key))
    return "\ufeff" + out.getvalue()


def _entry(statement: Element, line: Line) -> None:
    entry = ET.SubElement(statement, "Ntry")
    direction = "CRDT" if line.amount > 0 else "DBIT"
    _amount(entry, abs(line.amount))
    _put(entry, "CdtDbtInd", direction)
    _put(entry, "Sts/Cd", "BOOK")
    _put(entry, "BookgDt/DtTm", line.at.isoformat(timespec="seconds"))
    _put(entry, "AcctSvcrRef", line.number)
    _put(entry, "BkTxCd/Prtry/Cd", "TRF")
    details = ET.SubElement(ET.SubElement(entry, "NtryDtls"), "TxDtls")
    _put(details, "Refs/EndToEndId", line.key or "NOTPROVIDED")
    _amount(details, abs(line.amount))
    _put(details, "CdtDbtInd", direction)
    _put(details, "RltdPties/Dbtr/Pty/Nm" if line.amount > 0 else "RltdPties/Cdtr/Pty/Nm", line.other)
    if line.purpose:
        _put(details, "RmtInf/Ustrd", line.purpose)


def _balance(statement: Element, code: str, amount: int, day: datetime) -> None:
    balance = ET.SubElement(statement, "Bal")
    _put(balance, "Tp/CdOrPrtry/Cd", code)
    _amount(balance, abs(amount))
    _put(balance, "CdtDbtInd", "CRDT" if amount >= 0 else "DBIT")
    _put(balance, "Dt/Dt", f"{day:%Y-%m-%d}")


def _amount(element: Element, amount: int) -> None:
    ET.SubElement(element, "Amt", {"Ccy": "VND"}).text = str(amount)


def _put(element: Element, path: str, text: str) -> None:
    for name in path.split("/"):
        element = ET.SubElement(element, name)
    element.text = "".join(letter for letter in text if letter.isprintable())


def _money(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")
