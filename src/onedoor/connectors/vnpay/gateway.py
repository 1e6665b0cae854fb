"""VNPAY as a way to pay."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from onedoor.base import clock
from onedoor.base.errors import ConnectorError
from onedoor.connectors.vnpay import callbacks, signing, words
from onedoor.connectors.vnpay.conversation import VERSION, Conversation
from onedoor.connectors.vnpay.statements import VnpayStatements
from onedoor.fees.terms import (
    Asked,
    CallbackAnswer,
    GatewayFact,
    Handover,
    Heard,
    Manner,
    Outcome,
    RefundAsked,
    RefundFact,
    RefundState,
    Statement,
    Verdict,
)

_NOT_PLAIN = re.compile(r"[^0-9A-Za-z .:-]+", re.ASCII)
_KEY = re.compile(r"[0-9A-Za-z]{1,32}", re.ASCII)
_OUR_ADDRESS = "127.0.0.1"
_REFUNDS: Mapping[str, RefundState] = {
    "00": RefundState.DONE,
    "05": RefundState.SENT,
    "06": RefundState.SENT,
    "09": RefundState.FAILED,
}
_REFUSED = frozenset({"04", "13", "91", "93", "95"})
_HEARD_BEFORE = "94"
_OURS_IS_WRONG = frozenset({"02", "03", "97"})


class Vnpay:
    """The merchant account that `settings.ENV` names."""

    manner = Manner.VNPAY
    amounts = range(5_000, 1_000_000_000)

    def __init__(self) -> None:
        if not settings.ENV.vnpay_key:
            raise ImproperlyConfigured("Without ONEDOOR_VNPAY_SECRET anybody could speak for VNPAY.")
        self._vnpay = Conversation(settings.ENV.vnpay_tmn_code, settings.ENV.vnpay_key)

    def close(self) -> None:
        """Hang up."""
        self._vnpay.close()

    def begin(self, asked: Asked) -> Handover:
        """The signed address of VNPAY's page; nothing is asked of VNPAY, which learns of the order there."""
        if asked.amount not in self.amounts:
            raise ConnectorError("VNPAY takes 5,000 to 999,999,999 đồng at once.", again=False)
        told = {
            "vnp_Version": VERSION,
            "vnp_Command": "pay",
            "vnp_TmnCode": self._vnpay.merchant,
            "vnp_Amount": words.hundredfold(asked.amount),
            "vnp_CurrCode": "VND",
            "vnp_TxnRef": asked.reference,
            "vnp_OrderInfo": _plain(asked.purpose),
            "vnp_OrderType": "other",
            "vnp_Locale": "en" if asked.language == "en" else "vn",
            "vnp_ReturnUrl": asked.return_url,
            "vnp_IpAddr": asked.client_address,
            "vnp_CreateDate": words.written(asked.created_at),
            "vnp_ExpireDate": words.written(asked.expires_at),
        }
        mac = signing.mac_of_query(told, self._vnpay.secret)
        return Handover(url=f"{settings.ENV.vnpay_pay}?{signing.query_of(told)}&{signing.MAC}={mac}")

    def read_callback(self, parameters: Sequence[tuple[str, str]]) -> GatewayFact:
        """What the IPN, or the parameters that the browser brings back, say. Raises Forged."""
        return callbacks.read(parameters, merchant=self._vnpay.merchant, secret=self._vnpay.secret)

    def answer_callback(self, verdict: Verdict) -> CallbackAnswer:
        code, message = words.ANSWERS[verdict]
        return CallbackAnswer(200, json.dumps({"RspCode": code, "Message": message}))

    def ask(self, reference: str, ordered_at: datetime) -> GatewayFact:
        """What VNPAY knows of the order now; why an attempt failed is told by its callback alone."""
        told = {
            "TxnRef": reference,
            "TransactionDate": words.written(ordered_at),
            "CreateDate": words.written(clock.now()),
            "IpAddr": _OUR_ADDRESS,
            "OrderInfo": f"Truy van {reference}",
        }
        answered = self._vnpay.ask(settings.ENV.vnpay_api, "querydr", told)
        code = answered.get("ResponseCode", "")
        if code == "91":
            return GatewayFact(
                Manner.VNPAY, reference, Outcome.UNKNOWN, 0, "", None, f"{reference}.unknown", Heard.QUERY, code=code
            )
        if code != "00":
            raise ConnectorError(f"VNPAY answered the query with {code}.", again=code not in _OURS_IS_WRONG)
        if answered.get("TxnRef") != reference or answered.get("TransactionType", "01") != "01":
            raise ConnectorError("VNPAY answered about another movement of money.", again=True)
        return _known(answered)

    def refund(self, refund: RefundAsked) -> RefundFact:
        """The refund's key is the number of the request, which VNPAY hears once; told again, it is on its way."""
        if not _KEY.fullmatch(refund.key):
            raise ValueError("not a key")
        told = {
            "TransactionType": "02" if refund.amount == refund.paid_amount else "03",
            "TxnRef": refund.reference,
            "Amount": words.hundredfold(refund.amount),
            "TransactionNo": refund.transaction,
            "TransactionDate": words.written(refund.ordered_at),
            "CreateBy": _plain(refund.by),
            "CreateDate": words.written(clock.now()),
            "IpAddr": _OUR_ADDRESS,
            "OrderInfo": _plain(refund.purpose),
        }
        answered = self._vnpay.ask(settings.ENV.vnpay_api, "refund", told, request=refund.key)
        code = answered.get("ResponseCode", "")
        if code == _HEARD_BEFORE:
            return RefundFact(refund.key, RefundState.SENT, code=code)
        if code in _REFUSED:
            return RefundFact(refund.key, RefundState.FAILED, code=code)
        if code != "00":
            raise ConnectorError(f"VNPAY answered the refund with {code}.", again=code not in _OURS_IS_WRONG)
        if answered.get("TxnRef") != refund.reference or answered.get("Amount") != told["Amount"]:
            raise ConnectorError("VNPAY answered about another refund.", again=True)
        state = _REFUNDS.get(answered.get("TransactionStatus", ""), RefundState.SENT)
        return RefundFact(refund.key, state, answered.get("TransactionNo", ""), code)

    def statement(self, day: date) -> Statement:
        """The statement of that day."""
        told = {"Date": day.strftime("%Y%m%d"), "CreateDate": words.written(clock.now())}
        content = self._vnpay.document(settings.ENV.vnpay_statement, "statement", told)
        return VnpayStatements().read(content, name=f"vnpay-{day}.csv")


def _known(answered: Mapping[str, str]) -> GatewayFact:
    status = answered.get("TransactionStatus", "")
    outcome = words.outcome_asked(status)
    try:
        amount = words.amount(answered.get("Amount", ""))
        at = words.moment(answered["PayDate"]) if outcome is Outcome.SUCCEEDED else None
    except (ValueError, KeyError):
        raise ConnectorError("VNPAY's answer cannot be read.", again=True) from None
    if outcome is Outcome.SUCCEEDED and not answered.get("TransactionNo", "0").strip("0"):
        raise ConnectorError("VNPAY tells of a payment without its number.", again=True)
    told = {f"vnp_{name}": value for name, value in answered.items()}
    return callbacks.fact_of(told, outcome=outcome, heard=Heard.QUERY, amount=amount, at=at, code=status)


def _plain(text: str) -> str:
    return _NOT_PLAIN.sub(" ", text).strip()[:255] or "-"
