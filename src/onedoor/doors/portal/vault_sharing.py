"""To whom I have given leave to read, word for word; and taking it back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.portal.shown import page
from onedoor.doors.portal.vault import whose
from onedoor.vault import operations, queries


@access(CITIZEN)
def vault_sharing(request: ActorRequest, owner_id: UUID) -> HttpResponse:
    """Every consent, those in force first."""
    of = whose(request, owner_id)
    rows = queries.consents(of.id, seen_by=request.actor)
    links = [
        (row, request.build_absolute_uri(reverse("portal:shared", args=[row.token])) if row.in_force else "")
        for row in sorted(rows, key=lambda row: not row.in_force)
    ]
    return page(request, "vault_sharing.html", {"whose": of, "rows": links}, here="vault")


@require_POST
@access(CITIZEN)
def vault_revoke(request: ActorRequest, consent_id: UUID) -> HttpResponse:
    """Taken back: from this moment nobody reads under it."""
    owner = operations.revoke(consent_id, by=request.actor)
    return redirect("portal:vault_sharing", owner)
