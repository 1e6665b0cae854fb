"""VNPAY's codes, moments and amounts in our words."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone

from onedoor.fees.terms import Outcome, Reason, Verdict

ZONE = timezone(timedelta(hours=7))
_MOMENT = "%Y%m%d%H%M%S"
_MOMENT_FORM = re.compile(r"[0-9]{14}", re.ASCII)
_AMOUNT_FORM = re.compile(r"[1-9][0-9]{0,11}", re.ASCII)

REASONS: Mapping[str, Reason] = {
    "07": Reason.SUSPECTED,
    "09": Reason.NOT_ENROLLED,
    "10": Reason.WRONG_CREDENTIALS,
    "11": Reason.TIMED_OUT,
    "12": Reason.CARD_LOCKED,
    "13": Reason.WRONG_CREDENTIALS,
    "15": Reason.TIMED_OUT,
    "24": Reason.CANCELLED,
    "51": Reason.NOT_ENOUGH_MONEY,
    "65": Reason.OVER_LIMIT,
    "75": Reason.BANK_DOWN,
    "79": Reason.WRONG_CREDENTIALS,
}
"""`vnp_ResponseCode`, as far as the person can do something about it."""

ANSWERS: Mapping[Verdict, tuple[str, str]] = {
    Verdict.APPLIED: ("00", "Confirm Success"),
    Verdict.ALREADY: ("02", "Order already confirmed"),
    Verdict.NO_SUCH_ORDER: ("01", "Order not found"),
    Verdict.WRONG_AMOUNT: ("04", "Invalid amount"),
    Verdict.FORGED: ("97", "Invalid signature"),
    Verdict.LATER: ("99", "Unknown error"),
}
"""What VNPAY wants to hear about an IPN: 00 and 02 end it, with the others it calls again."""

_REFUNDING = frozenset({"05", "06", "09"})
"""`vnp_TransactionStatus` of a payment whose refund is under way, at the bank or refused: it had succeeded."""


def reason(code: str) -> Reason:
    """Why an attempt failed."""
    return REASONS.get(code, Reason.OTHER)


def outcome_told(code: str, status: str) -> Outcome:
    """What a callback says. Where its two codes contradict each other or money is held (07), VNPAY will be asked."""
    if code == status == "00":
        return Outcome.SUCCEEDED
    return Outcome.FAILED if status == "02" and code not in {"00", "07"} else Outcome.PENDING


def outcome_asked(status: str) -> Outcome:
    """What the answer to a query says: 01 is under way, 04 and 07 wait for VNPAY and the bank to agree."""
    if status == "00" or status in _REFUNDING:
        return Outcome.SUCCEEDED
    return Outcome.FAILED if status == "02" else Outcome.PENDING


def hundredfold(amount: int) -> str:
    """`amount` đồng as it travels."""
    return str(amount * 100)


def amount(told: str) -> int:
    """Đồng; ValueError where `told` is not a positive whole number of them, a hundredfold."""
    if not _AMOUNT_FORM.fullmatch(told) or not told.endswith("00"):
        raise ValueError("not an amount")
    return int(told) // 100


def written(at: datetime) -> str:
    """A moment as it travels."""
    return at.astimezone(ZONE).strftime(_MOMENT)


def moment(told: str) -> datetime:
    """The moment; ValueError where `told` is none."""
    if not _MOMENT_FORM.fullmatch(told):
        raise ValueError("not a moment")
    return datetime.strptime(told, _MOMENT).replace(tzinfo=ZONE)
