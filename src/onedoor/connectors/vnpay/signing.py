"""The two MACs of the protocol: over sorted URL-encoded parameters, and over values joined by bars."""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from urllib.parse import quote_plus

MAC = "vnp_SecureHash"
MAC_TYPE = "vnp_SecureHashType"


def query_of(parameters: Mapping[str, str]) -> str:
    """The parameters sorted by name and URL-encoded: what is signed, and what is sent."""
    return "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in sorted(parameters.items()))


def mac_of_query(parameters: Mapping[str, str], secret: str) -> str:
    """The MAC of redirects and callbacks."""
    return mac(query_of(parameters).encode(), secret)


def mac_of_values(values: Iterable[str], secret: str) -> str:
    """The MAC of questions and answers in JSON."""
    return mac("|".join(values).encode(), secret)


def mac(content: bytes, secret: str) -> str:
    """HMAC-SHA512 as 128 small hexadecimal digits."""
    return hmac.new(secret.encode(), content, hashlib.sha512).hexdigest()


def same(given: str, wanted: str) -> bool:
    """Whether two MACs are the same, in a time that tells nothing about where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())
