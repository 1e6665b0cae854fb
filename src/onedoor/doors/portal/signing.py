"""A person's own ceremony while it lasts: what to do on the telephone, and how it ended."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.portal.shown import page
from onedoor.doors.portal.signing_words import ENDS, TROUBLES
from onedoor.dossiers import queries as dossiers
from onedoor.signing import operations, queries
from onedoor.signing.errors import NotInThisState
from onedoor.signing.terms import UNDER_WAY, CeremonyRow, CeremonyState

_EVERY_S = "2"


@access(CITIZEN)
def signing(request: ActorRequest, ceremony_id: UUID) -> HttpResponse:
    """Where it stands; the page comes again by itself until it has ended. Refuses: NotFound."""
    found = queries.ceremony(ceremony_id, seen_by=request.actor)
    back = _back(request, found)
    if found.state is CeremonyState.DONE:
        return redirect(back)
    under_way = found.state in UNDER_WAY
    context = {
        "ceremony": found,
        "under_way": under_way,
        "waits": found.state in (CeremonyState.PREPARING, CeremonyState.WAITING),
        "asked": found.state is CeremonyState.WAITING,
        "app": settings.ENV.signing_app,
        "end": ENDS.get(found.state, ""),
        "trouble": TROUBLES.get(found.trouble, ""),
        "back": back,
    }
    answer = page(request, "signing.html", context, here="my_dossiers")
    if under_way:
        answer["Refresh"] = _EVERY_S
    return answer


def _back(request: ActorRequest, found: CeremonyRow) -> str:
    """Where the person came from: their own declaration, or the one that they sign beside somebody."""
    paper = found.papers[0]
    draft = dossiers.draft_signed_in(paper.subject, seen_by=request.actor)
    if draft is not None:
        return reverse("portal:declaration", args=[draft])
    place = next(place for place in paper.places if place.holder_id == request.actor.id)
    return reverse("portal:co_sign", args=[place.id])


@require_POST
@access(CITIZEN)
def stop_signing(request: ActorRequest, ceremony_id: UUID) -> HttpResponse:
    """The person does not sign now. Refuses: NotFound."""
    back = _back(request, queries.ceremony(ceremony_id, seen_by=request.actor))
    try:
        operations.cancel(ceremony_id, by=request.actor)
    except NotInThisState:
        return redirect("portal:signing", ceremony_id)
    return redirect(back)
