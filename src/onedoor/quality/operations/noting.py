"""Noting what happens in a journey: ids only, and never at the price of the journey itself."""

from uuid import UUID

import structlog
from django.db import DatabaseError, transaction

from onedoor.base import clock, rows
from onedoor.quality.journey_key import journey_key
from onedoor.quality.models import Milestone
from onedoor.quality.terms import Kind

_log = structlog.get_logger("onedoor.quality")


def note(draft: UUID, kind: Kind, *, step: str = "", rule: str = "", device: str = "") -> None:
    """It stands with the draft's journey that this happened at `step`, by the rule of that id, on such a device.

    A measurement that cannot be written is lost, and the page goes on.
    """
    said = Milestone(
        journey=journey_key(draft), at=clock.now(), kind=kind, step=step[:80], rule=rule[:120], device=device
    )
    try:
        with transaction.atomic():
            rows.insert(said)
    except DatabaseError as error:
        _log.warning("a milestone is lost", reason=type(error).__name__)
