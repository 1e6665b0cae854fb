"""Show a picture or a PDF that the person handed in, inside the dossier's page."""

from uuid import UUID

from django.http import HttpResponse

from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.sent import SHOWN, sent
from onedoor.dossiers import queries


@access(OFFICER())
def picture(request: ActorRequest, code: str, attachment_id: UUID) -> HttpResponse:
    """The file, in a policy that lets nothing else happen. Refuses: NotFound (also for what cannot be shown)."""
    row, content = queries.attachment(attachment_id, seen_by=request.actor)
    if row.media_type not in SHOWN:
        raise NotFound
    return sent(content, row.media_type, row.name, inline=True)
