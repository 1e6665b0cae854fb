"""The month: when each journey is to have happened, and moving what was measured of it there as a whole.

Nobody waits a month for a demo. What was measured of a journey keeps every distance in time that it has, and is moved
together; who was cut off alone is so at another time than the outage, as in a month they are.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from onedoor.quality.queries import journey_key

_DAYS, _SLOT = 30, timedelta(minutes=30)
_SLOTS = int(timedelta(days=_DAYS) / _SLOT)
_OF_DOSSIER = "SELECT id FROM dossiers_dossier WHERE draft_id = %(draft)s"
_ORDERS = f"""
SELECT part.order_id FROM fees_orderdue part JOIN fees_due due ON due.id = part.due_id
WHERE due.subject IN (SELECT 'dossier:' || of.id FROM ({_OF_DOSSIER}) of)
"""  # noqa: S608  Put together from texts of this file; every value is a parameter.
_MOVES = (
    ("dossiers_step", "at", f"dossier_id IN ({_OF_DOSSIER})"),
    ("fees_order", "expires_at settled_at", f"id IN ({_ORDERS})"),
    ("dossiers_dossier", "submitted_at", "draft_id = %(draft)s"),
    ("dossiers_draft", "started_at saved_at submitted_at", "id = %(draft)s"),
    ("quality_milestone", "at", "journey = %(journey)s"),
    ("quality_browserreport", "at", "journey = %(journey)s"),
)
"""Table, its moments that the ruling reads, and which rows are the journey's."""
_NETWORK = """
UPDATE quality_browserreport SET at = at + %(by)s * interval '1 second' WHERE journey = '' AND client IN (
    SELECT client FROM quality_browserreport WHERE journey = ANY(%(journeys)s))
"""
"""What a browser told of the network names no journey."""


@dataclass(frozen=True, slots=True)
class Played:
    """What one person did: their drafts with what was planned for each, and whether it was during the outage."""

    drafts: tuple[tuple[UUID, str], ...]
    together: bool


def spread(played: Sequence[Played], now: datetime, rest: timedelta, chance: random.Random) -> None:
    """Each person's part lies at a half hour of its own in a month that ended a draft's rest ago; an outage has one."""
    begins = now - rest - timedelta(days=_DAYS + 1)
    slots = chance.sample(range(_SLOTS), min(len(played) + 1, _SLOTS))
    outage = begins + slots[-1] * _SLOT
    with transaction.atomic(), connection.cursor() as cursor:
        for nth, one in enumerate(played):
            cursor.execute("SELECT started_at FROM dossiers_draft WHERE id = %s", [one.drafts[0][0]])
            (started,) = cursor.fetchone()
            alone = begins + slots[nth % (len(slots) - 1)] * _SLOT
            at = outage + timedelta(seconds=chance.randrange(90)) if one.together else alone
            for draft, _ in one.drafts:
                _move(cursor, draft, at - started)
            cursor.execute(
                _NETWORK,
                {"by": (at - started).total_seconds(), "journeys": [journey_key(draft) for draft, _ in one.drafts]},
            )


def _move(cursor: CursorWrapper, draft: UUID, by: timedelta) -> None:
    given: dict[str, float | UUID | str] = {"by": by.total_seconds(), "draft": draft, "journey": journey_key(draft)}
    for table, moments, which in _MOVES:
        moved = ", ".join(f"{moment} = {moment} + %(by)s * interval '1 second'" for moment in moments.split())
        cursor.execute(f"UPDATE {table} SET {moved} WHERE {which}", given)  # noqa: S608  Texts of this file only.
