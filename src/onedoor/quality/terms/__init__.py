"""The words of quality."""

from onedoor.base.shares import Interval
from onedoor.quality.terms.attempts import Event, Kind, Outcome, Thresholds
from onedoor.quality.terms.causes import GROUP_OF, Cause, Group
from onedoor.quality.terms.figures import AttemptRow, Failures
from onedoor.quality.terms.indicators import Better, By, Indicator, Unit
from onedoor.quality.terms.observations import Observation, Source, Standing
from onedoor.quality.terms.profiles import Curve, Dimension, Gate, Per, Profile, Shape, Weighed
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
from onedoor.quality.terms.scores import DimensionScore, IndicatorScore, Ranked, Score, Spread
from onedoor.quality.terms.surroundings import Crowd, Span, Surroundings, Verdict

__all__ = [
    "BLOCKING",
    "FROM_BROWSERS",
    "FROM_PAGES",
    "GROUP_OF",
    "REPORTED",
    "AttemptRow",
    "Better",
    "BrowserReport",
    "By",
    "Cause",
    "Crowd",
    "Curve",
    "Dimension",
    "DimensionScore",
    "Event",
    "Failures",
    "Gate",
    "Group",
    "Indicator",
    "IndicatorScore",
    "Interval",
    "Kind",
    "Measure",
    "Observation",
    "Observed",
    "Outcome",
    "Per",
    "Profile",
    "Ranked",
    "Score",
    "Sender",
    "Shape",
    "Sighting",
    "Source",
    "Span",
    "Spread",
    "Standing",
    "Surroundings",
    "Thresholds",
    "Unit",
    "Verdict",
    "Weighed",
]
