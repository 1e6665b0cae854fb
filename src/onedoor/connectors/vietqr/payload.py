"""The payload of a VietQR code (EMVCo merchant-presented mode, NAPAS): two-digit tag, two-digit length, value."""

import re
from binascii import crc_hqx
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_NAPAS = "A000000727"
_TO_ACCOUNT, _TO_CARD = "QRIBFTTA", "QRIBFTTC"
_LONGEST = 512
PURPOSE_LENGTH = 25
_PURPOSE = re.compile(rf"[ -~]{{0,{PURPOSE_LENGTH}}}")


class NotAPayload(ValueError):
    """The text is no VietQR code; its argument says why."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """What a code asks for; without an amount (0), the person types it. `bill` and `purpose` are plain ASCII."""

    bin: str
    account: str
    amount: int = 0
    purpose: str = ""
    bill: str = ""
    to_card: bool = False


def payload(transfer: Transfer) -> str:
    """The code's text. Refuses: NotAPayload for what no bank could read."""
    _check(transfer)
    account = _field("00", transfer.bin) + _field("01", transfer.account)
    service = _TO_CARD if transfer.to_card else _TO_ACCOUNT
    merchant = _field("00", _NAPAS) + _field("01", account) + _field("02", service)
    text = _field("00", "01") + _field("01", "12" if transfer.amount else "11") + _field("38", merchant)
    text += _field("53", "704")
    if transfer.amount:
        text += _field("54", str(transfer.amount))
    text += _field("58", "VN")
    more = _field("01", transfer.bill) if transfer.bill else ""
    more += _field("08", transfer.purpose) if transfer.purpose else ""
    text += _field("62", more) if more else ""
    return text + "6304" + checksum(text + "6304")


def read(text: str) -> Transfer:
    """What the code asks for. Refuses: NotAPayload."""
    if not text.isascii() or len(text) > _LONGEST or text[-8:-4] != "6304":
        raise NotAPayload("form")
    if checksum(text[:-4]) != text[-4:]:
        raise NotAPayload("checksum")
    fields = _fields(text[:-8])
    merchant = _fields(fields.get("38", ""))
    account, more = _fields(merchant.get("01", "")), _fields(fields.get("62", ""))
    service = merchant.get("02", _TO_ACCOUNT)
    if fields.get("00") != "01" or merchant.get("00") != _NAPAS or service not in {_TO_ACCOUNT, _TO_CARD}:
        raise NotAPayload("scheme")
    if fields.get("53") != "704" or fields.get("58") != "VN":
        raise NotAPayload("currency")
    amount = fields.get("54", "0")
    if not amount.isdecimal() or ("54" in fields) != (fields.get("01") == "12"):
        raise NotAPayload("amount")
    transfer = Transfer(
        account.get("00", ""),
        account.get("01", ""),
        int(amount),
        more.get("08", ""),
        more.get("01", ""),
        to_card=service == _TO_CARD,
    )
    _check(transfer)
    return transfer


def checksum(text: str) -> str:
    """CRC-16/CCITT-FALSE as four capital hexadecimal digits."""
    return f"{crc_hqx(text.encode(), 0xFFFF):04X}"


def _check(transfer: Transfer) -> None:
    if not re.fullmatch(r"[0-9]{6}", transfer.bin) or not re.fullmatch(r"[0-9A-Za-z]{1,19}", transfer.account):
        raise NotAPayload("account")
    if not 0 <= transfer.amount < 10**13:
        raise NotAPayload("amount")
    if not _PURPOSE.fullmatch(transfer.purpose) or not _PURPOSE.fullmatch(transfer.bill):
        raise NotAPayload("purpose")


def _field(tag: str, value: str) -> str:
    return f"{tag}{len(value):02d}{value}"


def _fields(text: str) -> Mapping[str, str]:
    told = dict[str, str]()
    for tag, value in _each(text):
        if tag in told:
            raise NotAPayload("twice")
        told[tag] = value
    return told


def _each(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(text):
        tag, length = text[at : at + 2], text[at + 2 : at + 4]
        if not (len(length) == 2 and tag.isdecimal() and length.isdecimal()):
            raise NotAPayload("form")
        end = at + 4 + int(length)
        if end > len(text):
            raise NotAPayload("form")
        yield tag, text[at + 4 : end]
        at = end
