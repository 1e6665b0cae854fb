"""The merchant's API: query, refund and statement."""

import csv
import hmac
import io
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from onedoor.connectors.demo.faults import Faults
from onedoor.connectors.demo.payment_gateway import protocol
from onedoor.connectors.demo.payment_gateway.kept import PART_REFUND, PAYMENT, WHOLE_REFUND, Kept, Row

Sent = Mapping[str, object]
_COLUMNS = ("TxnRef", "TransactionNo", "TransactionType", "Amount", "PayDate", "BankCode", "OrderInfo", "RequestId")


class Answers:
    """What the gateway answers to one merchant."""

    def __init__(self, kept: Kept, faults: Faults, *, merchant: str, secret: str) -> None:
        self.kept, self.faults, self.merchant, self.secret = kept, faults, merchant, secret

    def transaction(self, sent: Sent) -> dict[str, str]:
        """The answer to a query or a refund, under the gateway's hash."""
        command = _word(sent, "Command")
        signed = {"querydr": protocol.QUERY_SIGNED, "refund": protocol.REFUND_SIGNED}.get(command)
        if signed is None:
            return {"vnp_ResponseCode": "03", "vnp_Message": "Invalid command"}
        if not self._fits(sent, signed):
            return {"vnp_ResponseCode": "97", "vnp_Message": "Invalid checksum"}
        if _word(sent, "TmnCode") != self.merchant:
            return {"vnp_ResponseCode": "02", "vnp_Message": "Invalid merchant"}
        answered = {
            "vnp_ResponseId": uuid4().hex,
            "vnp_Command": command,
            "vnp_TmnCode": self.merchant,
            "vnp_TxnRef": _word(sent, "TxnRef"),
        }
        answered |= self._query(sent) if command == "querydr" else self._refund(sent)
        names = protocol.QUERY_ANSWER_SIGNED if command == "querydr" else protocol.ANSWER_SIGNED
        if "unsigned" not in self.faults.of(_word(sent, "TxnRef")):
            answered[protocol.HASH] = protocol.barred(self.secret, answered, names)
        return answered

    def statement(self, sent: Sent) -> tuple[str, str] | None:
        """The statement of a day and its hash; None for whoever is not the merchant."""
        if not self._fits(sent, protocol.STATEMENT_SIGNED) or _word(sent, "TmnCode") != self.merchant:
            return None
        content = self._written(_word(sent, "Date"))
        return content, protocol.digest(self.secret, content)

    def _fits(self, sent: Sent, names: Sequence[str]) -> bool:
        given = str(sent.get(protocol.HASH, ""))
        return hmac.compare_digest(given.encode(), protocol.barred(self.secret, sent, names).encode())

    def _query(self, sent: Sent) -> dict[str, str]:
        order = self.kept.order(_word(sent, "TxnRef"))
        faults = self.faults.of(_word(sent, "TxnRef"))
        if order is None or order["created"] != _word(sent, "TransactionDate") or "query_unknown" in faults:
            return {"vnp_ResponseCode": "91", "vnp_Message": "Transaction not found"}
        payment = self.kept.payment(order["reference"])
        code = payment["code"] if payment is not None and "query_pending" not in faults else ""
        found = {
            "vnp_ResponseCode": "00",
            "vnp_Message": "Query success",
            "vnp_Amount": str((payment["amount"] if payment is not None else order["amount"]) * 100),
            "vnp_OrderInfo": order["purpose"],
            "vnp_TransactionType": PAYMENT,
            "vnp_TransactionStatus": {"": "01", "00": "00", "07": "07"}.get(code, "02"),
        }
        if payment is not None and code in {"00", "07"}:
            found |= {"vnp_PayDate": payment["at"], "vnp_TransactionNo": str(payment["number"]), "vnp_BankCode": "NCB"}
        return found

    def _refund(self, sent: Sent) -> dict[str, str]:
        with self.kept.disk.together():
            order, payment = self.kept.order(_word(sent, "TxnRef")), self.kept.payment(_word(sent, "TxnRef"))
            refused = self._refused(sent, order, payment)
            if refused or order is None:
                return refused or {}
            amount, kind = int(_word(sent, "Amount")) // 100, _word(sent, "TransactionType")
            movement = self.kept.move(
                order, kind, amount, "05", request=_word(sent, "RequestId"), purpose=_word(sent, "OrderInfo")
            )
        return {
            "vnp_ResponseCode": "00",
            "vnp_Message": "Refund success",
            "vnp_Amount": _word(sent, "Amount"),
            "vnp_BankCode": "NCB",
            "vnp_PayDate": movement["at"],
            "vnp_TransactionNo": str(movement["number"]),
            "vnp_TransactionType": kind,
            "vnp_TransactionStatus": movement["code"],
            "vnp_OrderInfo": _word(sent, "OrderInfo"),
        }

    def _refused(self, sent: Sent, order: Row | None, payment: Row | None) -> dict[str, str] | None:
        if self.kept.was_heard(_word(sent, "RequestId")):
            return {"vnp_ResponseCode": "94", "vnp_Message": "Request was sent before"}
        if order is None or payment is None:
            return {"vnp_ResponseCode": "91", "vnp_Message": "Transaction not found"}
        if payment["code"] != "00" or "refund_refused" in self.faults.of(order["reference"]):
            return {"vnp_ResponseCode": "95", "vnp_Message": "Transaction cannot be refunded"}
        told, kind = _word(sent, "Amount"), _word(sent, "TransactionType")
        if not told.isdecimal() or int(told) % 100 or not int(told) or kind not in {WHOLE_REFUND, PART_REFUND}:
            return {"vnp_ResponseCode": "03", "vnp_Message": "Invalid format"}
        amount, gone = int(told) // 100, self.kept.given_back(order["reference"])
        if gone + amount > payment["amount"]:
            return {"vnp_ResponseCode": "93", "vnp_Message": "Invalid amount"}
        if kind == WHOLE_REFUND and amount != payment["amount"]:
            return {"vnp_ResponseCode": "04", "vnp_Message": "Whole refund is not allowed"}
        return None

    def _written(self, day: str) -> str:
        rows = _misread([dict(row) for row in self.kept.moved_on(day)], self.faults)
        out = io.StringIO()
        table = csv.writer(out, lineterminator="\n")
        table.writerow(("statement", self.merchant, day))
        table.writerow(_COLUMNS)
        total = 0
        for row in rows:
            total += row["amount"] * (100 if row["kind"] == PAYMENT else -100)
            told = (row["reference"], row["number"], row["kind"], row["amount"] * 100, row["at"], "NCB")
            table.writerow((*told, row["purpose"], row["request"]))
        table.writerow(("total", len(rows), total))
        return out.getvalue()


def _misread(rows: list[dict[str, Any]], faults: Faults) -> list[dict[str, Any]]:
    """The lines as they are written: a fault of one order is about its lines, a general one about the last line."""
    written: list[dict[str, Any]] = []
    general = faults.of()
    for row in rows:
        own = faults.of(str(row["reference"]))
        wrong = own if own != general or row is rows[-1] else frozenset()
        if "statement_missing" in wrong:
            continue
        told = {**row, "amount": row["amount"] + 1_000} if "statement_amount" in wrong else row
        written += [told, told] if "statement_doubled" in wrong else [told]
    return written


def _word(sent: Sent, name: str) -> str:
    return str(sent.get(f"vnp_{name}", ""))
