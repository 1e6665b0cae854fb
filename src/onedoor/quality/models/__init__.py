"""The tables of quality. Nothing here names a person, or leads to one without the server's key."""

from onedoor.quality.models.attempts import Attempt, Milestone
from onedoor.quality.models.observations import Observation, Report

__all__ = ["Attempt", "Milestone", "Observation", "Report"]
