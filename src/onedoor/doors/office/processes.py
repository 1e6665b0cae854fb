"""The procedures that were handled in a period: from here one opens how each of them really runs."""

from django.http import HttpResponse

from onedoor.base.actor import Role
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.office import words
from onedoor.doors.office.quality_period import asked
from onedoor.doors.office.shown import page
from onedoor.simplification import queries

LOOKS = OFFICER(Role.LEADER, Role.AUDITOR)


@access(LOOKS)
def processes(request: ActorRequest) -> HttpResponse:
    """Each procedure with dossiers closed in the period, the most first."""
    wanted = asked(request.GET)
    found = queries.procedures(wanted.first, wanted.last, seen_by=request.actor)
    context = {"wanted": wanted, "rows": [(code, words.title_of(code, wanted.last), n) for code, n in found]}
    return page(request, "processes.html", context, status=400 if wanted.error else 200)
