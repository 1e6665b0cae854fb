"""Campaigns as their agency and those above it see them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from pydantic import TypeAdapter

from onedoor.base.actor import SYSTEM, Actor, Role
from onedoor.base.errors import NotFound
from onedoor.notices import queries as notices
from onedoor.notices.terms import NoticeState
from onedoor.quality.errors import CampaignHasNobody
from onedoor.quality.journey_key import secret
from onedoor.quality.models import Answer, Attempt, Campaign, Drawn
from onedoor.quality.queries import frames
from onedoor.quality.queries.surveys import answer_of, answered_of
from onedoor.quality.rules import campaign_reports as reports
from onedoor.quality.rules import campaigns as rules
from onedoor.quality.terms.campaigns import (
    Asked,
    CampaignReport,
    CampaignRow,
    CampaignState,
    CampaignView,
    Design,
    Dispositions,
    Plan,
    Progress,
    Stratum,
)
from onedoor.quality.terms.surveys import Answered

_DESIGN, _PLAN = TypeAdapter(Design), TypeAdapter(Plan)
_REACHED = (NoticeState.SENT, NoticeState.QUEUED)
_MOST = 200


def design_of(found: Campaign) -> Design:
    """What was wanted."""
    return _DESIGN.validate_python(found.design)


def plan_of(found: Campaign) -> Plan:
    """What was frozen; of a draft what would be now. Refuses: CampaignHasNobody."""
    return proposed(design_of(found)) if found.plan is None else _PLAN.validate_python(found.plan)


def proposed(design: Design) -> Plan:
    """The plan that follows from a design as things stand now. Refuses: CampaignHasNobody."""
    known = frames.spreads(design) if design.method == "neyman" else {}
    return rules.plan(design, frames.sizes(design), known)


def campaign_plan(design: Design, *, seen_by: Actor) -> Plan:
    """The same for who may survey those agencies. Refuses: NotFound, CampaignHasNobody."""
    frames.check_reach(design, seen_by)
    return proposed(design)


def seen(seen_by: Actor) -> QuerySet[Campaign]:
    """The campaigns of the actor's agency and of those below it. Refuses: NotFound."""
    reach = frames.reach_of_campaigns(seen_by)
    found = Campaign.objects.all()
    return found.filter(Q(agency=reach) | Q(agency__startswith=f"{reach}.")) if reach else found


def campaigns(*, seen_by: Actor) -> tuple[CampaignRow, ...]:
    """The newest first. Refuses: NotFound."""
    rows = seen(seen_by).annotate(answered=Count("drawn__invitation__answered_at")).order_by("-drafted_at")[:_MOST]
    return tuple(_row(one, one.answered) for one in rows)


def _row(found: Campaign, answered: int) -> CampaignRow:
    design = design_of(found)
    sample = 0 if found.plan is None else plan_of(found).sample
    return CampaignRow(
        found.id, found.agency, design.title, CampaignState(found.state), design.first, design.last, sample, answered,
        found.closes_on,
    )  # fmt: skip


def campaign(campaign_id: UUID, *, seen_by: Actor) -> CampaignView:
    """One campaign, with what became of everybody it drew; the plan of a draft about nobody is empty.

    Refuses: NotFound.
    """
    found = seen(seen_by).filter(id=campaign_id).first()
    if found is None:
        raise NotFound
    try:
        kept = plan_of(found)
    except CampaignHasNobody:
        kept = Plan(0, 0, 0, 0, 0, 1.0, ())
    return CampaignView(
        id=found.id, agency=found.agency, state=CampaignState(found.state), design=design_of(found),
        survey=found.survey, version=found.version or 0, plan=kept, seed=found.seed, started_at=found.started_at,
        closes_on=found.closes_on, closed_at=found.closed_at, reported_at=found.reported_at,
        snapshot_hash=found.snapshot_hash, progress=_progress(found, kept.strata),
        reminded=found.drawn.filter(reminded=True).count(),
        may_change=seen_by.agency == found.agency and seen_by.has(Role.LEADER),
    )  # fmt: skip


def campaign_report(campaign_id: UUID, *, seen_by: Actor) -> CampaignReport:
    """Its report, as it was made. Refuses: NotFound."""
    found = seen(seen_by).filter(id=campaign_id, state=CampaignState.REPORTED).first()
    if found is None:
        raise NotFound
    return reports.read(found.body)


def rebuilt_campaign(campaign_id: UUID, *, seen_by: Actor) -> bool:
    """Whether its snapshot still gives that very report. Refuses: NotFound."""
    found = seen(seen_by).filter(id=campaign_id, state=CampaignState.REPORTED).first()
    if found is None:
        raise NotFound
    return reports.report(found.snapshot) == found.body


def _progress(found: Campaign, strata: Iterable[Stratum]) -> tuple[Progress, ...]:
    counts: Counter[tuple[str, str]] = Counter()
    for row in found.drawn.values("stratum", "state").annotate(n=Count("id")).order_by():
        counts[row["stratum"], row["state"]] = row["n"]
    became = results(found)
    return tuple(
        Progress(one, counts[one.key, Asked.ASKED], counts[one.key, Asked.WAITING], became.get(one.key, Dispositions()))
        for one in strata
    )


def results(found: Campaign) -> Mapping[str, Dispositions]:
    """By stratum what became of those who were drawn."""
    classes: dict[str, list[str]] = defaultdict(list)
    drawn = list(found.drawn.select_related("invitation__answer"))
    keys = {one.journey: rules.notice_key(str(found.id), one.journey, secret()) for one in drawn if one.invitation}
    states = notices.states(list(keys.values()), seen_by=SYSTEM)
    for one in drawn:
        told = states.get(keys.get(one.journey, ""))
        classes[one.stratum].append(_class(one, reached=told in _REACHED))
    return {stratum: rules.counted(some) for stratum, some in classes.items()}


def _class(one: Drawn, *, reached: bool) -> str:
    invitation = one.invitation
    given: Answer | None = getattr(invitation, "answer", None)
    declined = invitation is not None and invitation.declined_at is not None
    return rules.disposition(Asked(one.state), answer_of(given) if given else None, declined=declined, reached=reached)


def answers_of(found: Campaign) -> tuple[Answered, ...]:
    """The answers with what is known of their attempts; the agency is the one that the campaign is about."""
    places, kept = design_of(found).agencies, plan_of(found)
    chances = {one.key: one.sample / one.population for one in kept.strata}
    given = {
        one.invitation.journey: one
        for one in Answer.objects.filter(invitation__drawn__campaign=found).select_related("invitation")
    }
    strata = dict(found.drawn.filter(journey__in=given).values_list("journey", "stratum"))
    attempts = Attempt.objects.filter(journey__in=given)
    return tuple(
        answered_of(
            one, given[one.journey], place=rules.place_of(one.agency, places), chance=chances[strata[one.journey]]
        )
        for one in attempts
    )
