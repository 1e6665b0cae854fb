"""What browsers measured: how fast pages were for people, and how many of them something stopped in the browser."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import connection

from onedoor.base import clock
from onedoor.base.actor import Actor, Quality
from onedoor.base.errors import NotFound
from onedoor.quality.terms import BLOCKING, Measure, Observed

_SPEED = """
WITH told AS (
    SELECT CASE device WHEN 'desktop' THEN 'desktop' ELSE 'mobile' END AS device, value, 1 / share AS weight
    FROM quality_browserreport WHERE kind = %s AND at >= %s AND at < %s
), summed AS (
    SELECT device, value, sum(weight) OVER (PARTITION BY device ORDER BY value) AS below,
           sum(weight) OVER (PARTITION BY device) AS whole, count(*) OVER (PARTITION BY device) AS n
    FROM told
)
SELECT device, min(value), max(n) FROM summed WHERE below >= 0.75 * whole GROUP BY device
"""
_STOPPED = """
SELECT attempt.agency, attempt.procedure, count(*) FILTER (WHERE EXISTS (
    SELECT 1 FROM quality_browserreport told WHERE told.journey = attempt.journey AND told.kind = ANY(%s)
)), count(*)
FROM quality_attempt attempt
WHERE started_at >= %s AND started_at < %s AND cause NOT IN ('O01', 'O04')
  AND EXISTS (SELECT 1 FROM quality_browserreport WHERE at >= %s AND at < %s)
GROUP BY 1, 2 ORDER BY 1, 2
"""
_FAILURES = """
SELECT count(*) FILTER (WHERE EXISTS (
    SELECT 1 FROM quality_browserreport told WHERE told.journey = attempt.journey AND told.kind = ANY(%s)
)), count(*)
FROM quality_attempt attempt
WHERE started_at >= %s AND started_at < %s AND cause NOT IN ('O01', 'O04')
"""


def page_speed(measure: Measure, first: date, last: date, *, seen_by: Actor) -> Mapping[str, Observed]:
    """By device (mobile, desktop) the value within which three of four pages stayed, each report weighted by one over
    the share of the journeys that were asked. Refuses: NotFound (not the system)."""
    with connection.cursor() as cursor:
        cursor.execute(_SPEED, [measure.value, *_span(first, last, seen_by)])
        return {device: Observed(value, n) for device, value, n in cursor.fetchall()}


@dataclass(frozen=True, slots=True)
class StoppedCounts:
    """How many attempts for one procedure at one agency something stopped in the browser, and of how many."""

    agency: str
    procedure: str
    stopped: int
    n: int


def stopped_counts(first: date, last: date, *, seen_by: Actor) -> tuple[StoppedCounts, ...]:
    """By agency and procedure; of a time in which no browser reported anything, nothing. Refuses: NotFound."""
    begins, ends = _span(first, last, seen_by)
    with connection.cursor() as cursor:
        cursor.execute(_STOPPED, [sorted(kind.value for kind in BLOCKING), begins, ends, begins, ends])
        return tuple(StoppedCounts(*row) for row in cursor.fetchall())


def client_failures(first: date, last: date, *, seen_by: Actor) -> Observed:
    """The share of the attempts begun in those days which something stopped in the browser, and of how many.

    Refuses: NotFound (not the system)."""
    with connection.cursor() as cursor:
        cursor.execute(_FAILURES, [sorted(kind.value for kind in BLOCKING), *_span(first, last, seen_by)])
        stopped, n = cursor.fetchone()
    return Observed(stopped / n if n else 0.0, n)


def _span(first: date, last: date, seen_by: Actor) -> tuple[datetime, datetime]:
    if seen_by.quality is not Quality.SYSTEM:
        raise NotFound
    begins, ends = (datetime.combine(day, time.min, clock.law_zone()) for day in (first, last + timedelta(days=1)))
    return begins, ends
