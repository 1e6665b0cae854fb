"""The end page: the code, what happens next, by when, whose turn."""

from django.http import HttpResponse

from onedoor.agencies import queries as agencies
from onedoor.catalogue import queries as catalogue
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.portal.shown import page
from onedoor.dossiers import queries
from onedoor.dossiers.terms import DocumentKind


@access(CITIZEN)
def sent(request: ActorRequest, code: str) -> HttpResponse:
    """What was handed in, and what comes next."""
    dossier = queries.dossier(code, seen_by=request.actor)
    context = {
        "dossier": dossier,
        "definition": catalogue.version(dossier.version_id).definition,
        "agency": agencies.agency(dossier.agency),
        "receipt": next((one for one in dossier.documents if one.kind is DocumentKind.RECEIPT), None),
    }
    return page(request, "sent.html", context, here="my_dossiers")
