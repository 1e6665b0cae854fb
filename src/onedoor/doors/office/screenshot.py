"""What the screen showed when a probe judged a page."""

from uuid import UUID

from django.http import HttpResponse

from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.sent import sent
from onedoor.doors.office.shown import MEASURES
from onedoor.quality import queries
from onedoor.quality.terms.pictures import SHOWN_AS


@access(MEASURES)
def screenshot(request: ActorRequest, picture_id: UUID) -> HttpResponse:
    """The picture. Refuses: NotFound (none, or taken down), BytesChanged."""
    return sent(queries.screenshot(picture_id, seen_by=request.actor), SHOWN_AS, "screenshot.jpg", inline=True)
