"""What I said is wrong, and what the keeper of the data answered."""

from uuid import UUID

from django.http import HttpResponse

from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.portal.shown import page
from onedoor.doors.portal.vault import whose
from onedoor.vault import queries


@access(CITIZEN)
def vault_disputes(request: ActorRequest, owner_id: UUID) -> HttpResponse:
    """Every one, of papers and of registers, the newest first."""
    of = whose(request, owner_id)
    context = {"whose": of, "disputes": queries.disputes_of(of.id, seen_by=request.actor)}
    return page(request, "vault_disputes.html", context, here="vault")
