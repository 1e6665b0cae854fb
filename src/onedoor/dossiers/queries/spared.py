"""What people were asked for, and what was known already: counted by id, never read."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db import connection

from onedoor.base.actor import Actor
from onedoor.dossiers.queries.counted import window
from onedoor.dossiers.terms import SparedCounts

_SPARED = """
WITH filed AS (
    SELECT id, draft_id, agency, procedure, version_id, sources FROM dossiers_dossier
    WHERE submitted_at >= %(begins)s AND submitted_at < %(ends)s AND channel = 'online'
)
SELECT agency, procedure, version_id, 'filed' AS what, '' AS id, count(*) FROM filed GROUP BY 1, 2, 3
UNION ALL
SELECT agency, procedure, version_id, 'known', known.id, count(*)
FROM filed, jsonb_object_keys(sources) known(id) GROUP BY 1, 2, 3, 5
UNION ALL
SELECT f.agency, f.procedure, f.version_id, 'handed', a.slot, count(DISTINCT f.id)
FROM filed f JOIN dossiers_attachment a ON a.draft_id = f.draft_id AND a.removed_at IS NULL GROUP BY 1, 2, 3, 5
ORDER BY 1, 2, 3
"""


def spared(first: date, last: date, *, seen_by: Actor) -> Iterator[SparedCounts]:
    """By agency and version, of the dossiers filed online in the period. Refuses: NotFound (not the system)."""
    found: dict[tuple[str, str, UUID], dict[str, dict[str, int]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_SPARED, window(first, last, seen_by))
        for agency, procedure, version, what, name, n in cursor.fetchall():
            found.setdefault((agency, procedure, version), {}).setdefault(what, {})[name] = n
    for key, counts in found.items():
        yield SparedCounts(*key, counts["filed"][""], counts.get("known", {}), counts.get("handed", {}))
