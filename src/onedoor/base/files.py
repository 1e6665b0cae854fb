"""Durable files: bytes are on the disk, folder and all, before their row is; each reading is checked by digest."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Protocol, cast
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, storages


class _Opened(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class StoredFile:
    """Where bytes lie, how many, and their SHA-256 in hexadecimal."""

    stored_as: str
    size: int
    sha256: str


class BytesChanged(Exception):
    """The bytes under that name are not the ones that were stored, or are gone."""


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
    """The bytes are stored under a new name that tells nothing."""
    content = b"".join(chunks)
    token = uuid4().hex
    name = storages["default"].save(f"{token[:2]}/{token}", ContentFile(content))
    return StoredFile(name, len(content), hashlib.sha256(content).hexdigest())


def read(stored_as: str, sha256: str) -> bytes:
    """The bytes as they were stored. Raises BytesChanged where they are not."""
    try:
        opened = cast("_Opened", storages["default"].open(stored_as))
    except FileNotFoundError:
        raise BytesChanged(stored_as) from None
    try:
        content = opened.read()
    finally:
        opened.close()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise BytesChanged(stored_as)
    return content


def forget(stored_as: str) -> None:
    """The bytes are gone."""
    storages["default"].delete(stored_as)
