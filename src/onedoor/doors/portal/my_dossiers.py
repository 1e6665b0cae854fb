"""My dossiers: what waits for me first, then what is under way, what is half filled in, and what is done."""

from django.http import HttpResponse

from onedoor.catalogue import queries as catalogue
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.portal.shown import page
from onedoor.dossiers import queries
from onedoor.dossiers.terms import CLOSED, Turn


@access(CITIZEN)
def my_dossiers(request: ActorRequest) -> HttpResponse:
    """The person's own dossiers and drafts, by whose turn it is."""
    mine = queries.mine(seen_by=request.actor)
    open_ones = [row for row in mine if row.state not in CLOSED]
    drafts = [
        (draft, catalogue.version(draft.version_id).definition.title) for draft in queries.drafts(seen_by=request.actor)
    ]
    context = {
        "waiting": [row for row in open_ones if row.turn is Turn.CITIZEN],
        "running": [row for row in open_ones if row.turn is not Turn.CITIZEN],
        "drafts": drafts,
        "closed": [row for row in mine if row.state in CLOSED],
    }
    return page(request, "my_dossiers.html", context, here="my_dossiers")
