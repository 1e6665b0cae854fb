"""How far the helper's teams have come: every alley, every household."""

from django.http import HttpResponse

from onedoor.doors.field.shown import HELPS, page
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.coverage_map import drawn
from onedoor.outreach import queries


@access(HELPS)
def coverage(request: ActorRequest) -> HttpResponse:
    """The map and the table of each team."""
    covered = []
    for team in queries.teams(seen_by=request.actor):
        found = queries.coverage(team.id, seen_by=request.actor)
        covered.append((team, found, drawn(found)))
    return page(request, "coverage.html", {"covered": covered})
