"""Asking those whom campaigns drew: by message, by day, each person once in a long while, reminded once."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.base.operation import operation
from onedoor.dossiers import queries as dossiers
from onedoor.dossiers.terms import Contact
from onedoor.notices import operations as notices
from onedoor.notices import queries as told
from onedoor.notices.terms import Kind
from onedoor.quality import pack_files
from onedoor.quality.journey_key import journey_key, secret
from onedoor.quality.models import Attempt, Campaign, Drawn, Invitation
from onedoor.quality.queries.campaign_views import plan_of
from onedoor.quality.rules import campaigns as rules
from onedoor.quality.rules import surveys
from onedoor.quality.terms.campaigns import Asked, CampaignState

_KINDS = (Kind.SURVEY_ASKED, Kind.SURVEY_REMINDED)


def ask_drawn() -> int:
    """Every campaign under way has asked as many more as an hour allows, and reminded whom it is time to remind; how
    many messages that were. At night nobody is written to."""
    how, now = pack_files.asking(), clock.now()
    if not rules.may_ask_at(now.astimezone(clock.law_zone()).hour, how.from_hour, how.until_hour):
        return 0
    open_ones = Campaign.objects.filter(state=CampaignState.STARTED, closes_on__gte=clock.today()).order_by("id")
    left = how.most_an_hour
    for campaign in list(open_ones.values_list("id", flat=True)):
        left -= ask_campaign(campaign, left)
        left -= remind_campaign(campaign, left)
    return how.most_an_hour - left


@operation
def ask_campaign(campaign_id: UUID, most: int) -> int:
    """The next that were drawn, in the order of their lots, have their invitation and a message; how many.

    Whom we asked within the quiet days is spared, whose draft is gone is left out.
    """
    campaign = _under_way(campaign_id)
    waiting = Drawn.objects.filter(campaign=campaign_id, state=Asked.WAITING).order_by("lot") if campaign else None
    some = list(waiting[:most]) if waiting is not None and most > 0 else []
    if campaign is None or not some:
        return 0
    contacts = _contacts([one.journey for one in some])
    quiet, now = _asked_lately(contacts), clock.now()
    chances = {one.key: one.sample / one.population for one in plan_of(campaign).strata}
    asked: list[Drawn] = []
    for one in some:
        contact = contacts.get(one.journey)
        if contact is None or contact.owner in quiet:
            one.state = Asked.GONE if contact is None else Asked.SPARED
            continue
        quiet.add(contact.owner)
        one.state, one.invitation = Asked.ASKED, _invitation(campaign, one, chances[one.stratum], now)
        asked.append(one)
    Drawn.objects.bulk_update(some, ["state", "invitation"])
    _tell(campaign, asked, contacts, again=False)
    audit.record(
        by=SYSTEM, verb="quality.ask_campaign", subject=f"campaign:{campaign_id}",
        facts={"asked": len(asked), "left_out": len(some) - len(asked)},
    )  # fmt: skip
    return len(asked)


@operation
def remind_campaign(campaign_id: UUID, most: int) -> int:
    """Who was asked so long ago, and neither answered nor declined, has one more message, the last; how many."""
    campaign, now = _under_way(campaign_id), clock.now()
    if campaign is None or most <= 0:
        return 0
    some = list(_to_remind(campaign_id, now)[:most])
    if not some:
        return 0
    contacts = _contacts([one.journey for one in some])
    for one in some:
        one.reminded = True
    Drawn.objects.bulk_update(some, ["reminded"])
    _tell(campaign, [one for one in some if one.journey in contacts], contacts, again=True)
    audit.record(
        by=SYSTEM, verb="quality.remind_campaign", subject=f"campaign:{campaign_id}", facts={"reminded": len(some)}
    )
    return len(some)


def _under_way(campaign_id: UUID) -> Campaign | None:
    return Campaign.objects.select_for_update().filter(id=campaign_id, state=CampaignState.STARTED).first()


def _to_remind(campaign_id: UUID, now: datetime) -> QuerySet[Drawn]:
    before = now - timedelta(days=pack_files.asking().remind_after_days)
    return Drawn.objects.filter(
        campaign=campaign_id, state=Asked.ASKED, reminded=False, invitation__offered_at__lte=before,
        invitation__expires_at__gt=now, invitation__answered_at=None, invitation__declined_at=None,
    ).order_by("lot").select_related("invitation")  # fmt: skip


def _invitation(campaign: Campaign, one: Drawn, chance: float, now: datetime) -> Invitation:
    return Invitation.objects.create(
        journey=one.journey, survey=campaign.survey, version=campaign.version or 0, chance=chance,
        token_hash=surveys.digest(surveys.token(one.journey, campaign.survey, secret())), offered_at=now,
        expires_at=_closes(campaign),
    )  # fmt: skip


def _closes(campaign: Campaign) -> datetime:
    """The end of its last day."""
    return datetime.combine(campaign.closes_on or clock.today(), time.max, clock.law_zone())


def _contacts(journeys: Collection[str]) -> Mapping[str, Contact]:
    """By journey whom it leads to: found by when it began and known by our key, for no table says it."""
    began = Attempt.objects.filter(journey__in=journeys).values_list("started_at", flat=True)
    found = {journey_key(one.draft): one for one in dossiers.contacts(list(began), seen_by=SYSTEM)}
    return {journey: found[journey] for journey in journeys if journey in found}


def _asked_lately(contacts: Mapping[str, Contact]) -> set[UUID]:
    """Those who had a message within the quiet days, or were asked on a page about any journey of theirs."""
    since = clock.now() - timedelta(days=pack_files.asking().quiet_days)
    journeys = {journey_key(draft): one.owner for one in contacts.values() for draft in one.others}
    asked = Invitation.objects.filter(Q(offered_at__gte=since) | Q(journey__in=list(contacts)), journey__in=journeys)
    messaged = told.lately([one.owner for one in contacts.values()], _KINDS, since, seen_by=SYSTEM)
    return {journeys[journey] for journey in asked.values_list("journey", flat=True)} | set(messaged)


def _tell(campaign: Campaign, some: Iterable[Drawn], contacts: Mapping[str, Contact], *, again: bool) -> None:
    """A message to each, in an order that says nothing of which journey it is about."""
    by_key = {rules.notice_key(str(campaign.id), one.journey, secret(), again=again): one for one in some}
    for key, one in sorted(by_key.items()):
        contact = contacts[one.journey]
        notices.tell(
            contact.owner,
            Kind.SURVEY_REMINDED if again else Kind.SURVEY_ASKED,
            {
                "service": contact.service.in_(contact.language),
                "due": _closes(campaign).isoformat(),
                "address": f"{settings.ENV.public}/survey/about/{contact.draft}",
            },
            key=key,
            language=contact.language,
            email=contact.email,
        )
