"""A survey campaign: whom it is about, how many it asks, how far it has come, and what became of those it drew."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from onedoor.base.shares import Interval
from onedoor.quality.terms.causes import Group
from onedoor.quality.terms.surveys import SurveyFigure


class CampaignState(StrEnum):
    """How far a campaign has come. From its start on its plan does not change."""

    DRAFT = "draft"
    STARTED = "started"
    CLOSED = "closed"
    REPORTED = "reported"


class Ending(StrEnum):
    """How an attempt ended: completed, completed after something blocked, or given up."""

    COMPLETED = "completed"
    TROUBLED = "troubled"
    ABANDONED = "abandoned"


class Formula(StrEnum):
    """By what rule the number of answers is found."""

    COCHRAN = "cochran"
    YAMANE = "yamane"


class Method(StrEnum):
    """How the sample is spread over strata."""

    PROPORTIONAL = "proportional"
    NEYMAN = "neyman"


class Asked(StrEnum):
    """What became of somebody who was drawn. `spared`: they had been asked lately; `gone`: they erased their draft."""

    WAITING = "waiting"
    ASKED = "asked"
    SPARED = "spared"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Design:
    """What a campaign is to find out, and how surely. Days are those on which attempts began."""

    title: str
    first: date
    last: date
    agencies: tuple[str, ...]
    endings: tuple[Ending, ...] = tuple(Ending)
    formula: Formula = Formula.COCHRAN
    method: Method = Method.PROPORTIONAL
    confidence: int = 95
    margin: float = 0.05
    effect: float = 1.5
    response: float = 0.25
    least: int = 10
    open_days: int = 21


@dataclass(frozen=True, slots=True)
class Stratum:
    """A part of those who can be asked. `spread`: the standard deviation of the share that is expected there."""

    agency: str
    channel: str
    ending: Ending
    population: int
    spread: float = 0.5
    sample: int = 0

    @property
    def key(self) -> str:
        return f"{self.agency}|{self.channel}|{self.ending}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What follows from a design. `margin`: within what a share lies if as many answer as expected."""

    population: int
    answers: int
    yamane: int
    cochran: int
    sample: int
    margin: float
    strata: tuple[Stratum, ...]


@dataclass(frozen=True, slots=True)
class Lot:
    """A journey that was drawn, and by what number."""

    journey: str
    stratum: str
    number: int


@dataclass(frozen=True, slots=True)
class Dispositions:
    """What became of those who were drawn, in the classes of AAPOR.

    `complete`: said how it was and, where it was bad, why; `partial`: did not say why; `refused`: said that they would
    not; `silent`: were reached and said nothing; `other`: could not be asked (asked lately, draft erased); `unknown`:
    whether they were reached is not known.
    """

    complete: int = 0
    partial: int = 0
    refused: int = 0
    silent: int = 0
    other: int = 0
    unknown: int = 0

    @property
    def drawn(self) -> int:
        return self.complete + self.partial + self.refused + self.silent + self.other + self.unknown

    @property
    def answered(self) -> int:
        return self.complete + self.partial


@dataclass(frozen=True, slots=True)
class Rates:
    """Response rates; None where nobody was drawn."""

    rr1: float | None
    rr2: float | None
    rr3: float | None
    rr4: float | None
    rr5: float | None
    rr6: float | None
    refusal: float | None


@dataclass(frozen=True, slots=True)
class Progress:
    """A stratum under way: how many were asked, and what became of all of it."""

    stratum: Stratum
    asked: int
    waiting: int
    result: Dispositions


@dataclass(frozen=True, slots=True)
class CauseShare:
    """Of those who were not satisfied, the share that names this group; `before`: that of the survey of 2023."""

    group: Group
    plain: float
    weighted: Interval
    before: float | None


@dataclass(frozen=True, slots=True)
class PlaceResult:
    """One agency: how many were drawn and answered, and how many were satisfied, unless too few answered to tell."""

    agency: str
    population: int
    result: Dispositions
    satisfied: Interval | None


@dataclass(frozen=True, slots=True)
class CampaignReport:
    """What a campaign found; of fewer than ten answers nothing but how many.

    `asked_why`: who was not satisfied and said why, `why_effective` how many simple answers they are worth.
    """

    population: int
    sample: int
    result: Dispositions
    places: tuple[PlaceResult, ...]
    n_effective: float
    effect: float
    figures: tuple[SurveyFigure, ...]
    asked_why: int
    why_effective: float
    causes: tuple[CauseShare, ...]


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """A campaign as a list shows it."""

    id: UUID
    agency: str
    title: str
    state: CampaignState
    first: date
    last: date
    sample: int
    answered: int
    closes_on: date | None


@dataclass(frozen=True, slots=True)
class CampaignView:
    """A campaign with its plan: of a draft as it would be drawn now, else as it was frozen."""

    id: UUID
    agency: str
    state: CampaignState
    design: Design
    survey: str
    version: int
    plan: Plan
    seed: str = ""
    started_at: datetime | None = None
    closes_on: date | None = None
    closed_at: datetime | None = None
    reported_at: datetime | None = None
    snapshot_hash: str = ""
    progress: tuple[Progress, ...] = field(default=())
    reminded: int = 0
    may_change: bool = False
