"""How long handling really took: measured at the move, not promised."""

from datetime import timedelta

from django.db import connection

from onedoor.base import clock
from onedoor.base.kept import kept_for
from onedoor.dossiers.terms import MeasuredTime

FEWEST = 10
"""Fewer dossiers say more about those few people than about the time one may expect, and are not told."""

_AT_MOST = 500
_DAY = 8 * 3600
_MEASURED = """
SELECT count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds),
       percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds),
       count(*) FILTER (WHERE due_at IS NULL OR handled_at <= due_at)
FROM (
    SELECT extract(epoch FROM handled_in)::float8 AS seconds, due_at, handled_at FROM dossiers_dossier
    WHERE procedure = %(procedure)s AND handled_at >= %(since)s AND handled_in IS NOT NULL
      AND (%(agency)s::text IS NULL OR agency = %(agency)s)
    ORDER BY handled_at DESC LIMIT %(most)s
) newest
"""


@kept_for(300)
def measured_time(procedure: str, agency: str | None = None) -> MeasuredTime | None:
    """Working days of eight hours from receipt to decision over the last twelve months (at most the 500 newest).

    None where fewer than `FEWEST` dossiers were decided. Up to five minutes old.
    """
    since = clock.now() - timedelta(days=365)
    with connection.cursor() as cursor:
        cursor.execute(_MEASURED, {"procedure": procedure, "agency": agency, "since": since, "most": _AT_MOST})
        n, median, p90, in_time = cursor.fetchone()
    if n < FEWEST:
        return None
    return MeasuredTime(n=n, median_days=median / _DAY, p90_days=p90 / _DAY, in_time=in_time)
