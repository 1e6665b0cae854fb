"""The gateway's side of the protocol: its MACs, its moments, and what it demands of a merchant's request."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from urllib.parse import parse_qsl, urlencode

HANOI = timezone(timedelta(hours=7))
HASH = "vnp_SecureHash"
PAY_FIELDS = frozenset(
    f"vnp_{name}"
    for name in (
        *("Version", "Command", "TmnCode", "Amount", "CurrCode", "TxnRef", "OrderInfo", "OrderType", "Locale"),
        *("ReturnUrl", "IpAddr", "CreateDate"),
    )
)
QUERY_SIGNED = (
    "RequestId",
    "Version",
    "Command",
    "TmnCode",
    "TxnRef",
    "TransactionDate",
    "CreateDate",
    "IpAddr",
    "OrderInfo",
)
REFUND_SIGNED = (
    *("RequestId", "Version", "Command", "TmnCode", "TransactionType", "TxnRef", "Amount", "TransactionNo"),
    *("TransactionDate", "CreateBy", "CreateDate", "IpAddr", "OrderInfo"),
)
STATEMENT_SIGNED = ("RequestId", "Version", "Command", "TmnCode", "Date", "CreateDate")
ANSWER_SIGNED = (
    *("ResponseId", "Command", "ResponseCode", "Message", "TmnCode", "TxnRef", "Amount", "BankCode", "PayDate"),
    *("TransactionNo", "TransactionType", "TransactionStatus", "OrderInfo"),
)
QUERY_ANSWER_SIGNED = (*ANSWER_SIGNED, "PromotionCode", "PromotionAmount")


def digest(secret: str, text: str) -> str:
    """The keyed digest of the protocol."""
    return hmac.new(secret.encode(), text.encode(), hashlib.sha512).hexdigest()


def signed_query(secret: str, told: Mapping[str, str]) -> str:
    """A query string with its hash at the end."""
    query = urlencode(sorted(told.items()))
    return f"{query}&{HASH}={digest(secret, query)}"


def received_query(secret: str, query: str) -> dict[str, str] | None:
    """What a merchant sent, where its hash is right; None otherwise."""
    pairs = parse_qsl(query, keep_blank_values=True)
    told = dict(pairs)
    given = told.pop(HASH, "")
    if len(told) != len(pairs) - 1:
        return None
    wanted = digest(secret, urlencode(sorted(told.items())))
    return told if hmac.compare_digest(given.encode(), wanted.encode()) else None


def barred(secret: str, told: Mapping[str, object], names: Sequence[str]) -> str:
    """The hash of a JSON document: the values of `names`, empty where missing, between bars."""
    return digest(secret, "|".join(str(told.get(f"vnp_{name}", "")) for name in names))


def now() -> datetime:
    """The present moment in Hà Nội."""
    return datetime.now(HANOI)


def stamp(at: datetime) -> str:
    """A moment as yyyyMMddHHmmss."""
    return at.astimezone(HANOI).strftime("%Y%m%d%H%M%S")


def unstamp(text: str) -> datetime | None:
    """The moment, where it is one."""
    try:
        return datetime.strptime(text, "%Y%m%d%H%M%S").replace(tzinfo=HANOI)
    except ValueError:
        return None
