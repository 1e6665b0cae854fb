"""How values are scored: curves, weights, gates and bands, as data in versions. The same values serve every profile."""

from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import Field as Setting
from pydantic import model_validator

from onedoor.catalogue.terms import Marked, Text
from onedoor.catalogue.terms.facts import Part


class Shape(StrEnum):
    """The curves; `NONE`: the value is shown and not scored."""

    RATIO = "ratio"
    IDENTITY = "identity"
    LINEAR = "linear"
    PIECEWISE = "piecewise"
    LOGNORMAL = "lognormal"
    NONE = "none"


_POINTS = {Shape.LINEAR: 2, Shape.LOGNORMAL: 2}


class Curve(Part):
    """From a value to 0–100; each point is a value and its score."""

    kind: Shape
    points: tuple[tuple[float, float], ...] = ()

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        wanted = _POINTS.get(self.kind, 0)
        if (self.kind is Shape.PIECEWISE and len(self.points) < 2) or (wanted and len(self.points) != wanted):
            raise ValueError(self.kind)
        return self


class Weighed(Part):
    """An indicator in a dimension, with its weight in it."""

    id: str
    version: int = 1
    weight: float = Setting(ge=0)
    curve: Curve


class Dimension(Part):
    """A part of the whole."""

    id: str
    title: Text
    weight: float = Setting(gt=0)
    indicators: tuple[Weighed, ...] = Setting(min_length=1)


class Gate(Part):
    """What no merit makes up for: beyond the limit the dimension has at most `score`, the whole at most `band`."""

    id: str
    indicator: str
    dimension: str
    above: float | None = None
    below: float | None = None
    score: float
    band: str


class Per(StrEnum):
    """What a profile can be applied to."""

    AGENCY = "agency"
    PROCEDURE = "procedure"
    BOTH = "both"


class Profile(Marked):
    """One set of criteria in one version. Not `composite`: side by side, never added up."""

    id: str
    version: int = Setting(ge=1)
    title: Text
    about: Text
    valid_from: date
    composite: bool
    per: Per
    enough: float = Setting(gt=0, le=1, description="The part of a dimension's weight that must be measured.")
    good: tuple[str, ...]
    bands: dict[str, float]
    dimensions: tuple[Dimension, ...] = Setting(min_length=1)
    gates: tuple[Gate, ...] = ()

    @property
    def name(self) -> str:
        """As it stands beside every score."""
        return f"{self.id}@{self.version}"

    @model_validator(mode="after")
    def _ties_out(self) -> Self:
        ids = [one.id for dimension in self.dimensions for one in dimension.indicators]
        known = {dimension.id for dimension in self.dimensions}
        limits = list(self.bands.values())
        if len(ids) != len(set(ids)) or limits != sorted(limits, reverse=True) or (self.composite and not limits):
            raise ValueError(self.id)
        if {gate.dimension for gate in self.gates} - known or {gate.band for gate in self.gates} - set(self.bands):
            raise ValueError(self.gates)
        return self
