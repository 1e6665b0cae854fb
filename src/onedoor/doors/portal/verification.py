"""Verification: what the QR code of a document leads to. The document as issued, whether it stands, how to compare."""

from django.http import HttpResponse

from onedoor.agencies import queries as agencies
from onedoor.base.errors import NotFound
from onedoor.base.text import without_marks_ascii
from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.doors.portal.document import pdf
from onedoor.doors.portal.shown import page
from onedoor.dossiers import queries
from onedoor.signing import queries as signing


@access(PUBLIC)
def verification(request: ActorRequest, token: str) -> HttpResponse:
    """What we know of the document behind a token; an unknown token is told to be one."""
    try:
        found = queries.verification(token)
    except NotFound:
        return page(request, "verification_unknown.html", {}, status=404)
    paper = signing.papers_about([f"document:{found.document_id}"]).get(f"document:{found.document_id}")
    places = paper.places if paper is not None and found.signed_at is not None else ()
    context = {"found": found, "agency": agencies.agency(found.agency), "token": token, "places": places}
    return page(request, "verification.html", context)


@access(PUBLIC)
def issued_document(request: ActorRequest, token: str) -> HttpResponse:
    """The document as issued, to lay beside the paper in hand."""
    row, content = queries.document(token)
    return pdf(content, f"{without_marks_ascii(row.title)}-{token}")
