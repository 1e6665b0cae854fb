"""The short survey: its questions as the pack words them, what somebody answered, and how many were asked."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from pydantic import Field as Setting
from pydantic import model_validator

from onedoor.base.shares import Interval
from onedoor.catalogue.terms import Marked, Text
from onedoor.catalogue.terms.facts import Part
from onedoor.quality.terms.attempts import Outcome
from onedoor.quality.terms.causes import Cause, Group


class Done(StrEnum):
    """Whether somebody did what they came for."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Driver(StrEnum):
    """What goes well or badly, by the standard list of OMB Circular A-11, section 280."""

    EFFECTIVENESS = "effectiveness"
    EASE = "ease"
    EFFICIENCY = "efficiency"
    TRANSPARENCY = "transparency"
    HUMANITY = "humanity"
    EMPLOYEE = "employee"
    OTHER = "other"


class Option(Part):
    """One answer that may be chosen."""

    value: str
    label: Text


class Question(Part):
    """One question in words."""

    title: Text
    hint: Text | None = None
    options: tuple[Option, ...]

    @property
    def values(self) -> frozenset[str]:
        return frozenset(option.value for option in self.options)


class Instrument(Marked):
    """The questions in one version, and how likely who finished or gave up is asked."""

    id: str
    version: int = Setting(ge=1)
    valid_from: date
    chances: dict[Outcome, float]
    open_days: int = Setting(ge=1)
    keep_text_days: int = Setting(ge=1)
    satisfaction: Question
    done: Question
    ease: Question
    group: Question
    cause: Question
    well: Question
    badly: Question
    trust: Question
    words: Question

    @model_validator(mode="after")
    def _can_be_counted(self) -> Self:
        five = frozenset("12345")
        drivers = frozenset(Driver)
        whole = {
            "satisfaction": five, "trust": five, "ease": frozenset("1234567"), "done": frozenset(Done),
            "group": frozenset(Group), "well": drivers, "badly": drivers,
        }  # fmt: skip
        for name, values in whole.items():
            if getattr(self, name).values != values:
                raise ValueError(f"{name} needs exactly the answers {sorted(values)}")
        if not self.cause.values <= frozenset(Cause):
            raise ValueError("cause has an answer that is no cause")
        if any(not 0 < chance <= 1 for chance in self.chances.values()):
            raise ValueError("a chance lies above 0 and at most at 1")
        return self


class Asking(Marked):
    """How people may be asked by message: data of the pack. Hours are those of the law's time zone."""

    surveyors: tuple[str, ...]
    """Agencies that may survey the whole country; every other one itself and what is below it."""
    quiet_days: int = Setting(ge=1)
    from_hour: int = Setting(ge=0, le=23)
    until_hour: int = Setting(ge=1, le=24)
    most_an_hour: int = Setting(ge=1)
    remind_after_days: int = Setting(ge=1)


class Instruments(Part):
    """The pack's file."""

    asking: Asking
    surveys: tuple[Instrument, ...]


@dataclass(frozen=True, slots=True)
class SurveyAnswer:
    """What somebody answered; what they left out is None or empty. `words` hold no numbers and no addresses."""

    satisfaction: int
    done: Done
    ease: int | None = None
    group: Group | None = None
    cause: Cause | None = None
    well: tuple[Driver, ...] = ()
    badly: tuple[Driver, ...] = ()
    trust: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class SurveyPage:
    """What a token opens."""

    instrument: Instrument
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer with what is known of the attempt it tells of, and how likely that attempt was to be asked."""

    agency: str
    procedure: str
    channel: str
    ending: str
    """`completed`, `troubled` (completed after something blocked) or `abandoned`."""
    seen: Group | None
    """The group of the cause that our own events gave."""
    chance: float
    answer: SurveyAnswer
    device: str = ""
    """`phone`, `tablet` or `desktop`; empty: not known, which is a class of its own."""
    timing: str = ""
    """`on_time` or `late`; empty: not decided."""


@dataclass(frozen=True, slots=True)
class Crowded:
    """How many attempts ended so, at one agency by one channel for one procedure, on such a device, so timely."""

    agency: str
    procedure: str
    channel: str
    ending: str
    n: int
    device: str = ""
    timing: str = ""


@dataclass(frozen=True, slots=True)
class SurveyFigure:
    """One indicator of the survey: as the answers stand, and weighted to who did not answer."""

    indicator: str
    n: int
    n_effective: float
    plain: float
    weighted: Interval
    numerator: float | None = None
    denominator: float | None = None


@dataclass(frozen=True, slots=True)
class SurveyReport:
    """What a period's answers amount to. `customers`: attempts that ended; `offered`: who was asked."""

    customers: int
    offered: int
    answered: int
    figures: tuple[SurveyFigure, ...]
    causes: dict[Group, Interval]
    """What our own events gave, corrected by what people said."""
    observed: dict[Group, float]
    said: dict[Group, int]
    pairs: int
    """Of how many both are known."""
    well: dict[Driver, int]
    badly: dict[Driver, int]
    words: tuple[str, ...]
