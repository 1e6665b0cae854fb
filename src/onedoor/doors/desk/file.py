"""Download a paper the person handed in: never run, never guessed, never kept."""

from uuid import UUID

from django.http import HttpResponse

from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.sent import sent
from onedoor.dossiers import queries


@access(OFFICER())
def file(request: ActorRequest, code: str, attachment_id: UUID) -> HttpResponse:
    """The file as it was uploaded. Refuses: NotFound, BytesChanged."""
    row, content = queries.attachment(attachment_id, seen_by=request.actor)
    return sent(content, row.media_type, row.name, inline=False)
