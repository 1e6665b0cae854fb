"""Asking VNPAY: JSON whose values, joined by bars in the order of the protocol, are signed on both sides."""

import json
from collections.abc import Mapping
from uuid import uuid4

from onedoor.base.errors import ConnectorError
from onedoor.base.outside import Answer, Outside
from onedoor.connectors.vnpay import signing

VERSION = "2.1.0"
_ASKED: Mapping[str, tuple[str, ...]] = {
    "querydr": ("TxnRef", "TransactionDate", "CreateDate", "IpAddr", "OrderInfo"),
    "refund": (
        *("TransactionType", "TxnRef", "Amount", "TransactionNo", "TransactionDate"),
        *("CreateBy", "CreateDate", "IpAddr", "OrderInfo"),
    ),
    "statement": ("Date", "CreateDate"),
}
_ANSWERED = (
    *("ResponseId", "Command", "ResponseCode", "Message", "TmnCode", "TxnRef", "Amount", "BankCode", "PayDate"),
    *("TransactionNo", "TransactionType", "TransactionStatus", "OrderInfo"),
)
_ANSWERS: Mapping[str, tuple[str, ...]] = {
    "querydr": (*_ANSWERED, "PromotionCode", "PromotionAmount"),
    "refund": _ANSWERED,
}


class Conversation:
    """A merchant's account with VNPAY, by its code and secret."""

    def __init__(self, merchant: str, secret: str) -> None:
        self.merchant, self.secret = merchant, secret
        self._vnpay = Outside("VNPAY", largest=20_000_000)

    def close(self) -> None:
        """Hang up."""
        self._vnpay.close()

    def ask(self, url: str, command: str, told: Mapping[str, str], *, request: str = "") -> dict[str, str]:
        """VNPAY's own answer to `command`, by names without their prefix; parameters that it left out are missing.

        Raises ConnectorError: not heard, not readable, or not VNPAY's.
        """
        answer = self._posted(url, command, told, request)
        answered = _read(answer.content)
        wanted = signing.mac_of_values((answered.get(name, "") for name in _ANSWERS[command]), self.secret)
        if not signing.same(answered.get("SecureHash", ""), wanted):
            # Whoever answers that our own MAC is wrong cannot sign; asking again with the same secret will not help.
            raise ConnectorError(
                "VNPAY's answer is not signed.", again=answered.get("ResponseCode") not in {"02", "97"}
            )
        if answered.get("Command") != command or answered.get("TmnCode") != self.merchant:
            raise ConnectorError("VNPAY answered to another question.", again=True)
        return answered

    def document(self, url: str, command: str, told: Mapping[str, str]) -> bytes:
        """The document that VNPAY answers with, whose MAC stands in a header. Raises ConnectorError."""
        answer = self._posted(url, command, told, "")
        mac = signing.mac(answer.content, self.secret)
        if not signing.same(answer.headers.get("vnp-secure-hash", ""), mac):
            raise ConnectorError("VNPAY's document is not signed.", again=True)
        return answer.content

    def _posted(self, url: str, command: str, told: Mapping[str, str], request: str) -> Answer:
        head = {"RequestId": request or uuid4().hex, "Version": VERSION, "Command": command, "TmnCode": self.merchant}
        values = [*head.values(), *(told[name] for name in _ASKED[command])]
        body = {f"vnp_{name}": value for name, value in {**head, **told}.items()}
        body[signing.MAC] = signing.mac_of_values(values, self.secret)
        answer = self._vnpay.ask("POST", url, told=body)
        if answer.status != 200:
            raise ConnectorError(f"VNPAY answered {answer.status}.", again=answer.status >= 429)
        return answer


def _read(content: bytes) -> dict[str, str]:
    unreadable = ConnectorError("VNPAY's answer cannot be read.", again=True)
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        raise unreadable from None
    if not isinstance(told, dict) or not all(isinstance(value, str | int | None) for value in told.values()):
        raise unreadable
    return {name.removeprefix("vnp_"): str(value) for name, value in told.items() if value is not None}
