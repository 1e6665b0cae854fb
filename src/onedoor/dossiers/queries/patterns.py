"""Patterns in which a figure may be made to look better than what people got; counted, never by name."""

from datetime import date

from django.db import connection

from onedoor.base.actor import Actor
from onedoor.dossiers.queries.counted import window
from onedoor.dossiers.terms import PatternCounts

_PATTERNS = """
WITH filed AS (
    SELECT agency, owner, submitted_at AT TIME ZONE %(zone)s AS at FROM dossiers_dossier
    WHERE submitted_at >= %(begins)s AND submitted_at < %(ends)s AND channel = 'online'
), online AS (
    SELECT agency, count(*) AS online,
           count(*) FILTER (WHERE extract(isodow FROM at) < 6 AND at::time BETWEEN '07:30' AND '17:00') AS in_hours
    FROM filed GROUP BY 1
), many AS (
    SELECT agency, sum(n) AS by_few FROM (
        SELECT agency, owner, at::date, count(*) AS n FROM filed GROUP BY 1, 2, 3 HAVING count(*) > %(many)s
    ) days GROUP BY 1
), stops AS (
    SELECT d.agency, count(*) AS stops,
           count(*) FILTER (WHERE s.at >= s.due_at - (s.due_at - d.clock_from) * 0.1) AS late_stops
    FROM dossiers_step s JOIN dossiers_dossier d ON d.id = s.dossier_id
    WHERE s.move = 'ask_supplement' AND s.at >= %(begins)s AND s.at < %(ends)s
      AND d.clock_from IS NOT NULL AND s.due_at > d.clock_from GROUP BY 1
), closed AS (
    SELECT d.agency, count(*) AS closed, count(*) FILTER (WHERE EXISTS (
        SELECT 1 FROM dossiers_dossier again WHERE again.owner = d.owner AND again.procedure = d.procedure
        AND again.subject IS NOT DISTINCT FROM d.subject AND again.id <> d.id
        AND again.submitted_at > d.submitted_at AND again.submitted_at <= d.closed_at + interval '30 days'
    )) AS reopened
    FROM dossiers_dossier d
    WHERE d.state IN ('refused', 'stopped') AND d.closed_at >= %(begins)s AND d.closed_at < %(ends)s GROUP BY 1
)
SELECT agency, coalesce(online, 0), coalesce(in_hours, 0), coalesce(by_few, 0)::int, coalesce(stops, 0),
       coalesce(late_stops, 0), coalesce(closed, 0), coalesce(reopened, 0)
FROM online FULL JOIN many USING (agency) FULL JOIN stops USING (agency) FULL JOIN closed USING (agency)
ORDER BY agency
"""
MANY = 10
"""More dossiers of one account on one day at one agency are many."""


def patterns(first: date, last: date, *, seen_by: Actor) -> tuple[PatternCounts, ...]:
    """By agency, from one day to another, both in it. Refuses: NotFound (not the system)."""
    with connection.cursor() as cursor:
        cursor.execute(_PATTERNS, window(first, last, seen_by) | {"many": MANY})
        return tuple(PatternCounts(*row) for row in cursor.fetchall())
