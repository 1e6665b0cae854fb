"""The messages that came in, one file each; the same Message-ID is kept once, and the oldest are forgotten."""

import email
import hashlib
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from pathlib import Path

_MOST = 500


@dataclass(frozen=True, slots=True)
class Mail:
    """A message as it is shown. `id` names its file."""

    id: str
    to: str
    subject: str
    date: str
    text: str


class Kept:
    """The folder of messages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()

    def keep(self, content: bytes) -> None:
        """The message is on the disk; one with the same Message-ID is there once."""
        told = email.message_from_bytes(content, policy=policy.default)
        name = hashlib.sha256(str(told.get("Message-ID", "")).encode() or content).hexdigest()[:24]
        with self._lock:
            if any(self.folder.glob(f"*-{name}.eml")):
                return
            file = self.folder / f"{time.time_ns():020d}-{name}.eml"
            fresh = file.with_suffix(".new")
            with fresh.open("wb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            fresh.replace(file)
            for old in self._files()[_MOST:]:
                old.unlink(missing_ok=True)

    def mails(self, to: str = "") -> Iterator[Mail]:
        """The messages, newest first; to one address only where it is given."""
        for file in self._files():
            mail = _read(file)
            if mail is not None and (not to or to.lower() in mail.to.lower()):
                yield mail

    def mail(self, id: str) -> Mail | None:  # noqa: A002  The field's word.
        """One message."""
        return next((_read(file) for file in self._files() if file.stem == id), None)

    def _files(self) -> list[Path]:
        return sorted(self.folder.glob("*.eml"), reverse=True)


def _read(file: Path) -> Mail | None:
    try:
        told = email.message_from_bytes(file.read_bytes(), policy=policy.default)
        body = told.get_body(("plain", "html"))
        text = str(body.get_content()) if body is not None else ""
    except (OSError, LookupError, ValueError):
        return None
    to, subject, date = (str(told.get(name, "")) for name in ("To", "Subject", "Date"))
    return Mail(file.stem, to, subject, date, text)
