"""Which survey is in force, and what a token opens."""

from datetime import date

from onedoor.base import clock
from onedoor.base.errors import NotFound
from onedoor.quality import pack_files
from onedoor.quality.errors import SurveyAnswered, SurveyClosed
from onedoor.quality.models import Invitation
from onedoor.quality.rules.surveys import digest
from onedoor.quality.terms.surveys import Instrument, SurveyPage

JOURNEY = "journey"
"""The survey about filing."""


def instrument(on: date) -> Instrument | None:
    """The newest version of the survey about filing that holds on that day."""
    held = [one for one in pack_files.surveys() if one.id == JOURNEY and one.valid_from <= on]
    return max(held, key=lambda one: one.version, default=None)


def survey_page(token: str) -> SurveyPage:
    """The questions that this token opens. Refuses: NotFound, SurveyAnswered, SurveyClosed."""
    found = Invitation.objects.filter(token_hash=digest(token)).first()
    if found is None:
        raise NotFound
    check_open(found)
    for one in pack_files.surveys():
        if (one.id, one.version) == (found.survey, found.version):
            return SurveyPage(one, found.expires_at)
    raise SurveyClosed


def check_open(found: Invitation) -> None:
    """It may still be answered. Refuses: SurveyAnswered, SurveyClosed."""
    if found.answered_at is not None:
        raise SurveyAnswered
    if found.expires_at <= clock.now():
        raise SurveyClosed
