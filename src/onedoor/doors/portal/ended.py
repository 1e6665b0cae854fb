"""A procedure that has ended: since when, and what one files instead. Old addresses lead on."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse

from onedoor.base import clock
from onedoor.base.errors import NotFound
from onedoor.catalogue import queries as catalogue
from onedoor.doors.frame.access import ActorRequest
from onedoor.doors.portal.shown import page

View = Callable[[ActorRequest, str], HttpResponse]
GONE = 410


def leads_on(view: View) -> View:
    """Where the view does not find its procedure because it has ended, the page that says so."""

    @wraps(view)
    def led(request: ActorRequest, procedure: str) -> HttpResponse:
        try:
            return view(request, procedure)
        except NotFound:
            found = catalogue.ended(procedure, clock.today())
        return page(request, "service_ended.html", {"ended": found, "procedure": procedure}, status=GONE)

    return led
