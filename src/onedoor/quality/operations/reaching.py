"""Reaching people about a journey: by the address they left, by day, nobody twice in the quiet days.

No table says whose journey it is: that takes the server's key, and a message names the draft, never the token.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.dossiers import queries as dossiers
from onedoor.dossiers.terms import Contact
from onedoor.notices import operations as notices
from onedoor.notices import queries as told
from onedoor.notices.terms import Kind
from onedoor.quality import pack_files
from onedoor.quality.journey_key import journey_key, secret
from onedoor.quality.models import Attempt, Invitation
from onedoor.quality.rules import campaigns as rules
from onedoor.quality.rules import surveys

_KINDS = (Kind.SURVEY_ASKED, Kind.SURVEY_REMINDED)


def is_day() -> bool:
    """Whether people may be written to now."""
    how = pack_files.asking()
    return rules.may_ask_at(clock.now().astimezone(clock.law_zone()).hour, how.from_hour, how.until_hour)


def contacts_of(journeys: Collection[str]) -> Mapping[str, Contact]:
    """By journey whom it leads to, as far as the draft is still there."""
    began = Attempt.objects.filter(journey__in=journeys).values_list("started_at", flat=True)
    found = {journey_key(one.draft): one for one in dossiers.contacts(list(began), seen_by=SYSTEM)}
    return {journey: found[journey] for journey in journeys if journey in found}


def asked_lately(contacts: Mapping[str, Contact]) -> set[UUID]:
    """Those who had a message within the quiet days, or were asked on a page about any journey of theirs."""
    since = clock.now() - timedelta(days=pack_files.asking().quiet_days)
    journeys = {journey_key(draft): one.owner for one in contacts.values() for draft in one.others}
    asked = Invitation.objects.filter(Q(offered_at__gte=since) | Q(journey__in=list(contacts)), journey__in=journeys)
    messaged = told.lately([one.owner for one in contacts.values()], _KINDS, since, seen_by=SYSTEM)
    return {journeys[journey] for journey in asked.values_list("journey", flat=True)} | set(messaged)


def invite(journey: str, survey: str, version: int, *, chance: float, until: datetime) -> Invitation:
    """An invitation stands about that journey."""
    return Invitation.objects.create(
        journey=journey,
        survey=survey,
        version=version,
        chance=chance,
        token_hash=surveys.digest(surveys.token(journey, survey, secret())),
        offered_at=clock.now(),
        expires_at=until,
    )


def tell(
    of: str, journeys: Collection[str], contacts: Mapping[str, Contact], *, until: datetime, again: bool = False
) -> None:
    """A message about each journey, in an order that says nothing of which; once for each in that campaign (`of`)."""
    by_key = {rules.notice_key(of, journey, secret(), again=again): contacts[journey] for journey in journeys}
    for key, contact in sorted(by_key.items()):
        notices.tell(
            contact.owner,
            Kind.SURVEY_REMINDED if again else Kind.SURVEY_ASKED,
            {
                "service": contact.service.in_(contact.language),
                "due": until.isoformat(),
                "address": f"{settings.ENV.public}/survey/about/{contact.draft}",
            },
            key=key,
            language=contact.language,
            email=contact.email,
        )
