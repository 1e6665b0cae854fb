"""Before and after: what a new version of a procedure brought, measured on real dossiers of both."""

from django.http import HttpResponse

from onedoor.base import clock
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office import simplification_words as said
from onedoor.doors.office import words
from onedoor.doors.office.processes import LOOKS
from onedoor.doors.office.proposals import part_of
from onedoor.doors.office.shown import page
from onedoor.simplification import queries
from onedoor.simplification.rules.ledger import FEWEST
from onedoor.simplification.terms.proposals import Measure, Side


@access(LOOKS)
def ledger(request: ActorRequest, procedure: str) -> HttpResponse:
    """The two newest versions side by side. Refuses: NotFound."""
    found = queries.ledger(procedure, seen_by=request.actor)
    context = {
        "title": words.title_of(procedure, clock.today()),
        "procedure": procedure,
        "found": found,
        "sides": [side for side in (found.before, found.after) if side],
        "rows": [
            (said.MEASURES[one], [(side, *_cell(side, one)) for side in (found.before, found.after) if side])
            for one in Measure
        ],
        "decided": [
            (one, part_of(one), said.DECISIONS[one.decision])
            for one in queries.proposals(seen_by=request.actor, procedure=procedure)
            if one.decision
        ],
        "fewest": FEWEST,
    }
    return page(request, "ledger.html", context)


def _cell(side: Side, measure: Measure) -> tuple[int | None, str, str, int]:
    """What the definition asks, the figure and its interval in words, and its n; no figure of too few."""
    asked = side.asked.get(measure)
    if measure not in side.figures:
        return asked, "", "", side.n
    n, value = side.figures[measure]
    write = said.MEASURED_IN[measure]
    return asked, write(value.value), f"{write(value.low)} – {write(value.high)}", n
