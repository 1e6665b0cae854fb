"""What was going on around an attempt, as far as its cause depends on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from onedoor.quality.terms.causes import Cause

_NONE: Mapping[str, float] = {}


@dataclass(frozen=True, slots=True)
class Span:
    """From one moment to another, both in it."""

    begins: datetime
    ends: datetime

    def holds(self, at: datetime) -> bool:
        return self.begins <= at <= self.ends


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many different people, in how many networks, could not connect in a span."""

    span: Span
    clients: int
    networks: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All of it. `reject_share` is the share of the journeys reaching a rule that it rejects; `usually` the active time
    within which nine of ten who complete have completed."""

    reject_share: Mapping[str, float] = field(default_factory=lambda: _NONE)
    accepted_later: frozenset[str] = frozenset()
    """Rules whose rejected value an officer later accepted."""
    probe_failed: tuple[Span, ...] = ()
    maintenance: tuple[Span, ...] = ()
    crowds: tuple[Crowd, ...] = ()
    active: timedelta = timedelta(0)
    usually: timedelta | None = None
    duplicate: bool = False
    done_elsewhere: bool = False
    automated: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The one main cause, and what contributed; `by` is the version of the thresholds."""

    cause: Cause
    contributing: tuple[Cause, ...]
    by: str
