"""What one may ask about quality."""

from onedoor.quality.journey_key import journey_key
from onedoor.quality.queries.attempts import attempt, attempts, failures, of_journeys
from onedoor.quality.queries.browsers import client_failures, page_speed
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
    "client_failures",
    "compared",
    "failures",
    "journey_key",
    "journeys",
    "line",
    "newest",
    "observations",
    "of_journeys",
    "page_speed",
    "periods",
    "published",
    "rebuilt",
    "report",
    "scored",
]
