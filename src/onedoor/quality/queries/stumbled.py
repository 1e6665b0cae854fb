"""In how many filled-in dossiers a step was returned or a file refused: for groups of drafts, never for one."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from django.db import connection

from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotFound
from onedoor.quality.journey_key import journey_key

Group = TypeVar("Group", bound=Hashable)

_STUMBLED = """
SELECT journey, bool_or(kind IN ('step_rejected', 'file_refused')) FROM quality_milestone
WHERE journey = ANY(%s) GROUP BY journey
"""


def stumbled(groups: Mapping[Group, Sequence[UUID]], *, seen_by: Actor) -> dict[Group, tuple[int, int]]:
    """Of each group, in how many that happened, and of how many it is known: events are kept for some months.

    Refuses: NotFound (neither leads nor audits).
    """
    if not (seen_by.is_officer and seen_by.has(Role.LEADER, Role.AUDITOR)):
        raise NotFound
    keys = {group: [journey_key(draft) for draft in drafts] for group, drafts in groups.items()}
    with connection.cursor() as cursor:
        cursor.execute(_STUMBLED, [[key for some in keys.values() for key in some]])
        known: dict[str, bool] = dict(cursor.fetchall())
    return {
        group: (sum(known.get(key, False) for key in some), sum(key in known for key in some))
        for group, some in keys.items()
    }
