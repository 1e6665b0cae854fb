"""Reading an IPN: each control by itself, and the MAC before anything is believed."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from onedoor.connectors.vnpay import signing, words
from onedoor.fees.errors import Forged
from onedoor.fees.terms import GatewayFact, Heard, Manner, Outcome

_MOST, _LONGEST = 40, 500
_NAME = re.compile(r"vnp_[A-Za-z]{1,40}", re.ASCII)
_REFERENCE = re.compile(r"[0-9A-Za-z]{1,100}", re.ASCII)
_TRANSACTION = re.compile(r"[0-9]{1,20}", re.ASCII)
_CODE = re.compile(r"[0-9]{2}", re.ASCII)
_NEEDED = ("vnp_TmnCode", "vnp_TxnRef", "vnp_Amount", "vnp_ResponseCode", "vnp_TransactionStatus")


def read(parameters: Sequence[tuple[str, str]], *, merchant: str, secret: str) -> GatewayFact:
    """The fact that a callback states. Raises Forged, whose text names the control: parameters, mac, merchant …"""
    told = _once_each(parameters)
    _check_mac(told, secret)
    missing = [name for name in _NEEDED if not told.get(name)]
    if missing:
        raise Forged("missing")
    if told["vnp_TmnCode"] != merchant:
        raise Forged("merchant")
    if told.get("vnp_CurrCode", "VND") != "VND":
        raise Forged("currency")
    return _fact(told)


def _once_each(parameters: Sequence[tuple[str, str]]) -> dict[str, str]:
    if len(parameters) > _MOST or any(len(value) > _LONGEST for _, value in parameters):
        raise Forged("size")
    if not all(_NAME.fullmatch(name) for name, _ in parameters):
        raise Forged("name")
    told = dict(parameters)
    if len(told) != len(parameters):
        raise Forged("twice")
    return told


def _check_mac(told: Mapping[str, str], secret: str) -> None:
    if told.get(signing.MAC_TYPE, "HMACSHA512") != "HMACSHA512":
        raise Forged("algorithm")
    signed = {name: value for name, value in told.items() if name not in {signing.MAC, signing.MAC_TYPE}}
    try:
        wanted = signing.mac_of_query(signed, secret)
    except UnicodeEncodeError:
        raise Forged("encoding") from None
    if not signing.same(told.get(signing.MAC, ""), wanted):
        raise Forged("mac")


def _fact(told: Mapping[str, str]) -> GatewayFact:
    code, status = told["vnp_ResponseCode"], told["vnp_TransactionStatus"]
    if not (_CODE.fullmatch(code) and _CODE.fullmatch(status)):
        raise Forged("code")
    if not _REFERENCE.fullmatch(told["vnp_TxnRef"]):
        raise Forged("reference")
    number = told.get("vnp_TransactionNo", "0")
    outcome = words.outcome_told(code, status)
    moved = outcome is Outcome.SUCCEEDED
    if not _TRANSACTION.fullmatch(number) or (moved and not int(number)):
        raise Forged("transaction")
    return fact_of(
        told,
        outcome=outcome,
        heard=Heard.CALLBACK,
        amount=_amount(told["vnp_Amount"]),
        at=_moment(told.get("vnp_PayDate", "")) if moved or told.get("vnp_PayDate") else None,
        code=code,
    )


def fact_of(
    told: Mapping[str, str], *, outcome: Outcome, heard: Heard, amount: int, at: datetime | None, code: str
) -> GatewayFact:
    """The fact in verified words of VNPAY; a callback and the answer to a query that say the same have the same key."""
    reference, number = told["vnp_TxnRef"], told.get("vnp_TransactionNo") or "0"
    moved = outcome is Outcome.SUCCEEDED
    explained = outcome is Outcome.FAILED or code == "07"
    return GatewayFact(
        gateway=Manner.VNPAY,
        reference=reference,
        outcome=outcome,
        amount=amount,
        transaction=number if moved else "",
        at=at if moved else None,
        key=f"{reference}.{number}.{outcome}.{amount}",
        heard=heard,
        reason=words.reason(code) if explained else None,
        code=code,
        bank=told.get("vnp_BankCode", ""),
        purpose=told.get("vnp_OrderInfo", ""),
    )


def _amount(told: str) -> int:
    try:
        return words.amount(told)
    except ValueError:
        raise Forged("amount") from None


def _moment(told: str) -> datetime:
    try:
        return words.moment(told)
    except ValueError:
        raise Forged("moment") from None
