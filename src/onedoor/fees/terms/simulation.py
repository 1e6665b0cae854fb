"""The words of a simulation: what a policy would have done to the dossiers of a past period."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from pydantic import JsonValue


@dataclass(frozen=True, slots=True)
class Elasticity:
    """By how many per cent more is filed online where it costs one per cent less (arc elasticity): a stated belief."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure: the median of the draws, between their 2.5 and 97.5 per cent points."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the period's dossiers, and what they paid, before and after, without any change of behaviour."""

    name: str
    dossiers: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Simulation:
    """What the policy would have done. Amounts in đồng; one dossier counts as one payer.

    `unknown` dossiers have an amount that the pack does not know; they are in no other figure.
    """

    first: date
    last: date
    dossiers: int
    unknown: int
    online: int
    before: int
    after: int
    better: int
    worse: int
    by_agency: tuple[Share, ...]
    by_procedure: tuple[Share, ...]
    by_channel: tuple[Share, ...]
    by_month: tuple[Share, ...]
    elasticity: Elasticity
    draws: int
    seed: int
    more_online: Interval
    revenue: Interval
    cost_each: Interval | None
    month_online: Interval
    month_revenue: Interval

    def forecast(self) -> Mapping[str, JsonValue]:
        """What is kept with an adopted policy, to be laid beside what happens."""
        return {
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "dossiers": self.dossiers,
            "draws": self.draws,
            "seed": self.seed,
            "elasticity": asdict(self.elasticity),
            "month_online": asdict(self.month_online),
            "month_revenue": asdict(self.month_revenue),
        }


@dataclass(frozen=True, slots=True)
class MonthBeside:
    """A month after adoption: what happened, beside what was forecast."""

    month: str
    dossiers: int
    online: int
    revenue: int
