"""What experts judge: criteria as the pack words them, the levels of a rating, and what a rating may be besides."""

from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import Field as Setting
from pydantic import model_validator

from onedoor.catalogue.terms import Marked, Text
from onedoor.catalogue.terms.facts import Part


class Beside(StrEnum):
    """A rating that is no level."""

    NOT_APPLICABLE = "na"
    """The thing does not occur on this portal."""
    NOT_FOUND = "nf"
    """The portal barred the assessor, or what was looked for is not to be found; it counts as not passed."""
    UNABLE = "unable"
    """The assessor could not judge; our own lack, which counts as not measured."""


class Weighting(StrEnum):
    """How far apart two levels are for the weighted kappa; `NONE`: any two differ alike."""

    NONE = "none"
    LINEAR = "linear"
    QUADRATIC = "quadratic"


class RatingLevel(Part):
    """One level of a scale, with the anchor by which it is recognised."""

    value: str = Setting(pattern=r"^\d$")
    label: Text
    anchor: Text


class Criterion(Marked):
    """One question that two assessors answer by looking."""

    id: str = Setting(pattern=r"^[A-Z]\d-\d{1,2}$")
    indicator: str
    indicator_version: int = 1
    question: Text
    look: Text = Setting(description="How to look.")
    counts: Text = Setting(description="What counts as evidence.")
    levels: tuple[RatingLevel, ...] = Setting(min_length=2)
    passes_from: str = Setting(description="The lowest level that counts as passed.")
    weight: float = Setting(default=1, gt=0)
    agreement: Weighting
    evidence: bool = Setting(default=True, description="Whether a level needs a screenshot.")
    may_lack: bool = Setting(default=False, description="Whether it may not apply.")

    @property
    def values(self) -> tuple[str, ...]:
        """The levels from the lowest to the highest."""
        return tuple(level.value for level in self.levels)

    @property
    def answers(self) -> tuple[str, ...]:
        """Everything that may be given."""
        return (*self.values, *(one.value for one in Beside if self.may_lack or one is not Beside.NOT_APPLICABLE))

    @model_validator(mode="after")
    def _is_a_scale(self) -> Self:
        if self.values != tuple(str(place) for place in range(len(self.levels))) or self.passes_from not in self.values:
            raise ValueError(self.id)
        if self.indicator != self.id.partition("-")[0]:
            raise ValueError(f"{self.id} is none of {self.indicator}")
        return self


class CriteriaSet(Marked):
    """The criteria in one version, and by which figures an assessment goes. A change of any is a new version."""

    version: int = Setting(ge=1)
    valid_from: date
    run_by: tuple[str, ...] = Setting(min_length=1, description="The agencies whose auditors open rounds.")
    allowed_distance: int = Setting(ge=0, description="Levels by which two ratings may differ and stand.")
    reply_days: int = Setting(ge=1)
    kappa_from: float = Setting(gt=0, lt=1, description="Below it a criterion does not count until it is rewritten.")
    kappa_sample: int = Setting(ge=2, description="Pairs of ratings from which on kappa is told.")
    enough: float = Setting(gt=0, le=1, description="The part of an indicator's weight that must be judged.")
    holds_days: int = Setting(ge=1, description="For how long an assessment counts after it is settled.")
    most_files: int = Setting(ge=1)
    criteria: tuple[Criterion, ...] = Setting(min_length=1)

    @model_validator(mode="after")
    def _names_each_once(self) -> Self:
        if len({one.id for one in self.criteria}) != len(self.criteria):
            raise ValueError("a criterion stands twice")
        return self


class CriteriaFile(Part):
    """The pack's file."""

    sets: tuple[CriteriaSet, ...]
