"""A campaign's plan as pages show it: the facts that follow from the design, and a table of strata."""

from collections.abc import Iterable
from dataclasses import dataclass

from onedoor.doors.office.campaign_words import Where, where
from onedoor.quality.terms.campaigns import Plan, Progress, Stratum


@dataclass(frozen=True, slots=True)
class StratumLine:
    """A stratum in words; of one under way with what became of those it drew."""

    where: Where
    stratum: Stratum
    chance: float
    under_way: Progress | None = None
    rate: float | None = None


@dataclass(frozen=True, slots=True)
class PlanShown:
    """The plan with its lines."""

    plan: Plan
    lines: tuple[StratumLine, ...]

    @property
    def spread_known(self) -> bool:
        return len({one.stratum.spread for one in self.lines}) > 1


def shown_plan(plan: Plan) -> PlanShown:
    """A plan, as it is designed."""
    return PlanShown(plan, tuple(StratumLine(where(one), one, _chance(one)) for one in plan.strata))


def shown_progress(plan: Plan, progress: Iterable[Progress]) -> PlanShown:
    """A plan under way."""
    return PlanShown(plan, tuple(_under_way(one) for one in progress))


def _under_way(one: Progress) -> StratumLine:
    rate = one.result.answered / one.result.drawn if one.result.drawn else None
    return StratumLine(where(one.stratum), one.stratum, _chance(one.stratum), one, rate)


def _chance(one: Stratum) -> float:
    return one.sample / one.population if one.population else 0.0
