"""Tallying: what an attempt adds to the counts of its day, and what it no longer adds once it is ruled otherwise."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db import connection, transaction

from onedoor.base import clock
from onedoor.quality.models import Attempt
from onedoor.quality.queries.counted import is_counted, small_agencies
from onedoor.quality.rules.rolling import reaches

Key = tuple[str, str, date, str, bool, str, str]
_EVERY = ""
"""In place of a procedure: all of them."""
_ADD = """
INSERT INTO quality_tally (reach, procedure, day, outcome, troubled, cause, last_step, n)
SELECT * FROM unnest(%s::text[], %s::text[], %s::date[], %s::text[], %s::bool[], %s::text[], %s::text[], %s::int[])
ON CONFLICT (reach, procedure, day, outcome, troubled, cause, last_step) DO UPDATE SET n = quality_tally.n + excluded.n
"""
_FORGET = "DELETE FROM quality_tally WHERE day >= %(first)s AND day <= %(last)s"
_PLACES = """
CREATE TEMPORARY TABLE tallied_place ON COMMIT DROP AS
SELECT * FROM unnest(%(small)s::text[], %(above)s::text[]) place(agency, reach)
"""
_LOWEST = """
CREATE TEMPORARY TABLE tallied_lowest ON COMMIT DROP AS
SELECT coalesce(place.reach, agency) AS reach, procedure, (started_at AT TIME ZONE %(zone)s)::date AS day, outcome,
       troubled, cause, CASE WHEN outcome = 'abandoned' THEN last_step ELSE '' END AS last_step, count(*) AS n
FROM quality_attempt LEFT JOIN tallied_place place USING (agency)
WHERE started_at >= %(first)s::date::timestamp AT TIME ZONE %(zone)s
  AND started_at < (%(last)s::date + 1)::timestamp AT TIME ZONE %(zone)s
GROUP BY 1, 2, 3, 4, 5, 6, 7
"""
_REACHES = "SELECT DISTINCT reach FROM tallied_lowest"
_RECOUNT = """
INSERT INTO quality_tally (reach, procedure, day, outcome, troubled, cause, last_step, n)
SELECT above.reach, coalesce(procedure, ''), day, outcome, troubled, cause, last_step, sum(n)
FROM tallied_lowest JOIN unnest(%(from)s::text[], %(to)s::text[]) above(below, reach)
     ON above.below = tallied_lowest.reach
GROUP BY GROUPING SETS (
    (above.reach, procedure, day, outcome, troubled, cause, last_step),
    (above.reach, day, outcome, troubled, cause, last_step)
)
ORDER BY 1, 2, 3, 4, 5, 6, 7
"""
"""In the order of its key a row is written twice as fast."""
_AS_A_WHOLE = (
    "statement_timeout = 0",
    "work_mem = '512MB'",
    "enable_nestloop = off", "enable_mergejoin = off", "enable_indexscan = off", "enable_indexonlyscan = off",
)  # fmt: skip
"""It may take its time, and reads the attempts as they lie on the disk: agency by agency it would leap about."""


def places(agency: str) -> tuple[str, ...]:
    """The reaches in whose counts the attempts of an agency stand, the lowest first."""
    return tuple(reach for reach in reaches(agency) if is_counted(reach))


def keys(one: Attempt) -> Iterable[Key]:
    """Every count in which an attempt stands."""
    day = one.started_at.astimezone(clock.law_zone()).date()
    step = one.last_step if one.outcome == "abandoned" else ""
    for reach in places(one.agency):
        for procedure in (one.procedure, _EVERY):
            yield reach, procedure, day, one.outcome, one.troubled, one.cause, step


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
    """The counts of those days are made anew from the attempts, in one transaction; how many rows they have."""
    days: dict[str, date | str] = {"first": first, "last": last, "zone": str(clock.law_zone())}
    with transaction.atomic(), connection.cursor() as cursor:
        for setting in _AS_A_WHOLE:
            cursor.execute(f"SET LOCAL {setting}")
        cursor.execute(_FORGET, days)
        small = sorted(small_agencies())
        cursor.execute(_PLACES, {"small": small, "above": [places(agency)[0] for agency in small]})
        cursor.execute("ANALYZE tallied_place")
        cursor.execute(_LOWEST, days)
        cursor.execute(_REACHES)
        pairs = [(lowest, reach) for (lowest,) in cursor.fetchall() for reach in places(lowest)]
        cursor.execute(_RECOUNT, {"from": [lowest for lowest, _ in pairs], "to": [reach for _, reach in pairs]})
        return int(cursor.rowcount)
