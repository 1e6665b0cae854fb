"""Identifiers: sortable for tables, unguessable for people."""

import os
import secrets
import time
from uuid import UUID

_PUBLIC_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


def new_id() -> UUID:
    """A UUID version 7 (RFC 9562): time-ordered, so that indexes grow at one end."""
    millis = time.time_ns() // 1_000_000
    value = (millis & 0xFFFFFFFFFFFF) << 80 | 0x7 << 76 | int.from_bytes(os.urandom(10)) & ((1 << 76) - 1)
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def public_token(length: int = 16) -> str:
    """A random token a person can read out: no 0/o, 1/l/i. 16 letters carry 79 bits."""
    return "".join(secrets.choice(_PUBLIC_LETTERS) for _ in range(length))


def read_id(text: str) -> UUID | None:
    """The identifier that somebody sent; None where it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None
