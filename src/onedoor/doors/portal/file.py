"""Download a file one uploaded oneself."""

from urllib.parse import quote
from uuid import UUID

from django.http import HttpResponse

from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.dossiers import queries


@access(CITIZEN)
def file(request: ActorRequest, code: str, attachment_id: UUID) -> HttpResponse:
    """The file as it was uploaded; never shown inside our pages, always saved."""
    view = queries.dossier(code, seen_by=request.actor)
    if attachment_id not in {one.id for one in view.attachments}:
        raise NotFound
    row, content = queries.attachment(attachment_id, seen_by=request.actor)
    answer = HttpResponse(content, content_type=row.media_type)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(row.name)}"
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
