"""A campaign's report is a function of its snapshot: the same one gives the same bytes."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace

from pydantic import BaseModel, TypeAdapter

from onedoor.base.shares import Interval, wilson
from onedoor.base.suppressing import hidden
from onedoor.quality.rules.reporting import written
from onedoor.quality.rules.shares import SHOWN_FROM
from onedoor.quality.rules.survey_figures import figures, weights
from onedoor.quality.rules.surveys import dissatisfied
from onedoor.quality.rules.weights import n_effective
from onedoor.quality.terms.campaigns import (
    CampaignReport,
    CauseShare,
    Design,
    Dispositions,
    PlaceResult,
    Plan,
)
from onedoor.quality.terms.causes import Group
from onedoor.quality.terms.surveys import Answered, Crowded

_SATISFIED = 4


class _Kept(BaseModel):
    """A snapshot, read."""

    design: Design
    plan: Plan
    survey: str
    version: int
    seed: str
    results: dict[str, Dispositions]
    crowd: tuple[Crowded, ...]
    answers: tuple[Answered, ...]
    before: dict[Group, float]


def snapshot(
    design: Design, plan: Plan, *, survey: str, version: int, seed: str, results: Mapping[str, Dispositions],
    crowd: Iterable[Crowded], answers: Iterable[Answered], before: Mapping[Group, float],
) -> str:  # fmt: skip
    """Everything that the report is made from, in one order; of answers neither when nor about which journey."""
    kept = {
        "design": asdict(design),
        "plan": asdict(plan),
        "survey": survey,
        "version": version,
        "seed": seed,
        "results": {stratum: asdict(one) for stratum, one in results.items()},
        "crowd": sorted((asdict(one) for one in crowd), key=written),
        "answers": sorted((asdict(_bare(one)) for one in answers), key=written),
        "before": dict(before),
    }
    return written(kept)


def _bare(one: Answered) -> Answered:
    """An answer without what no figure needs."""
    return replace(one, procedure="", seen=None, answer=replace(one.answer, cause=None, words=""))


def report(text: str) -> str:
    """The report of a snapshot, as it is kept."""
    return written(asdict(_report(_Kept.model_validate_json(text))))


def read(body: str) -> CampaignReport:
    """A report that was kept."""
    return TypeAdapter(CampaignReport).validate_python(json.loads(body))


def _report(kept: _Kept) -> CampaignReport:
    answers, crowd = kept.answers, kept.crowd
    shown = len(answers) >= SHOWN_FROM
    weighed = weights(answers, crowd)
    effective = n_effective(weighed)
    why = [(one, w) for one, w in zip(answers, weighed, strict=True) if dissatisfied(one.answer) and one.answer.group]
    told = len(why) >= SHOWN_FROM
    return CampaignReport(
        population=kept.plan.population,
        sample=kept.plan.sample,
        result=summed(kept.results.values()),
        places=_places(kept, weighed),
        n_effective=effective if shown else 0.0,
        effect=len(answers) / effective if shown else 0.0,
        figures=figures(answers, crowd) if shown else (),
        asked_why=len(why),
        why_effective=n_effective([w for _, w in why]) if told else 0.0,
        causes=_causes(why, kept.before) if told else (),
    )


def _causes(why: Sequence[tuple[Answered, float]], before: Mapping[Group, float]) -> tuple[CauseShare, ...]:
    """The six groups and those who did not know, as shares of who was not satisfied and said why."""
    effective, whole = n_effective([w for _, w in why]), sum(w for _, w in why)
    return tuple(
        CauseShare(
            group,
            sum(one.answer.group is group for one, _ in why) / len(why),
            wilson(sum(w for one, w in why if one.answer.group is group) / whole * effective, effective),
            before.get(group),
        )
        for group in Group
    )


def _places(kept: _Kept, weighed: Sequence[float]) -> tuple[PlaceResult, ...]:
    """By agency; satisfaction is told where ten answered, and where the others do not give it away."""
    said: dict[str, list[tuple[Answered, float]]] = {one.agency: [] for one in kept.plan.strata}
    for one, weight in zip(kept.answers, weighed, strict=True):
        said[one.agency].append((one, weight))
    untold = hidden({agency: len(some) for agency, some in said.items()})
    return tuple(
        PlaceResult(
            agency,
            sum(one.population for one in kept.plan.strata if one.agency == agency),
            summed(kept.results.get(one.key, Dispositions()) for one in kept.plan.strata if one.agency == agency),
            _satisfied(some) if some and agency not in untold else None,
        )
        for agency, some in said.items()
    )


def _satisfied(some: Sequence[tuple[Answered, float]]) -> Interval:
    effective, whole = n_effective([w for _, w in some]), sum(w for _, w in some)
    share = sum(w for one, w in some if one.answer.satisfaction >= _SATISFIED) / whole
    return wilson(share * effective, effective)


def summed(results: Iterable[Dispositions]) -> Dispositions:
    """Together."""
    found = [asdict(one) for one in results]
    return Dispositions(**{name: sum(one[name] for one in found) for name in asdict(Dispositions())})
