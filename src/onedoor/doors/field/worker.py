"""The service worker: it keeps the day's page and its files, so that the day goes on without a network."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onedoor.doors.frame.access import PUBLIC, ActorRequest, access


@require_safe
@access(PUBLIC)
def worker(request: ActorRequest) -> HttpResponse:
    """The script, with the addresses of the files as they are served now."""
    return render(request, "field/worker.js", content_type="text/javascript")
