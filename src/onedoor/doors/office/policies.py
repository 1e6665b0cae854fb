"""All fee policies: drafts, in force, coming, past."""

from django.http import HttpResponse

from onedoor.base import clock
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office.shown import READS, page
from onedoor.doors.office.words import shown
from onedoor.fees import queries

ORDER = ("draft", "coming", "in_force", "past")


@access(READS)
def policies(request: ActorRequest) -> HttpResponse:
    """The policies, by what they are today."""
    every = [shown(row, clock.today()) for row in queries.policy_rows(seen_by=request.actor)]
    groups = [(state, [one for one in every if one.state == state]) for state in ORDER]
    return page(request, "policies.html", {"groups": groups})
