"""How long handling really took: measured, not promised."""

from collections import defaultdict
from datetime import datetime, timedelta
from statistics import median, quantiles
from uuid import UUID

from onedoor.agencies import queries as agencies
from onedoor.base import clock
from onedoor.base.working_time import working_duration
from onedoor.dossiers.models import Dossier, Supplement
from onedoor.dossiers.terms import MeasuredTime

FEWEST = 10
"""Fewer dossiers say more about those few people than about the time one may expect, and are not told."""

_AT_MOST = 500


def measured_time(procedure: str, agency: str | None = None) -> MeasuredTime | None:
    """Working days from receipt to decision over the last twelve months (at most the 500 newest).

    None where fewer than `FEWEST` dossiers were decided.
    """
    since = clock.now() - timedelta(days=365)
    decided = Dossier.objects.filter(procedure=procedure, handled_at__gte=since, received_at__isnull=False)
    if agency:
        decided = decided.filter(agency=agency)
    rows = list(decided.order_by("-handled_at").only("id", "agency", "received_at", "handled_at", "due_at")[:_AT_MOST])
    if len(rows) < FEWEST:
        return None
    waits: dict[UUID, list[tuple[datetime, datetime]]] = defaultdict(list)
    for wait in Supplement.objects.filter(dossier__in=rows, closed_at__isnull=False):
        waits[wait.dossier_id].append((wait.asked_at, wait.closed_at or wait.asked_at))
    days = [_working_days(row, waits[row.id]) for row in rows]
    return MeasuredTime(
        n=len(days),
        median_days=median(days),
        p90_days=quantiles(days, n=10)[-1],
        in_time=sum(row.due_at is None or (row.handled_at or row.due_at) <= row.due_at for row in rows),
    )


def _working_days(row: Dossier, waits: list[tuple[datetime, datetime]]) -> float:
    received, handled = row.received_at or row.submitted_at, row.handled_at or row.submitted_at
    calendar = agencies.calendar_of(row.agency, received.date())
    spent = working_duration(calendar, received, handled)
    waited = sum((working_duration(calendar, max(start, received), end) for start, end in waits), timedelta(0))
    return (spent - waited) / timedelta(hours=8)
