"""The community helper teams of the commune, each with how far it has come."""

from django.http import HttpResponse

from onedoor.base.actor import Role
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office.shown import MEASURES, page
from onedoor.outreach import queries


@access(MEASURES)
def teams(request: ActorRequest) -> HttpResponse:
    """The list, by name."""
    found = queries.teams(seen_by=request.actor)
    return page(request, "teams.html", {"teams": found, "may_found": request.actor.has(Role.LEADER)})
