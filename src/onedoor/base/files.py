"""Durable files: bytes are on the disk, folder and all, before their row is; each reading is checked by digest.

What lies in the store is sealed with the key of the person whom it is about, and opens under its own name alone.
"""

import hashlib
import logging
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Protocol, cast
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, storages

from onedoor.base.errors import BytesChanged, StoreUnavailable
from onedoor.base.sealing import envelope, keys
from onedoor.base.sealing.keys import Key, key

_log = logging.getLogger(__name__)
_MARK = b"\x89onedoor\n"


class _Opened(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class StoredFile:
    """Where bytes lie, how many they are when opened, and their SHA-256 in hexadecimal."""

    stored_as: str
    size: int
    sha256: str


class DurableFileStorage(FileSystemStorage):
    """The file system, with fsync of the file and of its folder before `save` returns."""

    def save(self, name: str | None, content: IO[Any], max_length: int | None = None) -> str:
        saved = super().save(name, content, max_length)
        path = Path(self.path(saved))
        for target in (path, path.parent, path.parent.parent):
            handle = os.open(target, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        return saved

    def overwrite(self, name: str, content: bytes) -> None:
        """Other bytes under a name that is there, at once or not at all."""
        path = Path(self.path(name))
        beside = path.with_name(f".{path.name}")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        if not path.exists():
            beside.unlink()
            return
        beside.replace(path)
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def store(chunks: Iterable[bytes], by: Key) -> StoredFile:
    """The bytes are stored, sealed by that key, under a new name that tells nothing.

    Refuses: StoreUnavailable; then nothing is left under that name, as far as the store lets itself be cleaned.
    """
    content = b"".join(chunks)
    token = uuid4().hex
    name = f"{token[:2]}/{token}"
    sealed = ContentFile(_MARK + envelope.seal(content, _place(name), by))
    try:
        storages["default"].save(name, sealed)
    except Exception as fault:
        _log.error("a store keeps nothing", extra={"reason": type(fault).__name__})
        with suppress(Exception):
            storages["default"].delete(name)
        raise StoreUnavailable from fault
    return StoredFile(name, len(content), hashlib.sha256(content).hexdigest())


def read(stored_as: str, sha256: str) -> bytes:
    """The bytes as they were stored. Refuses: BytesChanged where they are not, StoreUnavailable."""
    kept = as_kept(stored_as)
    content = _unsealed(stored_as, kept)
    if content is None or hashlib.sha256(content).hexdigest() != sha256:
        _log.error("a stored file is not what was kept", extra={"stored_as": stored_as, "missing": kept is None})
        raise BytesChanged
    return content


def flaw(stored_as: str, sha256: str) -> str:
    """What is wrong with a stored file: `missing`, `changed`, or nothing. Refuses: StoreUnavailable."""
    kept = as_kept(stored_as)
    if kept is None:
        return "missing"
    content = _unsealed(stored_as, kept)
    return "" if content is not None and hashlib.sha256(content).hexdigest() == sha256 else "changed"


def _unsealed(stored_as: str, kept: bytes | None) -> bytes | None:
    """What lies there; None where it was altered, lies in the open, or its key was destroyed."""
    if kept is None or not is_sealed(kept):
        return None
    try:
        return envelope.unseal(kept[len(_MARK) :], _place(stored_as))
    except (envelope.NotSealedHere, envelope.KeyDestroyed):
        return None


def key_of(stored_as: str) -> Key:
    """The key that sealed those bytes, for what is made from them. Refuses: BytesChanged, StoreUnavailable."""
    kept = as_kept(stored_as)
    if kept is None or not is_sealed(kept):
        raise BytesChanged
    try:
        return key(envelope.key_id(kept[len(_MARK) :]))
    except (envelope.KeyDestroyed, ValueError):
        raise BytesChanged from None


def as_kept(stored_as: str) -> bytes | None:
    """The bytes as they lie under that name; None where there are none. Refuses: StoreUnavailable."""
    try:
        opened = cast("_Opened", storages["default"].open(stored_as))
        try:
            return opened.read()
        finally:
            opened.close()
    except FileNotFoundError:
        return None
    except Exception as fault:
        _log.error("a store gives nothing", extra={"reason": type(fault).__name__})
        raise StoreUnavailable from fault


def seal_anew(stored_as: str) -> bool:
    """The bytes are sealed with the key in use of whose they are; the house's, if they lay in the open.

    Told is whether anything was done.
    """
    kept = as_kept(stored_as)
    if kept is None:
        return False
    owner, drawer, content = keys.HOUSE, str(keys.Drawer.PERSON), kept
    try:
        if is_sealed(kept):
            sealed = kept[len(_MARK) :]
            owner, drawer, in_use = keys.owner_of(envelope.key_id(sealed))
            if in_use:
                return False
            content = envelope.unseal(sealed, _place(stored_as))
    except (envelope.NotSealedHere, envelope.KeyDestroyed):
        return False
    made = _MARK + envelope.seal(content, _place(stored_as), keys.key_of(owner, drawer))
    cast("DurableFileStorage", storages["default"]).overwrite(stored_as, made)
    return True


def folders() -> list[str]:
    """The folders of the store, in order."""
    return sorted(storages["default"].listdir("")[0])


def names(folder: str) -> list[str]:
    """What lies in a folder, in order."""
    return sorted(f"{folder}/{name}" for name in storages["default"].listdir(folder)[1] if not name.startswith("."))


def is_sealed(kept: bytes) -> bool:
    """Whether bytes as they lie there are sealed."""
    return kept.startswith(_MARK)


def forget(stored_as: str) -> None:
    """The bytes are gone."""
    storages["default"].delete(stored_as)


def _place(stored_as: str) -> str:
    return f"file/{stored_as}"
