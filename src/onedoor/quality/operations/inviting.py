"""Asking those whom campaigns drew: by message, by day, each person once in a long while, reminded once."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.base.operation import operation
from onedoor.quality import pack_files
from onedoor.quality.models import Campaign, Drawn
from onedoor.quality.operations.reaching import asked_lately, contacts_of, invite, is_day, tell
from onedoor.quality.queries.campaign_views import plan_of
from onedoor.quality.terms.campaigns import Asked, CampaignState


def ask_drawn() -> int:
    """Every campaign under way has asked as many more as an hour allows, and reminded whom it is time to remind.

    At night nobody is written to. Returned is how many messages that were.
    """
    if not is_day():
        return 0
    open_ones = Campaign.objects.filter(state=CampaignState.STARTED, closes_on__gte=clock.today()).order_by("id")
    left = most = pack_files.asking().most_an_hour
    for campaign in list(open_ones.values_list("id", flat=True)):
        left -= ask_campaign(campaign, left)
        left -= remind_campaign(campaign, left)
    return most - left


@operation
def ask_campaign(campaign_id: UUID, most: int) -> int:
    """The next that were drawn, in the order of their lots, have their invitation and a message; how many.

    Whom we asked within the quiet days is spared, whose draft is gone is left out.
    """
    campaign = _under_way(campaign_id)
    some = list(_waiting(campaign_id)[:most]) if campaign and most > 0 else []
    if campaign is None or not some:
        return 0
    contacts = contacts_of([one.journey for one in some])
    quiet, until = asked_lately(contacts), _closes(campaign)
    chances = {one.key: one.sample / one.population for one in plan_of(campaign).strata}
    asked: list[str] = []
    for one in some:
        contact = contacts.get(one.journey)
        if contact is None or contact.owner in quiet:
            one.state = Asked.GONE if contact is None else Asked.SPARED
            continue
        quiet.add(contact.owner)
        one.state, chance = Asked.ASKED, chances[one.stratum]
        one.invitation = invite(one.journey, campaign.survey, campaign.version or 0, chance=chance, until=until)
        asked.append(one.journey)
    Drawn.objects.bulk_update(some, ["state", "invitation"])
    tell(str(campaign_id), asked, contacts, until=until)
    _record(campaign_id, "ask_campaign", asked=len(asked), left_out=len(some) - len(asked))
    return len(asked)


@operation
def remind_campaign(campaign_id: UUID, most: int) -> int:
    """Who was asked so long ago, and neither answered nor declined, has one more message, the last; how many."""
    campaign = _under_way(campaign_id)
    some = list(_to_remind(campaign_id, clock.now())[:most]) if campaign and most > 0 else []
    if campaign is None or not some:
        return 0
    contacts = contacts_of([one.journey for one in some])
    for one in some:
        one.reminded = True
    Drawn.objects.bulk_update(some, ["reminded"])
    tell(str(campaign_id), list(contacts), contacts, until=_closes(campaign), again=True)
    _record(campaign_id, "remind_campaign", reminded=len(contacts))
    return len(contacts)


def _under_way(campaign_id: UUID) -> Campaign | None:
    return Campaign.objects.select_for_update().filter(id=campaign_id, state=CampaignState.STARTED).first()


def _waiting(campaign_id: UUID) -> QuerySet[Drawn]:
    return Drawn.objects.filter(campaign=campaign_id, state=Asked.WAITING).order_by("lot")


def _to_remind(campaign_id: UUID, now: datetime) -> QuerySet[Drawn]:
    before = now - timedelta(days=pack_files.asking().remind_after_days)
    return Drawn.objects.filter(
        campaign=campaign_id, state=Asked.ASKED, reminded=False, invitation__offered_at__lte=before,
        invitation__expires_at__gt=now, invitation__answered_at=None, invitation__declined_at=None,
    ).order_by("lot")  # fmt: skip


def _closes(campaign: Campaign) -> datetime:
    """The end of its last day."""
    return datetime.combine(campaign.closes_on or clock.today(), time.max, clock.law_zone())


def _record(campaign_id: UUID, verb: str, **facts: int) -> None:
    audit.record(by=SYSTEM, verb=f"quality.{verb}", subject=f"campaign:{campaign_id}", facts=facts)
