"""What our own attempts amount to in a period, by agency and procedure: counted in the database, never row by row."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import connection

from onedoor.base import clock
from onedoor.base.actor import Actor, Quality
from onedoor.base.errors import NotFound

_ATTEMPTS = """
SELECT agency, procedure, count(*) FILTER (WHERE outcome = 'completed'), count(*) FILTER (WHERE outcome <> 'open'),
       percentile_cont(0.5) WITHIN GROUP (ORDER BY active_seconds) FILTER (WHERE outcome = 'completed')
FROM quality_attempt
WHERE started_at >= %(begins)s AND started_at < %(ends)s AND cause NOT IN ('O01', 'O04')
GROUP BY 1, 2 ORDER BY 1, 2
"""
_LOOPS = """
WITH sent AS (
    SELECT journey, step, kind,
           row_number() OVER (PARTITION BY journey, step ORDER BY at, id)
           - row_number() OVER (PARTITION BY journey, step, kind ORDER BY at, id) AS run
    FROM quality_milestone WHERE at >= %(begins)s AND kind IN ('step_accepted', 'step_rejected')
), runs AS (
    SELECT journey, max(CASE WHEN kind = 'step_rejected' THEN n ELSE 0 END) AS longest
    FROM (SELECT journey, step, kind, run, count(*) AS n FROM sent GROUP BY 1, 2, 3, 4) each GROUP BY 1
)
SELECT a.agency, a.procedure, count(*) FILTER (WHERE runs.longest >= 3), count(*)
FROM runs JOIN quality_attempt a ON a.journey = runs.journey
WHERE a.started_at >= %(begins)s AND a.started_at < %(ends)s AND a.outcome <> 'open' GROUP BY 1, 2 ORDER BY 1, 2
"""


@dataclass(frozen=True, slots=True)
class AttemptCounts:
    """The attempts for one procedure at one agency; `minutes`: the median active time of who completed."""

    agency: str
    procedure: str
    completed: int
    matured: int
    minutes: float | None


@dataclass(frozen=True, slots=True)
class LoopCounts:
    """How many attempts were rejected three times in a row at one step, of those that sent any."""

    agency: str
    procedure: str
    looped: int
    sent: int


def window(first: date, last: date, seen_by: Actor) -> dict[str, datetime]:
    """Two days, both in it, as moments. Refuses: NotFound (not the system)."""
    if seen_by.quality is not Quality.SYSTEM:
        raise NotFound
    days = (first, last + timedelta(days=1))
    begins, ends = (datetime.combine(day, time.min, clock.law_zone()) for day in days)
    return {"begins": begins, "ends": ends}


def attempt_counts(first: date, last: date, *, seen_by: Actor) -> tuple[AttemptCounts, ...]:
    """Of the attempts begun in the period. Refuses: NotFound (not the system)."""
    with connection.cursor() as cursor:
        cursor.execute(_ATTEMPTS, window(first, last, seen_by))
        return tuple(
            AttemptCounts(agency, procedure, completed, matured, seconds / 60 if seconds is not None else None)
            for agency, procedure, completed, matured, seconds in cursor.fetchall()
        )


def loop_counts(first: date, last: date, *, seen_by: Actor) -> tuple[LoopCounts, ...]:
    """Of the attempts begun in the period, as far as their events are kept. Refuses: NotFound (not the system)."""
    with connection.cursor() as cursor:
        cursor.execute(_LOOPS, window(first, last, seen_by))
        return tuple(LoopCounts(*row) for row in cursor.fetchall())
