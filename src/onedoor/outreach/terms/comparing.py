"""What was filed with a helper, laid beside what people filed alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from onedoor.base.shares import UNMARKED_FROM, Interval
from onedoor.dossiers.terms.assisted import Assisted

Place = tuple[str, str]
"""An agency and a procedure: dossiers of one place are alike."""


class Measure(StrEnum):
    """Of which share a comparison tells."""

    STUMBLED = "stumbled"
    SUPPLEMENTED = "supplemented"
    REFUSED = "refused"
    LATE = "late"


class Wait(StrEnum):
    """Of which time."""

    TO_FILE = "to_file"
    TO_RESULT = "to_result"


@dataclass(frozen=True, slots=True)
class Filings:
    """Dossiers of places where somebody was helped; `teams` says of which team a mandate is."""

    rows: tuple[Assisted, ...]
    teams: Mapping[UUID, UUID]

    def of(self, team: UUID) -> "Filings":
        """What that team helped with, and what people filed alone in the same places."""
        helped = {row.code for row in self.rows if row.mandate and self.teams.get(row.mandate) == team}
        places = {(row.agency, row.procedure) for row in self.rows if row.code in helped}
        kept = (
            row
            for row in self.rows
            if row.code in helped or (row.mandate is None and (row.agency, row.procedure) in places)
        )
        return Filings(tuple(kept), self.teams)


@dataclass(frozen=True, slots=True)
class Tally:
    """So many of so many."""

    hits: int
    n: int


@dataclass(frozen=True, slots=True)
class Shares:
    """Two shares and how far they lie apart. `own` is that of who filed alone, as if they had filed the same mix."""

    helped: Interval
    n_helped: int
    own: Interval
    n_own: int
    n_effective: float
    apart: Interval

    @property
    def small(self) -> bool:
        """Whether either is of few."""
        return min(self.n_helped, self.n_effective) < UNMARKED_FROM

    @property
    def sure(self) -> bool:
        """Whether the difference is more than chance would make."""
        return self.apart.low > 0 or self.apart.high < 0


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of so many times, in seconds, and between what half of them lie."""

    n: int
    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Times:
    """Two spreads, the second of the same mix."""

    helped: Spread
    own: Spread

    @property
    def small(self) -> bool:
        """Whether either is of few."""
        return min(self.helped.n, self.own.n) < UNMARKED_FROM
