"""What people handed in by themselves, and what was known: counts, and single dossiers for a comparison."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One dossier: which questions were answered, which papers attached (SHA-256 by slot), what a source gave,
    how many steps were made and when it was closed."""

    code: str
    agency: str
    version: UUID
    channel: str
    submitted_at: datetime
    owner: UUID
    answered: frozenset[str]
    papers: Mapping[str, tuple[str, ...]]
    served: frozenset[str]
    due: int
    steps: int = 0
    closed_at: datetime | None = None

    def by_hand(self, part: str) -> bool:
        """Whether the person typed that answer or attached that paper themself."""
        return part in self.papers or (part in self.answered and part not in self.served)


@dataclass(frozen=True, slots=True)
class HandedCounts:
    """Of `total` dossiers filed, the `n` newest counted: by question or paper, in how many it was there or given."""

    total: int = 0
    n: int = 0
    answered: Mapping[str, int] = field(default_factory=dict)
    by_hand: Mapping[str, int] = field(default_factory=dict)
    served: Mapping[str, int] = field(default_factory=dict)
    at_counter: int = 0
    due: int = 0
