"""The tables of quality. Nothing here names a person, or leads to one without the server's key."""

from onedoor.quality.models.answered import AnsweredDay
from onedoor.quality.models.assessments import (
    AssessedPortal,
    Assessment,
    AssessmentRound,
    Evidence,
    FinalRating,
    Rating,
    Reply,
)
from onedoor.quality.models.attempts import Attempt, Milestone
from onedoor.quality.models.barriers import Barrier
from onedoor.quality.models.campaigns import Campaign, Drawn
from onedoor.quality.models.observations import Observation, Report
from onedoor.quality.models.probes import Portal, Round, Screenshot, Slot, Visit
from onedoor.quality.models.reports import BrowserReport
from onedoor.quality.models.surveys import Answer, Invitation
from onedoor.quality.models.tallies import Tally

__all__ = [
    "Answer",
    "AnsweredDay",
    "AssessedPortal",
    "Assessment",
    "AssessmentRound",
    "Attempt",
    "Barrier",
    "BrowserReport",
    "Campaign",
    "Drawn",
    "Evidence",
    "FinalRating",
    "Invitation",
    "Milestone",
    "Observation",
    "Portal",
    "Rating",
    "Reply",
    "Report",
    "Round",
    "Screenshot",
    "Slot",
    "Tally",
    "Visit",
]
