"""What is shown of attempts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onedoor.quality.terms.attempts import Event, Outcome
from onedoor.quality.terms.causes import GROUP_OF, Cause, Group


@dataclass(frozen=True, slots=True)
class Failures:
    """Attempts begun in a period: how many completed, with or without trouble, how many failed of which cause.

    Who only looked, and automated clients, stand in none of them.
    """

    completed: int
    troubled: int
    open: int
    causes: Mapping[Cause, int]
    """Main causes of what was abandoned, and of what completed after trouble."""
    abandoned: int

    @property
    def matured(self) -> int:
        """Attempts whose end is known; the open ones stand outside of every rate."""
        return self.completed + self.abandoned

    @property
    def failed(self) -> int:
        return self.abandoned + self.troubled

    def of(self, group: Group) -> int:
        """Failures with a cause of that group."""
        return sum(n for cause, n in self.causes.items() if GROUP_OF[cause] is group)


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """One attempt. `steps` are what happened, where asked for and still kept."""

    id: UUID
    procedure: str
    agency: str
    channel: str
    started_at: datetime
    last_at: datetime
    active_seconds: int
    last_step: str
    outcome: Outcome
    troubled: bool
    cause: Cause | None
    contributing: tuple[Cause, ...]
    ruled_by: str
    steps: tuple[Event, ...] = ()
