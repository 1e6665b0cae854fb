"""The end page: the code, what happens next, by when, whose turn."""

from django.http import HttpResponse

from onedoor.agencies import queries as agencies
from onedoor.catalogue import queries as catalogue
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.portal.asked import after_filing
from onedoor.doors.portal.dues_shown import due_shown
from onedoor.doors.portal.shown import page
from onedoor.dossiers import operations, queries
from onedoor.dossiers.terms import DocumentKind, DocumentRow, DossierView


@access(CITIZEN)
def sent(request: ActorRequest, code: str) -> HttpResponse:
    """What was handed in, and what comes next; the receipt does not wait for its turn among the jobs."""
    dossier = queries.dossier(code, seen_by=request.actor)
    if not _receipts(dossier):
        operations.issue_receipt(dossier.id)
        dossier = queries.dossier(code, seen_by=request.actor)
    definition = catalogue.version(dossier.version_id).definition
    cost = due_shown(dossier, definition, seen_by=request.actor)
    context = {
        "dossier": dossier,
        "definition": definition,
        "cost": cost,
        "survey": after_filing(dossier.draft_id, unpaid=bool(cost and cost.unpaid)),
        "agency": agencies.agency(dossier.agency),
        "receipt": _receipts(dossier)[0],
    }
    return page(request, "sent.html", context, here="my_dossiers")


def _receipts(dossier: DossierView) -> list[DocumentRow]:
    return [one for one in dossier.documents if one.kind is DocumentKind.RECEIPT]
