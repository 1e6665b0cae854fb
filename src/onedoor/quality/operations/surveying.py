"""Surveying: chance says who is asked, an invitation is answered once, and what was written is forgotten in time."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from onedoor.base import clock, text
from onedoor.base.errors import NotFound
from onedoor.quality import pack_files
from onedoor.quality.journey_key import journey_key, secret
from onedoor.quality.models import Answer, Invitation
from onedoor.quality.queries.instruments import check_open, instrument
from onedoor.quality.rules import surveys as rules
from onedoor.quality.terms import Outcome
from onedoor.quality.terms.surveys import SurveyAnswer

_LONGEST_DAYS = 365


def offer(draft: UUID, ended: Outcome) -> str:
    """The token of the invitation to tell of that journey, which ended so; empty where it is not asked (any more)."""
    asked = instrument(clock.today())
    if asked is None or ended not in asked.chances:
        return ""
    journey, now = journey_key(draft), clock.now()
    word = rules.token(journey, asked.id, secret())
    found = Invitation.objects.filter(journey=journey, survey=asked.id).first()
    if found is None:
        chance = asked.chances[ended]
        if not rules.drawn(journey, asked.id, chance, secret()):
            return ""
        found, _ = Invitation.objects.get_or_create(
            journey=journey,
            survey=asked.id,
            defaults={
                "version": asked.version,
                "chance": chance,
                "token_hash": rules.digest(word),
                "offered_at": now,
                "expires_at": now + timedelta(days=asked.open_days),
            },
        )
    return word if found.answered_at is None and found.declined_at is None and found.expires_at > now else ""


def token_about(draft: UUID) -> str:
    """The token of who was asked about that journey. A message names the draft: without our key it leads to no answer.

    Refuses: NotFound.
    """
    journey = journey_key(draft)
    found = Invitation.objects.filter(journey=journey).order_by("-offered_at").first()
    if found is None:
        raise NotFound
    return rules.token(journey, found.survey, secret())


def decline(token: str) -> None:
    """They said that they will not answer: they are neither reminded nor shown the invitation again.

    Refuses: NotFound, SurveyAnswered, SurveyClosed.
    """
    with transaction.atomic():
        found = _asked(token)
        found.declined_at = clock.now()
        found.save(update_fields=["declined_at"])


@transaction.atomic
def answer(token: str, given: SurveyAnswer) -> None:
    """The answer stands, once; its free text without numbers and addresses.

    Refuses: NotFound, SurveyAnswered, SurveyClosed, NotReadable.
    """
    found = _asked(token)
    found.answered_at = clock.now()
    found.save(update_fields=["answered_at"])
    Answer.objects.create(
        invitation=found,
        answered_at=found.answered_at,
        satisfaction=given.satisfaction,
        done=given.done,
        ease=given.ease,
        group=given.group or "",
        cause=rules.cause_of(given.group, given.cause) or "",
        well=list(given.well),
        badly=list(given.badly),
        trust=given.trust,
        words=rules.scrubbed(text.clean(given.words)),
    )


def _asked(token: str) -> Invitation:
    """The open invitation of that token, locked."""
    found = Invitation.objects.select_for_update().filter(token_hash=rules.digest(token)).first()
    if found is None:
        raise NotFound
    check_open(found)
    return found


def forget_words() -> int:
    """What people wrote longer ago than the pack keeps it is gone, the figures stay; of how many answers.

    A pack that asks nobody any more keeps what was written for a year at most.
    """
    days = min((one.keep_text_days for one in pack_files.surveys()), default=_LONGEST_DAYS)
    limit = clock.now() - timedelta(days=days)
    return Answer.objects.exclude(words="").filter(answered_at__lt=limit).update(words="")
