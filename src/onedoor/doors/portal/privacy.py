"""Personal data: what is asked, why, who sees it, and what one may ask."""

from django.http import HttpResponse

from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.doors.portal.shown import page
from onedoor.quality import pack_files


@access(PUBLIC)
def privacy(request: ActorRequest) -> HttpResponse:
    """The page, short and true."""
    return page(request, "privacy.html", {"quiet_days": pack_files.asking().quiet_days})
