"""The words of quality."""

from onedoor.base.shares import Interval
from onedoor.quality.terms.attempts import Event, Kind, Outcome, Thresholds
from onedoor.quality.terms.causes import GROUP_OF, Cause, Group
from onedoor.quality.terms.figures import AttemptRow, Failures
from onedoor.quality.terms.observations import Observation, Source, Standing
from onedoor.quality.terms.reports import (
    BLOCKING,
    FROM_BROWSERS,
    FROM_PAGES,
    REPORTED,
    BrowserReport,
    Measure,
    Observed,
    Sender,
    Sighting,
)
from onedoor.quality.terms.surroundings import Crowd, Span, Surroundings, Verdict

__all__ = [
    "BLOCKING",
    "FROM_BROWSERS",
    "FROM_PAGES",
    "GROUP_OF",
    "REPORTED",
    "AttemptRow",
    "BrowserReport",
    "Cause",
    "Crowd",
    "Event",
    "Failures",
    "Group",
    "Interval",
    "Kind",
    "Measure",
    "Observation",
    "Observed",
    "Outcome",
    "Sender",
    "Sighting",
    "Source",
    "Span",
    "Standing",
    "Surroundings",
    "Thresholds",
    "Verdict",
]
