"""Who answers for this site and for a dossier."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onedoor.doors.frame.access import PUBLIC, ActorRequest, access


@require_safe
@access(PUBLIC)
def about(request: ActorRequest) -> HttpResponse:
    """The page behind "Ai chịu trách nhiệm"."""
    return render(request, "frame/about.html")
