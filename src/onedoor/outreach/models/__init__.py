"""The tables of outreach. Nothing in teams, visits and questions names who lives behind a house number."""

from onedoor.outreach.models.learning import HelpCase, LessonRead
from onedoor.outreach.models.mandates import Mandate, MandateText, Use
from onedoor.outreach.models.teams import Alley, Household, Membership, Team, Visit

__all__ = [
    "Alley",
    "HelpCase",
    "Household",
    "LessonRead",
    "Mandate",
    "MandateText",
    "Membership",
    "Team",
    "Use",
    "Visit",
]
