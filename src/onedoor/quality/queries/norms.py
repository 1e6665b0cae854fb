"""What is usual: how long completing takes, and how often each rule rejects. Attempts are judged against it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection

from onedoor.base import clock
from onedoor.base.actor import Actor, Quality
from onedoor.base.errors import NotFound
from onedoor.quality.profile import Attribution

_TIMES = """
SELECT procedure, percentile_disc(0.9) WITHIN GROUP (ORDER BY active_seconds)
FROM quality_attempt WHERE outcome = 'completed' GROUP BY procedure HAVING count(*) >= %s
"""
_RULES = """
WITH reached AS (
    SELECT step, count(DISTINCT journey) AS n FROM quality_milestone
    WHERE at >= %s AND kind IN ('step_accepted', 'step_rejected') GROUP BY step
)
SELECT rejected.rule, count(DISTINCT rejected.journey)::float / max(reached.n)
FROM quality_milestone rejected JOIN reached ON reached.step = rejected.step
WHERE rejected.at >= %s AND rejected.kind = 'step_rejected' AND rejected.rule <> ''
GROUP BY rejected.rule HAVING max(reached.n) >= %s
"""


@dataclass(frozen=True, slots=True)
class Norms:
    """By procedure the active time of nine of ten who complete; by rule the share of journeys it rejects."""

    usual_time: Mapping[str, timedelta]
    reject_share: Mapping[str, float]


def norms(attribution: Attribution, *, seen_by: Actor) -> Norms:
    """As of now, from what is kept. Refuses: NotFound (not the system)."""
    if seen_by.quality is not Quality.SYSTEM:
        raise NotFound
    since = clock.now() - timedelta(days=attribution.keep_events_days)
    with connection.cursor() as cursor:
        cursor.execute(_TIMES, [attribution.completers_for_usual_time])
        times = {procedure: timedelta(seconds=seconds) for procedure, seconds in cursor.fetchall()}
        cursor.execute(_RULES, [since, since, attribution.rule_seen_by])
        return Norms(times, dict(cursor.fetchall()))
