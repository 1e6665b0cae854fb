"""What became of what people began: for measuring, without names and without answers."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import connection

from onedoor.base.actor import Actor, Quality
from onedoor.base.errors import NotFound
from onedoor.dossiers.terms import JourneyRow

_SQL = """
SELECT draft.id, draft.procedure, coalesce(draft.agency, ''), draft.channel, draft.started_at,
       greatest(draft.saved_at, dossier.submitted_at), dossier.id, dossier.submitted_at, dossier.payment = 'due',
       ARRAY(SELECT step.at FROM dossiers_step step WHERE step.dossier_id = dossier.id
             AND step.move = 'ask_supplement' ORDER BY step.at),
       dossier.id IS NULL AND EXISTS (
           SELECT 1 FROM dossiers_dossier other WHERE other.owner = draft.owner AND other.procedure = draft.procedure
           AND other.channel = 'counter'
           AND other.submitted_at BETWEEN draft.saved_at AND draft.saved_at + interval '7 days'),
       dossier.id IS NULL AND EXISTS (
           SELECT 1 FROM dossiers_dossier other WHERE other.owner = draft.owner AND other.procedure = draft.procedure
           AND other.channel = draft.channel AND other.subject IS NOT DISTINCT FROM draft.subject
           AND other.submitted_at BETWEEN draft.started_at AND draft.saved_at + interval '30 days'),
       dossier.handled_at > dossier.due_at
FROM dossiers_draft draft LEFT JOIN dossiers_dossier dossier ON dossier.draft_id = draft.id
WHERE draft.client IS NULL AND (draft.channel <> 'counter' OR dossier.id IS NOT NULL)
  AND (draft.saved_at >= %s OR dossier.submitted_at >= %s)
ORDER BY draft.started_at
"""


def journeys(since: datetime, *, seen_by: Actor) -> Iterator[JourneyRow]:
    """Every journey that a person touched since then, the oldest first; paper still being typed in is none of theirs.

    Refuses: NotFound (not the system).
    """
    if seen_by.quality is not Quality.SYSTEM:
        raise NotFound
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [since, since])
        while rows := cursor.fetchmany(500):
            for row in rows:
                yield JourneyRow(
                    draft=UUID(str(row[0])),
                    procedure=row[1],
                    agency=row[2],
                    channel=row[3],
                    started_at=row[4],
                    last_at=row[5],
                    dossier=row[6],
                    submitted_at=row[7],
                    payment_due=bool(row[8]),
                    supplements=tuple(row[9] or ()),
                    done_elsewhere=row[10],
                    duplicate=row[11],
                    late=row[12],
                )
