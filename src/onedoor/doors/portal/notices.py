"""The messages we sent to the person, and whether they arrived."""

from django.http import HttpResponse

from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.portal.shown import page
from onedoor.notices import queries


@access(CITIZEN)
def notices(request: ActorRequest) -> HttpResponse:
    """All notices to the person, newest first."""
    return page(request, "notices.html", {"notices": queries.notices(seen_by=request.actor)}, here="notices")
