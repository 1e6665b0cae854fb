"""The form of a sealed value: which key, then AES-256-GCM over the value, bound to the place where it stands.

Bytes: 1 (the form), 16 (the key's id), 12 (nonce), the locked value, 16 (tag). The tag covers the first 17 and the
place too, so that a value moved to another row, column, file or key does not open.
"""

import os
from uuid import UUID

from cryptography.exceptions import InvalidTag

from onedoor.base.sealing.keys import Key, KeyDestroyed, key

_FORM = b"\x01"
_ID_END, _NONCE_END = 17, 29
ADDED = _NONCE_END + 16
"""By how many bytes a sealed value is longer."""


class NotSealedHere(Exception):
    """The bytes were not sealed for this place, or were altered."""


def seal(value: bytes, place: str, by: Key) -> bytes:
    """`value`, locked by that key, for that place alone."""
    head, nonce = _FORM + by.id.bytes, os.urandom(_NONCE_END - _ID_END)
    return head + nonce + by.cipher.encrypt(nonce, value, head + place.encode())


def unseal(sealed: bytes, place: str) -> bytes:
    """The value. Raises NotSealedHere, KeyDestroyed."""
    if sealed[:1] != _FORM or len(sealed) < ADDED:
        raise NotSealedHere(place)
    try:
        return key(key_id(sealed)).cipher.decrypt(
            sealed[_ID_END:_NONCE_END], sealed[_NONCE_END:], sealed[:_ID_END] + place.encode()
        )
    except InvalidTag:
        raise NotSealedHere(place) from None


def key_id(sealed: bytes) -> UUID:
    """Which key sealed it."""
    return UUID(bytes=sealed[1:_ID_END])


__all__ = ["ADDED", "KeyDestroyed", "NotSealedHere", "key_id", "seal", "unseal"]
