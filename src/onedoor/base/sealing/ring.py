"""The keys of the installation: those that wrap people's keys, and those of blind indexes. They never enter a database.

They stand in a file of the data folder that is made at first need, or in ONEDOOR_KEYS. The first of each kind is in
use; the others still open and find what they made.
"""

import base64
import hashlib
import hmac
import json
import os
import re
import secrets
import time
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_KEY_BYTES, _NONCE_BYTES = 32, 12
_SEEN_S = 1.0
_seen: tuple[object, float, "Ring"] | None = None
_ID = re.compile(r"^[A-Za-z0-9.\-]{1,40}$")


class KeysMissing(Exception):
    """A key is needed that the installation does not hold, or the file of its keys cannot be read."""


@dataclass(frozen=True, slots=True)
class RingKey:
    """One key of the installation, and since when it is there."""

    id: str
    made_at: str
    secret: bytes

    def __repr__(self) -> str:
        return f"RingKey({self.id})"


@dataclass(frozen=True, slots=True)
class Ring:
    """The keys of the installation, those in use first."""

    wrapping: tuple[RingKey, ...]
    index: tuple[RingKey, ...]

    def wrap(self, secret: bytes, about: bytes) -> tuple[str, bytes]:
        """A person's key, locked by the wrapping key in use: that key's id, and the bytes to keep."""
        key, nonce = self.wrapping[0], os.urandom(_NONCE_BYTES)
        return key.id, nonce + AESGCM(key.secret).encrypt(nonce, secret, about)

    def unwrap(self, wrapped_by: str, wrapped: bytes, about: bytes) -> bytes:
        """The person's key. Raises KeysMissing: no such wrapping key, or the bytes are not of that row."""
        by = next((key for key in self.wrapping if key.id == wrapped_by), None)
        if by is None:
            raise KeysMissing(f"People's keys are locked by the wrapping key {wrapped_by}, which is not in {place()}.")
        try:
            return AESGCM(by.secret).decrypt(wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:], about)
        except InvalidTag:
            raise KeysMissing(f"A person's key does not open with the wrapping key {wrapped_by}.") from None


def ring() -> Ring:
    """The keys as they are now; what another process changes in their file is seen within a second."""
    global _seen  # noqa: PLW0603  The process remembers for a second what it read; an lru_cache cannot forget by time.
    now = time.monotonic()
    if _seen is not None and _seen[0] is settings.ENV and now < _seen[1]:
        return _seen[2]
    found = _read(settings.ENV.keys) if settings.ENV.keys else _in_file(settings.ENV.keys_path)
    _seen = (settings.ENV, now + _SEEN_S, found)
    return found


def _in_file(file: Path) -> Ring:
    if not file.exists():
        _make(file)
    state = file.stat()
    return _read_file(file, state.st_mtime_ns, state.st_ino)


def place() -> str:
    """Where the keys are, as operators are told."""
    return "ONEDOOR_KEYS" if settings.ENV.keys else str(settings.ENV.keys_path)


def blind_indexes(purpose: str, text: str) -> tuple[str, ...]:
    """By what `text` may be found: one value for each index key, that of the key in use first.

    An HMAC, because whoever knows province, sex and year of birth can try the million numbers that are left.
    """
    said = unicodedata.normalize("NFC", "".join(text.split())).encode()
    told = purpose.encode() + b"\0" + said
    return tuple(hmac.new(key.secret, told, hashlib.sha256).hexdigest() for key in ring().index)


def blind_index(purpose: str, text: str) -> str:
    """What is kept beside a sealed value so that it can be found; nothing for nothing."""
    return blind_indexes(purpose, text)[0] if text else ""


def add(*, wrapping: bool = False, index: bool = False) -> None:
    """New keys are in use from now on; the former ones still open and find. Only where the keys stand in a file."""
    now = _in_file(settings.ENV.keys_path)
    _write(
        settings.ENV.keys_path,
        Ring(
            (*([_new()] if wrapping else []), *now.wrapping),
            (*([_new()] if index else []), *now.index),
        ),
    )


def drop(ids: frozenset[str]) -> None:
    """The keys of these ids are gone; those in use stay."""
    now = _in_file(settings.ENV.keys_path)
    _write(
        settings.ENV.keys_path,
        Ring(
            (now.wrapping[0], *(key for key in now.wrapping[1:] if key.id not in ids)),
            (now.index[0], *(key for key in now.index[1:] if key.id not in ids)),
        ),
    )


def _new() -> RingKey:
    now = datetime.now(UTC)
    return RingKey(f"{now:%Y%m%d}-{secrets.token_hex(4)}", now.isoformat(timespec="seconds"), os.urandom(_KEY_BYTES))


def _make(file: Path) -> None:
    """The file exists with new keys, whoever of several processes was first."""
    file.parent.mkdir(parents=True, exist_ok=True)
    whole = _written(file, Ring((_new(),), (_new(),)))
    try:
        os.link(whole, file)
    except FileExistsError:
        pass
    finally:
        whole.unlink()
    _on_disk(file.parent)


def _write(file: Path, keys: Ring) -> None:
    global _seen  # noqa: PLW0603  Keys were just added: what this process remembers of the file is out of date.
    _seen = None
    _written(file, keys).replace(file)
    _on_disk(file.parent)


def _written(file: Path, keys: Ring) -> Path:
    """The keys, whole and on the disk, beside `file` and under another name."""
    told = {kind: [_told(key) for key in getattr(keys, kind)] for kind in ("wrapping", "index")}
    whole = file.with_name(f".{file.name}.{uuid4().hex}")
    handle = os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(json.dumps(told, indent=1) + "\n")
        out.flush()
        os.fsync(out.fileno())
    return whole


def _on_disk(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _told(key: RingKey) -> dict[str, str]:
    return {"id": key.id, "made_at": key.made_at, "key": base64.b64encode(key.secret).decode()}


@lru_cache(maxsize=4)
def _read_file(file: Path, _changed: int, _inode: int) -> Ring:
    return _read(file.read_text())


@lru_cache(maxsize=4)
def _read(text: str) -> Ring:
    try:
        told = json.loads(text)
        keys = Ring(*(tuple(_key(each) for each in told[kind]) for kind in ("wrapping", "index")))
        fit = all(_ID.match(key.id) and len(key.secret) == _KEY_BYTES for key in (*keys.wrapping, *keys.index))
    except (ValueError, KeyError, TypeError):
        raise KeysMissing(f"The keys in {place()} cannot be read.") from None
    if not (fit and keys.wrapping and keys.index):
        raise KeysMissing(f"The keys in {place()} are not complete.")
    return keys


def _key(told: dict[str, str]) -> RingKey:
    return RingKey(told["id"], told.get("made_at", ""), base64.b64decode(told["key"], validate=True))
