"""Durable files: bytes are on the disk, folder and all, before their row is; each reading is checked by digest."""

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

_log = logging.getLogger(__name__)


class _Opened(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class StoredFile:
    """Where bytes lie, how many, and their SHA-256 in hexadecimal."""

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


def store(chunks: Iterable[bytes]) -> StoredFile:
    """The bytes are stored under a new name that tells nothing.

    Refuses: StoreUnavailable; then nothing is left under that name, as far as the store lets itself be cleaned.
    """
    content = b"".join(chunks)
    token = uuid4().hex
    wanted = f"{token[:2]}/{token}"
    try:
        name = storages["default"].save(wanted, ContentFile(content))
    except Exception as fault:
        _log.error("a store keeps nothing", extra={"reason": type(fault).__name__})
        with suppress(Exception):
            storages["default"].delete(wanted)
        raise StoreUnavailable from fault
    return StoredFile(name, len(content), hashlib.sha256(content).hexdigest())


def read(stored_as: str, sha256: str) -> bytes:
    """The bytes as they were stored. Refuses: BytesChanged where they are not, StoreUnavailable."""
    content = _content(stored_as)
    if content is None or hashlib.sha256(content).hexdigest() != sha256:
        _log.error("a stored file is not what was kept", extra={"stored_as": stored_as, "missing": content is None})
        raise BytesChanged
    return content


def flaw(stored_as: str, sha256: str) -> str:
    """What is wrong with a stored file: `missing`, `changed`, or nothing. Refuses: StoreUnavailable."""
    content = _content(stored_as)
    if content is None:
        return "missing"
    return "" if hashlib.sha256(content).hexdigest() == sha256 else "changed"


def _content(stored_as: str) -> bytes | None:
    """The bytes under that name; None where there are none. Refuses: StoreUnavailable."""
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


def forget(stored_as: str) -> None:
    """The bytes are gone."""
    storages["default"].delete(stored_as)
