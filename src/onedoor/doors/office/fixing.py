"""What to fix next: the causes that cost people most hours, each with the attempts behind it."""

from urllib.parse import urlencode

from django.http import HttpResponse

from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office import words
from onedoor.doors.office.attempts import named
from onedoor.doors.office.quality_period import asked
from onedoor.doors.office.shown import MEASURES, page
from onedoor.quality import queries


@access(MEASURES)
def fixing(request: ActorRequest) -> HttpResponse:
    """The most hours first."""
    wanted = asked(request.GET)
    rows = [
        {
            "row": row,
            "title": words.title_of(row.procedure, wanted.last),
            "cause": named(row.cause),
            "query": f"{wanted.query}&{urlencode({'procedure': row.procedure, 'cause': row.cause.value})}",
        }
        for row in queries.opportunities(wanted.first, wanted.last, seen_by=request.actor)
    ]
    return page(request, "fixing.html", {"wanted": wanted, "rows": rows}, status=400 if wanted.error else 200)
