"""What evidence says of a step that only checks."""

from dataclasses import dataclass
from enum import StrEnum

from onedoor.base.shares import Interval


class Verdict(StrEnum):
    """Whether a step may be proposed for removal; a person decides."""

    CANDIDATE = "candidate"
    WATCH = "watch"
    """It costs, but there is not enough evidence, or it does change something now and then."""
    IN_THE_PROCEDURE = "in_the_procedure"
    """The published procedure demands it: it is never judged by how seldom it changes something."""


class Skipping(StrEnum):
    """What becomes of cases that do without a step."""

    NO_WORSE = "no_worse"
    OPEN = "open"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Skip:
    """How much more often results were undone later in cases without the step than in cases with it."""

    without: int
    with_it: int
    apart: Interval
    says: Skipping


@dataclass(frozen=True, slots=True)
class Review:
    """One step: how often it let everything pass unchanged, and what it cost.

    Seconds are of all its executions together; `spared` only of those that changed nothing. `information` is in bits;
    None where no decision is known. `skip`: None where every case took it, or undone results are not told.
    """

    activity: str
    verdict: Verdict
    n: int
    unchanged: int
    pass_through: Interval
    information: float | None
    wait: float
    touch: float
    spared: float
    skip: Skip | None = None

    @property
    def spent(self) -> float:
        """Waiting for it and working in it, together."""
        return self.wait + self.touch
