"""Where everybody who has to do with assessments begins: rounds, one's own work, and what is said of one's portal."""

from django.http import HttpResponse

from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office.assessment_words import STAGES, TAKES_PART
from onedoor.doors.office.shown import agency_name, page
from onedoor.quality import queries
from onedoor.quality.terms.assessments import PortalRow


@access(TAKES_PART)
def assessments(request: ActorRequest) -> HttpResponse:
    """What waits for the reader first."""
    by = request.actor
    context = {
        "runs": queries.may_run_rounds(by),
        "rounds": queries.assessment_rounds(seen_by=by),
        "own": [{"row": row, "name": agency_name(row.agency)} for row in queries.own_assessments(seen_by=by)],
        "decides_between": [named(row) for row in queries.portals_to_decide(seen_by=by)],
        "of_agency": [named(row) for row in queries.portals_of_agency(seen_by=by)],
    }
    return page(request, "assessments.html", context)


def named(row: PortalRow) -> dict[str, object]:
    """A portal with the words of its line."""
    label, colour = STAGES[row.stage]
    return {"row": row, "name": agency_name(row.agency), "stage": label, "colour": colour}
