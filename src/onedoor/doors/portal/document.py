"""Download a document of one's dossier: the receipt, a request, the result."""

from uuid import UUID

from django.http import HttpResponse

from onedoor.base.text import without_marks_ascii
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.dossiers import operations, queries
from onedoor.dossiers.errors import NotReadyYet


@access(CITIZEN)
def document(request: ActorRequest, code: str, document_id: UUID) -> HttpResponse:
    """The PDF; one that waits for the press is printed at once."""
    try:
        row, content = queries.document_for(code, document_id, seen_by=request.actor)
    except NotReadyYet:
        operations.typeset_document(document_id)
        row, content = queries.document_for(code, document_id, seen_by=request.actor)
    return pdf(content, f"{without_marks_ascii(row.title)}-{code}")


def pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF to look at, with a name to keep it under; no page but ours may frame it."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
