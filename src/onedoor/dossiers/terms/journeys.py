"""What became of what people began, for measuring."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class JourneyRow:
    """What became of a draft, for measuring: nothing in it names a person. `done_elsewhere`: the same person filed the
    same at a counter within a week; `duplicate`: they filed it from another draft."""

    draft: UUID
    procedure: str
    agency: str
    channel: str
    started_at: datetime
    last_at: datetime
    dossier: UUID | None
    submitted_at: datetime | None
    payment_due: bool
    supplements: tuple[datetime, ...]
    done_elsewhere: bool
    duplicate: bool
    late: bool | None
    """Whether it was decided after its day; None while it is not decided, or where nothing sets a day."""
