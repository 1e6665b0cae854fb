"""A survey campaign from its draft to its report: each step an act of the agency that runs it."""

from dataclasses import asdict
from datetime import timedelta
from secrets import token_hex
from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor, Role
from onedoor.base.errors import NotFound
from onedoor.base.operation import operation
from onedoor.quality import profile
from onedoor.quality.errors import CampaignHasNoSurvey
from onedoor.quality.models import Campaign, Drawn
from onedoor.quality.queries import campaign_views as queries
from onedoor.quality.queries import frames
from onedoor.quality.queries.instruments import instrument
from onedoor.quality.rules import campaign_reports as reports
from onedoor.quality.rules import campaigns as rules
from onedoor.quality.rules import sampling
from onedoor.quality.rules.reporting import fingerprint
from onedoor.quality.terms.campaigns import Asked, CampaignState, Design

_AT_ONCE = 2000


@operation
def draft_campaign(design: Design, *, by: Actor, draft_id: UUID | None = None) -> UUID:
    """A draft stands with that design, a new one or the one named. Refuses: NotFound, CampaignOtherState."""
    frames.check_reach(design, by)
    if draft_id is None:
        if not by.has(Role.LEADER):
            raise NotFound
        found = Campaign(agency=by.agency or "", state=CampaignState.DRAFT, drafted_by=by.id, drafted_at=clock.now())
    else:
        found = _own(draft_id, by, CampaignState.DRAFT)
    found.design = asdict(design) | {"first": f"{design.first}", "last": f"{design.last}"}
    found.save()
    _record(found, "draft_campaign", by, agencies=len(design.agencies))
    return found.id


@operation
def discard_campaign(campaign_id: UUID, *, by: Actor) -> None:
    """The draft is gone. Refuses: NotFound, CampaignOtherState."""
    found = _own(campaign_id, by, CampaignState.DRAFT)
    _record(found, "discard_campaign", by)
    found.delete()


@operation
def start_campaign(campaign_id: UUID, *, by: Actor) -> None:
    """The plan is frozen and people are drawn, by a seed that nobody could know before and that is kept.

    Refuses: NotFound, CampaignOtherState, CampaignHasNobody, CampaignHasNoSurvey.
    """
    found = _own(campaign_id, by, CampaignState.DRAFT)
    asked = instrument(clock.today())
    if asked is None:
        raise CampaignHasNoSurvey
    design = queries.design_of(found)
    plan = queries.proposed(design)
    found.seed, found.survey, found.version = token_hex(16), asked.id, asked.version
    found.plan = asdict(plan)
    found.state, found.started_at = CampaignState.STARTED, clock.now()
    found.closes_on = clock.today() + timedelta(days=design.open_days)
    found.save()
    wanted = {one.key: one.sample for one in plan.strata}
    lots = sampling.drawn(found.seed, frames.frame(design), wanted)
    Drawn.objects.bulk_create(
        [
            Drawn(campaign=found, journey=one.journey, stratum=one.stratum, lot=one.number, state=Asked.WAITING)
            for one in lots
        ],
        batch_size=_AT_ONCE,
    )
    _record(found, "start_campaign", by, seed=found.seed, drawn=len(lots), survey=f"{asked.id}@{asked.version}")


@operation
def close_campaign(campaign_id: UUID, *, by: Actor) -> None:
    """Nobody is asked any more; who was asked may still answer, and counts until the report.

    Refuses: NotFound, CampaignOtherState.
    """
    found = _own(campaign_id, by, CampaignState.STARTED)
    found.state, found.closed_at = CampaignState.CLOSED, clock.now()
    found.save()
    _record(found, "close_campaign", by)


@operation
def report_campaign(campaign_id: UUID, *, by: Actor) -> None:
    """Its report stands, with all that it was made from. Refuses: NotFound, CampaignOtherState."""
    found = _own(campaign_id, by, CampaignState.CLOSED)
    design = queries.design_of(found)
    found.snapshot = reports.snapshot(
        design,
        queries.plan_of(found),
        survey=found.survey,
        version=found.version or 0,
        seed=found.seed,
        results=queries.results(found),
        crowd=frames.crowd_of(design),
        answers=queries.answers_of(found),
        before=profile.pack().survey.shares,
    )
    found.snapshot_hash, found.body = fingerprint(found.snapshot), reports.report(found.snapshot)
    found.state, found.reported_at = CampaignState.REPORTED, clock.now()
    found.save()
    _record(found, "report_campaign", by, snapshot=found.snapshot_hash)


def close_over() -> int:
    """Campaigns whose last day is over are closed; how many."""
    over = Campaign.objects.filter(state=CampaignState.STARTED, closes_on__lt=clock.today())
    ids = list(over.values_list("id", flat=True))
    for one in ids:
        close_campaign(one, by=SYSTEM)
    return len(ids)


def _own(campaign_id: UUID, by: Actor, state: CampaignState) -> Campaign:
    """The campaign of the leader's own agency (the system's: any), locked and in that state."""
    found = queries.seen(by).select_for_update().filter(id=campaign_id).first()
    if found is None or (by != SYSTEM and not (by.agency == found.agency and by.has(Role.LEADER))):
        raise NotFound
    rules.check_state(found.state, state)
    return found


def _record(found: Campaign, verb: str, by: Actor, **facts: str | int) -> None:
    audit.record(by=by, verb=f"quality.{verb}", subject=f"campaign:{found.id}", facts=facts)
