"""A draft, as it crosses to a door."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from pydantic import JsonValue

from onedoor.catalogue.terms import Text
from onedoor.dossiers.terms.rows import AttachmentRow
from onedoor.dossiers.terms.sources import Source


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A dossier being filled in. `revision` grows with each save; `code` is set once it is submitted."""

    id: UUID
    procedure: str
    version_id: UUID
    agency: str | None
    answers: Mapping[str, JsonValue]
    eligibility: Mapping[str, str]
    unverified: tuple[str, ...]
    revision: int
    attachments: tuple[AttachmentRow, ...]
    started_at: datetime
    saved_at: datetime
    code: str | None
    moved_on: tuple[Text, ...] = ()
    """In words: what changed when the draft moved to a newer version of its procedure."""
    subject: UUID | None = None
    """For whom it is filed, where that is not the owner."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """By field: whence the answer is. What was typed is not named."""
    channel: str = "online"
