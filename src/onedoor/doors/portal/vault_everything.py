"""Take everything away: data, papers and the journal of readings in one file."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.portal.shown import page
from onedoor.doors.portal.vault import whose
from onedoor.vault import operations, queries


@access(CITIZEN)
def vault_everything(request: ActorRequest, owner_id: UUID) -> HttpResponse:
    """What was put together and can still be fetched; on the button, it is put together anew."""
    of = whose(request, owner_id)
    if request.method == "POST":
        operations.ask_bundle(of.id, by=request.actor)
        return redirect(request.path)
    rows = queries.bundles(of.id, seen_by=request.actor)
    context = {"whose": of, "rows": rows, "waiting": any(row.ready_at is None for row in rows)}
    return page(request, "vault_everything.html", context, here="vault")


@access(CITIZEN)
def vault_bundle(request: ActorRequest, bundle_id: UUID) -> HttpResponse:
    """The file."""
    answer = HttpResponse(queries.bundle(bundle_id, seen_by=request.actor), content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="kho-du-lieu.zip"'
    answer["Cache-Control"] = "private, no-store"
    return answer
