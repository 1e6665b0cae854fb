"""The words of quality."""

from onedoor.quality.terms.attempts import Event, Kind, Outcome, Thresholds
from onedoor.quality.terms.causes import GROUP_OF, Cause, Group
from onedoor.quality.terms.figures import AttemptRow, Failures
from onedoor.quality.terms.indicators import Better, By, Indicator, Unit
from onedoor.quality.terms.numbers import Interval
from onedoor.quality.terms.observations import Observation, Source, Standing
from onedoor.quality.terms.profiles import Curve, Dimension, Gate, Per, Profile, Shape, Weighed
from onedoor.quality.terms.scores import DimensionScore, IndicatorScore, Ranked, Score, Spread
from onedoor.quality.terms.surroundings import Crowd, Span, Surroundings, Verdict

__all__ = [
    "GROUP_OF",
    "AttemptRow",
    "Better",
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
    "Observation",
    "Outcome",
    "Per",
    "Profile",
    "Ranked",
    "Score",
    "Shape",
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
