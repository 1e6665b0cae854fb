"""The attempts behind a figure."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office import words
from onedoor.doors.office.attempts import named
from onedoor.doors.office.cause_words import CAUSES, GROUPS, OUTCOMES
from onedoor.doors.office.quality_period import asked
from onedoor.doors.office.shown import MEASURES, page
from onedoor.quality import queries
from onedoor.quality.terms import Cause, Group

MOST = 500


@access(MEASURES)
def attempt_records(request: ActorRequest) -> HttpResponse:
    """Newest first, each with its course."""
    wanted = asked(request.GET)
    try:
        group = Group(request.GET["group"]) if request.GET.get("group") else None
        cause = Cause(request.GET["cause"]) if request.GET.get("cause") else None
    except ValueError:
        raise NotFound from None
    procedure = request.GET.get("procedure", "").replace("\0", "")[:40]
    every = request.GET.get("every") == "yes"
    rows = queries.attempts(
        wanted.first,
        wanted.last,
        seen_by=request.actor,
        group=group,
        cause=cause,
        procedure=procedure,
        failed=not every,
        most=MOST + 1,
    )
    context = {
        "wanted": wanted,
        "which": str(CAUSES[cause]) if cause else str(GROUPS[group]) if group else _("Mọi nguyên nhân"),
        "rows": [
            (row, words.title_of(row.procedure, wanted.last), OUTCOMES[row.outcome], named(row.cause))
            for row in rows[:MOST]
        ],
        "n": len(rows[:MOST]),
        "more": len(rows) > MOST,
        "most": MOST,
    }
    return page(request, "attempt_records.html", context)
