"""Tallying: what an attempt adds to the counts of its day, and what it no longer adds once it is ruled otherwise."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db import connection, transaction

from onedoor.base import clock
from onedoor.quality.models import Attempt
from onedoor.quality.rules.rolling import reaches

Key = tuple[str, date, str, str, bool, str, str]
_ADD = """
INSERT INTO quality_tally (reach, day, procedure, outcome, troubled, cause, last_step, n)
SELECT * FROM unnest(%s::text[], %s::date[], %s::text[], %s::text[], %s::bool[], %s::text[], %s::text[], %s::int[])
ON CONFLICT (reach, day, procedure, outcome, troubled, cause, last_step) DO UPDATE SET n = quality_tally.n + excluded.n
"""
_FORGET = "DELETE FROM quality_tally WHERE day >= %(first)s AND day <= %(last)s"
_RECOUNT = """
WITH counted AS (
    SELECT agency, (started_at AT TIME ZONE %(zone)s)::date AS day, procedure, outcome, troubled, cause,
           CASE WHEN outcome = 'abandoned' THEN last_step ELSE '' END AS last_step, count(*) AS n
    FROM quality_attempt
    WHERE started_at >= %(first)s::date::timestamp AT TIME ZONE %(zone)s
      AND started_at < (%(last)s::date + 1)::timestamp AT TIME ZONE %(zone)s
    GROUP BY 1, 2, 3, 4, 5, 6, 7
)
INSERT INTO quality_tally (reach, day, procedure, outcome, troubled, cause, last_step, n)
SELECT reach, day, procedure, outcome, troubled, cause, last_step, sum(n)
FROM counted CROSS JOIN LATERAL (
    SELECT DISTINCT array_to_string((string_to_array(agency, '.'))[:depth], '.') AS reach
    FROM generate_series(0, cardinality(string_to_array(agency, '.'))) AS depth
) places
GROUP BY 1, 2, 3, 4, 5, 6, 7
"""


def keys(one: Attempt) -> Iterable[Key]:
    """Every count in which an attempt stands."""
    day = one.started_at.astimezone(clock.law_zone()).date()
    step = one.last_step if one.outcome == "abandoned" else ""
    for reach in reaches(one.agency):
        yield reach, day, one.procedure, one.outcome, one.troubled, one.cause, step


def tally(before: Iterable[Attempt], after: Iterable[Attempt]) -> None:
    """The counts say `after` instead of `before`; what did not change costs nothing. Belongs into one transaction."""
    change: Counter[Key] = Counter()
    for one in after:
        change.update(keys(one))
    for one in before:
        change.subtract(keys(one))
    rows = sorted((*key, n) for key, n in change.items() if n)
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(_ADD, [list(column) for column in zip(*rows, strict=True)])


def recount(first: date, last: date) -> int:
    """The counts of those days are made anew from the attempts, in one statement; how many rows they have."""
    days: dict[str, date | str] = {"first": first, "last": last, "zone": str(clock.law_zone())}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")  # It goes over everything, and may take its time.
        cursor.execute(_FORGET, days)
        cursor.execute(_RECOUNT, days)
        return int(cursor.rowcount)
