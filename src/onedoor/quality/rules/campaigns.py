"""What a campaign may do when, how the frame is cut into strata, and what became of somebody who was drawn."""

import hmac
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from onedoor.quality.errors import CampaignHasNobody, CampaignOtherState
from onedoor.quality.rules import sampling
from onedoor.quality.rules.surveys import dissatisfied
from onedoor.quality.terms.campaigns import (
    Asked,
    CampaignState,
    Design,
    Dispositions,
    Ending,
    Formula,
    Method,
    Plan,
    Stratum,
)
from onedoor.quality.terms.surveys import SurveyAnswer

_ORDER = {one: at for at, one in enumerate(Ending)}


def check_state(state: str, *allowed: CampaignState) -> None:
    """The campaign is in one of those states. Refuses: CampaignOtherState."""
    if state not in allowed:
        raise CampaignOtherState(state=state)


def place_of(agency: str, places: Collection[str]) -> str:
    """Which of those places an agency belongs to, itself or above it; the nearest, or nothing."""
    above = [one for one in places if agency == one or agency.startswith(f"{one}.")]
    return max(above, key=len, default="")


def place_below(agency: str, reach: str) -> str:
    """The place just below `reach` (empty: the country) to which an agency belongs."""
    depth = len(reach.split(".")) + 1 if reach else 1
    return ".".join(agency.split(".")[:depth])


def plan(design: Design, sizes: Mapping[tuple[str, str, Ending], int], spreads: Mapping[str, float]) -> Plan:
    """What follows from a design of which so many can be asked in each stratum.

    `spreads`: by stratum what earlier answers spread; where none are known, the worst case stands.
    Refuses: CampaignHasNobody.
    """
    cells = sorted(sizes, key=lambda cell: (cell[0], cell[1], _ORDER[cell[2]]))
    strata = [Stratum(*cell, sizes[cell]) for cell in cells if sizes[cell]]
    if not strata:
        raise CampaignHasNobody
    if design.method is Method.NEYMAN:
        strata = [replace(one, spread=spreads.get(one.key, sampling.WORST_SPREAD)) for one in strata]
    population = sum(one.population for one in strata)
    by = {
        formula: sampling.needed(formula, population, design.margin, design.confidence, design.effect)
        for formula in Formula
    }
    answers = by[design.formula]
    wanted = sampling.asked_for(answers, design.response, population)
    shares = sampling.allocated(strata, wanted, design.least)
    given = [replace(one, sample=n) for one, n in zip(strata, shares, strict=True)]
    sample = sum(one.sample for one in given)
    margin = sampling.margin_of(sample * design.response, population, design.confidence, design.effect)
    return Plan(population, answers, by[Formula.YAMANE], by[Formula.COCHRAN], sample, margin, tuple(given))


def may_ask_at(hour: int, from_hour: int, until_hour: int) -> bool:
    """Whether people may be written to at that hour."""
    return from_hour <= hour < until_hour


def notice_key(campaign: str, journey: str, secret: bytes, *, again: bool = False) -> str:
    """The message's own name: with the server's key it is found again; without, it leads to no journey."""
    told = f"survey:notice:{campaign}:{journey}:{'again' if again else 'first'}"
    return f"survey:{hmac.digest(secret, told.encode(), 'sha256').hex()}"


def complete(answer: SurveyAnswer) -> bool:
    """Whether an answer says all that a campaign is after: how it was and, where it was bad, why."""
    return not dissatisfied(answer) or answer.group is not None


def disposition(state: Asked, answer: SurveyAnswer | None, *, declined: bool, reached: bool) -> str:
    """The class of AAPOR in which somebody who was drawn stands, as `Dispositions` names it."""
    if answer is not None:
        return "complete" if complete(answer) else "partial"
    if declined:
        return "refused"
    if state in (Asked.SPARED, Asked.GONE):
        return "other"
    return "silent" if state is Asked.ASKED and reached else "unknown"


def counted(classes: Iterable[str]) -> Dispositions:
    """How many of each class."""
    found = list(classes)
    return Dispositions(
        found.count("complete"), found.count("partial"), found.count("refused"), found.count("silent"),
        found.count("other"), found.count("unknown"),
    )  # fmt: skip
