"""What scoring gives: frozen, with everything needed to say why."""

from collections.abc import Mapping
from dataclasses import dataclass

from onedoor.quality.terms.observations import Source, Standing


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """An indicator's score, where there is one; `weight` that in its dimension."""

    indicator: str
    version: int
    standing: Standing
    weight: float
    score: float | None


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """`coverage`: the part of the applicable weight that is measured (or refused, which counts 0)."""

    id: str
    weight: float
    standing: Standing
    score: float | None
    coverage: float
    parts: tuple[IndicatorScore, ...]
    gates: tuple[str, ...] = ()

    @property
    def insufficient(self) -> bool:
        return self.standing is Standing.NOT_MEASURED


@dataclass(frozen=True, slots=True)
class Score:
    """A scope scored by a profile. No total: a dimension is insufficient, and the scope stands unranked."""

    profile: str
    scope: str
    total: float | None
    geometric: float | None
    band: str
    coverage: float
    dimensions: tuple[DimensionScore, ...]
    levels: frozenset[Source]
    """At which levels it was probed; who was probed at others is not ranked with it."""

    @property
    def gates(self) -> tuple[str, ...]:
        return tuple(gate for dimension in self.dimensions for gate in dimension.gates)


@dataclass(frozen=True, slots=True)
class Spread:
    """What 1,000 simulations give for one scope: ranks from 5 to 95 % of them, and how often it lies in each band."""

    low_rank: int
    high_rank: int
    bands: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A scope in a ranking: the ranks it surely has (Holm), and those of the simulation."""

    score: Score
    ranks: tuple[int, int]
    spread: Spread
