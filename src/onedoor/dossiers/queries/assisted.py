"""Dossiers filed with a helper, and those of the same procedures at the same agencies that people filed alone."""

from datetime import date

from django.db import connection

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.dossiers.queries.counted import window
from onedoor.dossiers.terms import CLOSED, PAUSED
from onedoor.dossiers.terms.assisted import Assisted

_ASSISTED = """
WITH filed AS (
    SELECT d.id, d.code, d.draft_id, d.agency, d.procedure, f.helper, f.mandate, f.started_at, d.submitted_at,
           d.handled_at, d.state = 'refused' OR d.handled_at IS NOT NULL AS decided,
           d.state = 'refused' OR d.outcome = 'rejected' AS refused,
           CASE WHEN d.due_at IS NULL OR d.state = 'refused' THEN NULL
                WHEN d.handled_at IS NOT NULL THEN d.handled_at > d.due_at
                WHEN d.due_at < %(now)s AND NOT d.state = ANY(%(still)s) THEN true END AS late
    FROM dossiers_dossier d JOIN dossiers_draft f ON f.id = d.draft_id
    WHERE d.submitted_at >= %(begins)s AND d.submitted_at < %(ends)s AND d.channel = 'online' AND d.client IS NULL
      AND (d.agency = %(agency)s OR d.agency LIKE %(below)s)
), alike AS (
    SELECT DISTINCT agency, procedure FROM filed WHERE helper IS NOT NULL
)
SELECT code, draft_id, agency, procedure, CASE WHEN helper IS NULL THEN NULL ELSE mandate END,
       started_at, submitted_at, handled_at, decided, refused,
       EXISTS (SELECT 1 FROM dossiers_supplement a WHERE a.dossier_id = filed.id), late
FROM filed JOIN alike USING (agency, procedure)
ORDER BY submitted_at DESC, code
"""


def assisted(first: date, last: date, agency: str, *, seen_by: Actor) -> tuple[Assisted, ...]:
    """Filed online from one day to another, at `agency` and all below it, the newest first.

    Where nobody was helped with a procedure at an agency, what
    people filed there alone is left out: it has nothing to be laid beside. Refuses: NotFound (not the system).
    """
    asked = window(first, last, seen_by) | {"agency": agency, "below": f"{agency}.%"}
    with connection.cursor() as cursor:
        cursor.execute(_ASSISTED, asked | {"now": clock.now(), "still": sorted(CLOSED | PAUSED)})
        return tuple(Assisted(*row) for row in cursor.fetchall())
