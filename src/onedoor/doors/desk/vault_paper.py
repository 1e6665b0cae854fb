"""A paper of the person's data warehouse that serves in a dossier; the person sees that it was opened."""

from urllib.parse import quote
from uuid import UUID

from django.http import HttpResponse

from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.dossiers import queries


@access(OFFICER())
def vault_paper(request: ActorRequest, code: str, item_id: UUID) -> HttpResponse:
    """The document, saved and never shown inside our pages."""
    view, content = queries.vault_paper(code, item_id, seen_by=request.actor)
    pages = view.row.pages
    answer = HttpResponse(content, content_type=pages.media_type if pages else "application/octet-stream")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(pages.name if pages else 'document')}"
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
