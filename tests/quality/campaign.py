"""A campaign at the ward, its people, and one that is under way."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.ids import new_id
from onedoor.quality import models, operations
from onedoor.quality.journey_key import journey_key
from onedoor.quality.terms import Cause, Outcome
from onedoor.quality.terms.campaigns import Design
from tests.dossiers.conftest import BIRTH, WARD

FIRST, LAST = date(2026, 9, 1), date(2026, 11, 30)
DESIGN = Design("Thử", FIRST, LAST, (WARD,), response=0.5, margin=0.1, effect=1.0, least=2)


def attempts(n: int, outcome: Outcome, agency: str = WARD, **more: Any) -> list[models.Attempt]:
    """So many attempts at that agency that ended so."""
    now = clock.now() - timedelta(days=40)
    cause = Cause.DECLINED if outcome is Outcome.ABANDONED else ""
    fields = {"agency": agency, "procedure": BIRTH, "channel": "online", "cause": cause, "ruled_at": now} | more
    return models.Attempt.objects.bulk_create(
        models.Attempt(journey=journey_key(new_id()), outcome=outcome, started_at=now, last_at=now, **fields)
        for _ in range(n)
    )


def started(design: Design, by: Actor) -> UUID:
    """A campaign that is under way."""
    campaign = operations.draft_campaign(design, by=by)
    operations.start_campaign(campaign, by=by)
    return campaign


def asked(journey: str) -> models.Invitation:
    """Somebody was asked about it on a page."""
    now = clock.now()
    return models.Invitation.objects.create(
        journey=journey, survey="journey", version=1, chance=0.5, token_hash=journey, offered_at=now,
        expires_at=now + timedelta(days=1),
    )  # fmt: skip
