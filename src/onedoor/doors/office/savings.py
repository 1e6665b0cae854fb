"""What could be spared in each procedure: the essential services first, then by what people would save."""

from django.http import HttpResponse
from django.utils.translation import get_language

from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office import words
from onedoor.doors.office.processes import LOOKS
from onedoor.doors.office.quality_period import asked
from onedoor.doors.office.shown import page
from onedoor.simplification import queries


@access(LOOKS)
def savings(request: ActorRequest) -> HttpResponse:
    """One line a procedure: what it costs people now, and what evidence says could go."""
    wanted, language = asked(request.GET), get_language() or "vi"
    found = queries.opportunities(wanted.first, wanted.last, seen_by=request.actor)
    here = queries.essential_here(wanted.last)
    context = {
        "wanted": wanted,
        "rows": [(one, words.title_of(one.procedure, wanted.last)) for one in found],
        "essential": [(one, one.title.in_(language), known) for one, known in here],
        "essential_here": sum(known for _, known in here),
    }
    return page(request, "savings.html", context, status=400 if wanted.error else 200)
