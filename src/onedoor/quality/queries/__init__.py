"""What one may ask about quality."""

from onedoor.quality.queries.attempts import attempt, attempts, failures
from onedoor.quality.queries.public import Journeys, Shown, journeys
from onedoor.quality.queries.reports import Place, ReportView, newest, rebuilt, report
from onedoor.quality.queries.store import compared, line, observations, periods, published, scored

__all__ = [
    "Journeys",
    "Place",
    "ReportView",
    "Shown",
    "attempt",
    "attempts",
    "compared",
    "failures",
    "journeys",
    "line",
    "newest",
    "observations",
    "periods",
    "published",
    "rebuilt",
    "report",
    "scored",
]
