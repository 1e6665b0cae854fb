"""What was filed at one place on some days, by channel, and how those dossiers went: for measuring, without names."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import connection

from onedoor.base import clock
from onedoor.base.actor import Actor, Quality
from onedoor.base.errors import NotFound
from onedoor.dossiers.terms import FiledDay

_FILED = """
SELECT (submitted_at AT TIME ZONE %(zone)s)::date AS day,
       count(*) FILTER (WHERE channel = 'online'), count(*) FILTER (WHERE channel <> 'online'),
       count(*) FILTER (WHERE due_at < %(now)s), count(*) FILTER (WHERE due_at < %(now)s AND handled_at <= due_at),
       coalesce(array_agg(extract(epoch FROM handled_in)::float8 / 3600) FILTER (WHERE handled_in IS NOT NULL), '{}')
FROM dossiers_dossier
WHERE agency = %(agency)s AND procedure = ANY(%(procedures)s)
  AND submitted_at >= %(first)s::date::timestamp AT TIME ZONE %(zone)s
  AND submitted_at < (%(last)s::date + 1)::timestamp AT TIME ZONE %(zone)s
  AND (submitted_at AT TIME ZONE %(zone)s)::date = ANY(%(days)s)
GROUP BY 1 ORDER BY 1
"""


def filed_days(
    agency: str, procedures: Collection[str], days: Collection[date], *, seen_by: Actor
) -> tuple[FiledDay, ...]:
    """Each of those days on which something was filed there. Refuses: NotFound (not the system)."""
    if seen_by.quality is not Quality.SYSTEM:
        raise NotFound
    if not days:
        return ()
    asked: dict[str, str | date | datetime | list[str] | list[date]] = {
        "agency": agency, "procedures": list(procedures), "days": list(days), "first": min(days), "last": max(days),
        "zone": str(clock.law_zone()), "now": clock.now(),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_FILED, asked)
        return tuple(FiledDay(row[0], row[1], row[2], row[3], row[4], tuple(row[5])) for row in cursor.fetchall())
