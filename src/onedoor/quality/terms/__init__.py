"""The words of quality."""

from onedoor.base.shares import Interval
from onedoor.quality.terms.attempts import Event, Kind, Outcome, Thresholds
from onedoor.quality.terms.causes import GROUP_OF, Cause, Group
from onedoor.quality.terms.figures import AttemptRow, Failures
from onedoor.quality.terms.observations import Observation, Source, Standing
from onedoor.quality.terms.surroundings import Crowd, Span, Surroundings, Verdict

__all__ = [
    "GROUP_OF",
    "AttemptRow",
    "Cause",
    "Crowd",
    "Event",
    "Failures",
    "Group",
    "Interval",
    "Kind",
    "Observation",
    "Outcome",
    "Source",
    "Span",
    "Standing",
    "Surroundings",
    "Thresholds",
    "Verdict",
]
