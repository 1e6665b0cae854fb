"""The name under which a journey is measured: it leads back to its draft only for who holds the server's key."""

import hashlib
import hmac
from uuid import UUID

from django.conf import settings

_QUARTER = 7_889_400_000
"""Milliseconds; the key changes with each, by the moment that stands in the draft's own id (RFC 9562, version 7)."""


def secret() -> bytes:
    """The server's key of measuring, held apart from the rest where an operator wishes so."""
    return (settings.ENV.quality_key or settings.SECRET_KEY).encode()


def journey_key(draft: UUID) -> str:
    """64 hexadecimal digits, the same for the same draft."""
    quarter = (draft.int >> 80) // _QUARTER
    own = hmac.new(secret(), f"quality:{quarter}".encode(), hashlib.sha256).digest()
    return hmac.new(own, draft.bytes, hashlib.sha256).hexdigest()
