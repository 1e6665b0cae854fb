"""The dossiers behind a figure of a procedure's evidence."""

from django.http import HttpResponse

from onedoor.catalogue import queries as catalogue
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office import simplification_words as said
from onedoor.doors.office import words
from onedoor.doors.office.processes import LOOKS
from onedoor.doors.office.quality_period import asked
from onedoor.doors.office.shown import agency_name, page
from onedoor.simplification import queries

MOST = 500


@access(LOOKS)
def saving_records(request: ActorRequest, procedure: str) -> HttpResponse:
    """Those in which people handed that in themselves, the newest first; one's own agency's can be opened."""
    wanted, part = asked(request.GET), request.GET.get("part", "").replace("\0", "")[:60]
    rows = queries.records(procedure, wanted.first, wanted.last, part, seen_by=request.actor)
    definition = catalogue.current_version(procedure, wanted.last).definition
    context = {
        "wanted": wanted,
        "title": words.title_of(procedure, wanted.last),
        "procedure": procedure,
        "part": said.part_title(definition, part) if part else "",
        "rows": [(row, agency_name(row.agency), row.agency == request.actor.agency) for row in rows[:MOST]],
        "n": len(rows[:MOST]),
        "more": len(rows) > MOST,
        "most": MOST,
    }
    return page(request, "saving_records.html", context, status=400 if wanted.error else 200)
