"""The dossiers behind a figure of what came of help."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from onedoor.base.shares import SHOWN_FROM
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office import words
from onedoor.doors.office.helped import asked_of, sides
from onedoor.doors.office.helped_words import MEASURES_TOLD
from onedoor.doors.office.shown import MEASURES, agency_name, page
from onedoor.outreach import rules
from onedoor.outreach.terms import Measure

MOST = 500
_TOLD = (Measure.SUPPLEMENTED, Measure.REFUSED, Measure.LATE)
"""What was returned while it was filled in is counted in groups only, and leads back to nobody."""


@access(MEASURES)
def helped_records(request: ActorRequest) -> HttpResponse:
    """Those that the figure counts, the newest first; one's own agency's can be opened.

    Where the figure is not told because it is of few, the page of the figures says so.
    """
    wanted = asked_of(request)
    measure = next((one for one in _TOLD if one == request.GET.get("of")), None)
    both = sides(wanted.filings)
    if measure is None or wanted.untold or min(len(side) for side in both) < SHOWN_FROM:
        return redirect(f"{reverse('office:helped')}?{wanted.query}")
    alone = request.GET.get("side") == "alone"
    rows = [row for row in both[alone] if rules.told(row, measure)]
    context = {
        "wanted": wanted.days,
        "asked": wanted,
        "what": MEASURES_TOLD[measure],
        "alone": alone,
        "rows": [
            (row, words.title_of(row.procedure, wanted.days.last), agency_name(row.agency),
             row.agency == request.actor.agency)
            for row in rows[:MOST]
        ],
        "n": len(rows),
        "most": MOST,
    }  # fmt: skip
    return page(request, "helped_records.html", context)
