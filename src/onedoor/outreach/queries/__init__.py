"""What one may ask of outreach: about teams and households, and about mandates of assistance."""

from onedoor.outreach.queries.comparing import filings
from onedoor.outreach.queries.learning import help_case, help_cases, lessons_of, lessons_of_team
from onedoor.outreach.queries.mandates import (
    assistant,
    mandate,
    mandates_of_helper,
    mandates_of_person,
    mandates_over,
    text_of,
    to_witness,
)
from onedoor.outreach.queries.teams import (
    coverage,
    done_today,
    household,
    may_join,
    members,
    memberships_hold,
    memberships_of,
    seen,
    team,
    teams,
)

__all__ = [
    "assistant",
    "coverage",
    "done_today",
    "filings",
    "help_case",
    "help_cases",
    "household",
    "lessons_of",
    "lessons_of_team",
    "mandate",
    "mandates_of_helper",
    "mandates_of_person",
    "mandates_over",
    "may_join",
    "members",
    "memberships_hold",
    "memberships_of",
    "seen",
    "team",
    "teams",
    "text_of",
    "to_witness",
]
