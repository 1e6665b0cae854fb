"""Who read my data, when, for which dossier, why and on what ground; the newest first."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.frame.vault_shown import readings_shown
from onedoor.doors.portal.shown import page
from onedoor.doors.portal.vault import number, pages, whose
from onedoor.vault import queries


@access(CITIZEN)
def vault_readings(request: ActorRequest, owner_id: UUID) -> HttpResponse:
    """The journal of readings, fifty a page."""
    of = whose(request, owner_id)
    found = queries.readings(of.id, seen_by=request.actor, page=number(request))
    context = {
        "whose": of,
        "readings": readings_shown(found.rows, request.actor),
        **pages(reverse("portal:vault_readings", args=[of.id]), found.page, more=found.more),
    }
    return page(request, "vault_readings.html", context, here="vault")
