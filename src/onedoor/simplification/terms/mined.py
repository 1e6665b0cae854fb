"""What mining finds in a log. Durations are in seconds of elapsed time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from onedoor.base.shares import Interval
from onedoor.simplification.terms.findings import Review
from onedoor.simplification.terms.logs import Party


@dataclass(frozen=True, slots=True)
class Overview:
    """The log as a whole; `median`, `mean` and `p90` are of the time from a case's first start to its last end."""

    cases: int
    events: int
    activities: int
    variants: int
    first_at: datetime
    last_at: datetime
    median: float
    mean: float
    p90: float


@dataclass(frozen=True, slots=True)
class Variant:
    """One order of steps, and how many cases took exactly it."""

    steps: tuple[str, ...]
    cases: int
    share: float
    median: float


@dataclass(frozen=True, slots=True)
class StepTimes:
    """One activity: executions, cases, and the waits before it and the work in it, all executions together.

    `position` is how many steps cases had behind them when they came to it first, on average.
    """

    activity: str
    events: int
    cases: int
    waits: int
    wait: float
    touch: float
    position: float


@dataclass(frozen=True, slots=True)
class PartyWait:
    """How long cases waited for a party to start."""

    party: Party
    waits: int
    wait: float


@dataclass(frozen=True, slots=True)
class Arc:
    """One activity followed directly by another: how often, and the wait between, in all and at the median."""

    source: str
    target: str
    n: int
    wait: float
    median: float


@dataclass(frozen=True, slots=True)
class Rework:
    """Steps done again: cases with any, executions that were repeats, and by activity the cases in which it recurs."""

    cases: int
    events: int
    by_activity: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Handovers:
    """Changes of `between` (unit or actor) from one row of the agency to the next; ping-pong is A-B-A."""

    between: str
    pairs: int
    changes: int
    ping_pong: int


@dataclass(frozen=True, slots=True)
class Touch:
    """Work against elapsed time; `efficiency` is the sum of the one over the sum of the other."""

    touch: float
    lead: float

    @property
    def efficiency(self) -> float | None:
        return self.touch / self.lead if self.lead else None


@dataclass(frozen=True, slots=True)
class Bunching:
    """Cases with a time limit: how many ended in its last tenth, and after it."""

    cases: int
    last_tenth: Interval
    late: Interval


@dataclass(frozen=True, slots=True)
class Conformance:
    """Cases against the published order of steps: extra and missing ones, by longest common subsequence.

    `fitness` is the mean over cases of 1 − (extra + missing) / (steps taken + steps published).
    """

    reference: tuple[str, ...]
    as_published: int
    extra: int
    missing: int
    fitness: float
    extra_by_activity: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What an activity does in the map: where cases begin and end with it."""

    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class Mined:
    """Everything that was found. What a log does not tell is None: nothing is guessed."""

    overview: Overview
    variants: tuple[Variant, ...]
    steps: tuple[StepTimes, ...]
    arcs: tuple[Arc, ...]
    ends: Mapping[str, Behaviour]
    rework: Rework
    touch: Touch | None
    parties: tuple[PartyWait, ...] | None
    handovers: tuple[Handovers, ...]
    bunching: Bunching | None
    conformance: Conformance | None
    reviews: tuple[Review, ...] | None
