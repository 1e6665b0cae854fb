"""Pictures of portals: what a browser showed when a page was judged, and what became of a picture later."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from onedoor.quality.terms.probes import Facts, InBrowser

SHOWN_AS = "image/jpeg"
"""How a browser of ours draws."""
LARGEST = 150_000
"""Bytes of one picture; a larger one is drawn more coarsely, or not kept."""


class Removal(StrEnum):
    """Why the bytes of a picture are gone. Its SHA-256 and its date stay."""

    TAKEN_BACK = "taken_back"
    """By who had sent it, before it counted."""
    TAKEN_DOWN = "taken_down"
    """By who runs the measuring, with a reason."""
    TERM_OVER = "term_over"
    """It was kept for as long as the pack says."""


@dataclass(frozen=True, slots=True)
class Shot:
    """What the screen showed. `step`: after which step of the scripted journey; 0 where a page was only opened."""

    url: str
    width: int
    step: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Opened:
    """What a browser told of a portal, and what it showed meanwhile."""

    page: InBrowser
    shots: tuple[Shot, ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """When and why a picture's bytes went; `reason` of one taken down, in words."""

    at: datetime
    how: Removal
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A kept picture of a probe, without its bytes."""

    id: UUID
    url: str
    step: int
    width: int
    taken_at: datetime
    sha256: str
    removed: Removed | None = None


@dataclass(frozen=True, slots=True)
class Pictured:
    """A portal as a visit showed it: what it saw, and its pictures in the order in which they were taken."""

    portal: str
    url: str
    visited_at: datetime
    facts: Facts
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class TakeDown:
    """A picture as the page that takes it down tells of it: `portal` of a probe's, `assessed` of an assessment's."""

    id: UUID
    address: str
    taken_at: datetime
    sha256: str
    portal: str = ""
    assessed: UUID | None = None
    removed: Removed | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """A picture that anybody may look at: by its digest it is known whether it is still the same."""

    id: UUID
    media_type: str
    sha256: str
