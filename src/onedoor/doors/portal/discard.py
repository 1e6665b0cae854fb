"""Throw a draft away, after one question."""

from django.http import HttpResponse
from django.shortcuts import redirect

from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.portal.journey import Journey, on_a_journey
from onedoor.doors.portal.shown import page
from onedoor.dossiers import operations


@access(CITIZEN)
@on_a_journey
def discard(request: ActorRequest, journey: Journey) -> HttpResponse:
    """Ask once; then the draft, its answers and its files are gone."""
    if request.method == "POST":
        operations.discard(journey.draft.id, by=request.actor)
        return redirect("portal:my_dossiers")
    return page(request, "discard.html", {"journey": journey}, here="my_dossiers")
