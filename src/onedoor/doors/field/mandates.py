"""Mandates: whom the helper may act for, who was asked, and where they are wanted as a witness."""

from django.http import HttpResponse

from onedoor.doors.field.shown import HELPS, page
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.mandate_words import LOOKS, STATES, service_title
from onedoor.outreach import queries
from onedoor.outreach.terms import MandateRow


@access(HELPS)
def mandates(request: ActorRequest) -> HttpResponse:
    """The lists, the newest first."""
    context = {
        "mine": [_line(row) for row in queries.mandates_of_helper(seen_by=request.actor)],
        "to_witness": [_line(row) for row in queries.to_witness(seen_by=request.actor)],
        "teams": queries.teams(seen_by=request.actor),
    }
    return page(request, "mandates.html", context)


def _line(row: MandateRow) -> dict[str, object]:
    titles = ", ".join(service_title(one) for one in row.procedures)
    return {"row": row, "state": STATES[row.state], "look": LOOKS[row.state], "titles": titles}
