"""Accessibility: what holds, what does not yet, and whom to tell."""

from django.http import HttpResponse

from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.doors.portal.shown import page


@access(PUBLIC)
def accessibility(request: ActorRequest) -> HttpResponse:
    """The page, short and true."""
    return page(request, "accessibility.html")
