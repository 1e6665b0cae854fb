"""The words of notices: what a message is about, where it stands, and the wording a pack gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class NoticeState(StrEnum):
    """Where a message stands. `kept`: the person gave no address and reads it here only."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Wording:
    """Subject and text in one language, with `{names}` where facts go. A line whose fact is empty is left out."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of message: which facts it may name (`text` or `moment`), and its wording by language."""

    name: str
    facts: Mapping[str, str]
    wordings: Mapping[str, Wording]


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A message as its person reads it. `subject_ref` is the dossier code it is about."""

    id: UUID
    kind: str
    subject: str
    text: str
    subject_ref: str
    state: NoticeState
    created_at: datetime
    sent_at: datetime | None
