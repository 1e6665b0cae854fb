"""The words of the journals: an act, and where it stands in its chain."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onedoor.base.errors import Fact

FIRST = b"\x00" * 32
"""What stands before the first act of a subject."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act as it is chained. `sequence` counts from 1 for each subject; no name and no answer is in it."""

    id: UUID
    subject: str
    sequence: int
    at: datetime
    verb: str
    quality: str
    actor_id: UUID | None
    agency: str | None
    on_behalf_of: UUID | None
    helped_by: UUID | None
    request_id: str
    facts: Mapping[str, Fact]
    previous: bytes
    digest: bytes = b""


@dataclass(frozen=True, slots=True)
class Entry:
    """A look or a refused attempt. `what` tells what was seen, or which verb was tried and by which code refused."""

    at: datetime
    subject: str
    what: str
    reason: str
    quality: str
    actor_id: UUID | None
    agency: str
