"""Survey campaigns of the agency and of those below it."""

from dataclasses import dataclass

from django.http import HttpResponse

from onedoor.base.actor import Role
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office.campaign_words import LOOKS, STATES
from onedoor.doors.office.shown import MEASURES, agency_name, page
from onedoor.quality import queries
from onedoor.quality.terms.campaigns import CampaignRow


@dataclass(frozen=True, slots=True)
class Line:
    """A campaign as the list writes it."""

    row: CampaignRow
    agency: str
    state: str
    look: str
    rate: float | None


@access(MEASURES)
def campaigns(request: ActorRequest) -> HttpResponse:
    """The list, the newest first."""
    lines = [
        Line(one, agency_name(one.agency), str(STATES[one.state]), LOOKS[one.state], _rate(one))
        for one in queries.campaigns(seen_by=request.actor)
    ]
    return page(request, "campaigns.html", {"lines": lines, "may_draft": request.actor.has(Role.LEADER)})


def _rate(one: CampaignRow) -> float | None:
    return one.answered / one.sample if one.sample else None
