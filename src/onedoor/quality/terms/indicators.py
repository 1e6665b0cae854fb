"""What is measured, defined once and for good: another formula is another version."""

from datetime import date
from enum import StrEnum

from pydantic import Field as Setting

from onedoor.catalogue.terms import Marked, Text
from onedoor.catalogue.terms.facts import Part


class Unit(StrEnum):
    """In what a value is given. A share lies from 0 to 1, points from 0 to 100."""

    SHARE = "share"
    POINTS = "points"
    NUMBER = "number"
    HOURS = "hours"
    MINUTES = "minutes"
    SECONDS = "seconds"
    MILLISECONDS = "milliseconds"
    KILOBYTES = "kilobytes"
    DONG = "dong"


class Better(StrEnum):
    """Which way is better."""

    MORE = "more"
    LESS = "less"


class By(StrEnum):
    """Who finds it out: our own events, a probe from outside, people who are asked, two assessors."""

    EVENTS = "E"
    PROBE = "P"
    SURVEY = "S"
    EXPERT = "X"


class Indicator(Marked):
    """One indicator in one version; `source` is the practice or law it is anchored in."""

    id: str = Setting(pattern=r"^[A-Z]\d$")
    version: int = Setting(ge=1)
    title: Text
    formula: Text
    wrong: Text = Setting(description="How the figure could be wrong.")
    unit: Unit
    better: Better
    by: tuple[By, ...] = Setting(min_length=1)
    lacking: Text | None = Setting(default=None, description="Why nobody can measure it yet, where that is so.")

    @property
    def name(self) -> str:
        """As it stands beside every published figure."""
        return f"{self.id}@{self.version}"


class Indicators(Part):
    """The pack's file."""

    valid_from: date
    indicators: tuple[Indicator, ...]
