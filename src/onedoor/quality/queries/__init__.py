"""What one may ask about quality."""

from onedoor.quality.queries.attempts import attempt, attempts, failures
from onedoor.quality.queries.reports import Place, ReportView, newest, rebuilt, report
from onedoor.quality.queries.store import line, observations, periods, published

__all__ = [
    "Place",
    "ReportView",
    "attempt",
    "attempts",
    "failures",
    "line",
    "newest",
    "observations",
    "periods",
    "published",
    "rebuilt",
    "report",
]
