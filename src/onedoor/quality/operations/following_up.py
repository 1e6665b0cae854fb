"""Asking those who gave up, by message: they seldom come back to the page on which they could be asked."""

from datetime import timedelta
from itertools import islice

from django.db.models import Exists, OuterRef, QuerySet

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.base.operation import operation
from onedoor.quality import pack_files
from onedoor.quality.journey_key import secret
from onedoor.quality.models import Attempt, Drawn, Invitation
from onedoor.quality.operations.reaching import asked_lately, contacts_of, invite, is_day, tell
from onedoor.quality.profile import pack
from onedoor.quality.queries.instruments import instrument
from onedoor.quality.rules.surveys import drawn
from onedoor.quality.terms import Outcome
from onedoor.quality.terms.campaigns import Asked
from onedoor.quality.terms.causes import NOT_A_START

_WITHIN = timedelta(days=14)
"""How long after an attempt counts as given up its person may still be written to about it."""


@operation
def ask_who_gave_up() -> int:
    """Of those who lately gave up, the ones whom chance draws have an invitation and a message; how many.

    The draw is the one by which a page asks. Nobody is asked twice in the quiet days, nor whom a campaign is to ask.
    """
    asked = instrument(clock.today())
    chance = asked.chances.get(Outcome.ABANDONED) if asked else None
    if asked is None or chance is None or not is_day():
        return 0
    lots = (one for one in _given_up(asked.id).iterator() if drawn(one, asked.id, chance, secret()))
    contacts = contacts_of(list(islice(lots, pack_files.asking().most_an_hour)))
    quiet, until = asked_lately(contacts), clock.now() + timedelta(days=asked.open_days)
    told: list[str] = []
    for journey, contact in contacts.items():
        if contact.owner not in quiet:
            quiet.add(contact.owner)
            invite(journey, asked.id, asked.version, chance=chance, until=until)
            told.append(journey)
    tell(asked.id, told, contacts, until=until)
    if told:
        audit.record(
            by=SYSTEM, verb="quality.ask_who_gave_up", subject=f"survey:{asked.id}", facts={"asked": len(told)}
        )
    return len(told)


def _given_up(survey: str) -> QuerySet[Attempt, str]:
    """The journeys, the newest first; whoever began longer ago than twice the rest is left in peace."""
    now, rest = clock.now(), timedelta(days=pack().attribution.rest_days)
    invited = Invitation.objects.filter(journey=OuterRef("journey"), survey=survey)
    waiting = Drawn.objects.filter(journey=OuterRef("journey"), state=Asked.WAITING)
    found = Attempt.objects.filter(
        outcome=Outcome.ABANDONED, started_at__gt=now - 2 * rest - _WITHIN, last_at__gt=now - rest - _WITHIN
    )
    left = found.exclude(cause__in=[cause.value for cause in NOT_A_START]).filter(~Exists(invited), ~Exists(waiting))
    return left.order_by("-last_at").values_list("journey", flat=True)
