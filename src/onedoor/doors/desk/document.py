"""Open an issued document of a dossier."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.base.text import without_marks_ascii
from onedoor.doors.desk.case import case_of
from onedoor.doors.desk.shown import page
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.sent import sent
from onedoor.dossiers import queries
from onedoor.dossiers.errors import NotReadyYet


@access(OFFICER())
def document(request: ActorRequest, code: str, document_id: UUID) -> HttpResponse:
    """The PDF; while it is being typeset, a page that says so. Refuses: NotFound, BytesChanged."""
    try:
        row, content = queries.document_for(code, document_id, seen_by=request.actor)
    except NotReadyYet:
        context = {"case": case_of(request, code), "title": _("Văn bản đang được lập")}
        response = page(request, "not_ready.html", context, status=503)
        response.headers["Retry-After"] = "5"
        response.headers["Refresh"] = "5"
        return response
    return sent(content, "application/pdf", f"{without_marks_ascii(row.title)}-{code}.pdf", inline=False)
