"""A life event: the services it may call for."""

from django.http import HttpResponse
from django.utils.translation import get_language

from onedoor.base import clock
from onedoor.base.errors import NotFound
from onedoor.catalogue import queries
from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.doors.frame.life_events import LIFE_EVENTS
from onedoor.doors.portal.shown import page


@access(PUBLIC)
def life_event(request: ActorRequest, event: str) -> HttpResponse:
    """The services of one life event."""
    if event not in LIFE_EVENTS:
        raise NotFound
    found = queries.services(life_event=event, language=get_language() or "vi", on=clock.today())
    context = {"title": LIFE_EVENTS[event], "icon": event, "found": found}
    return page(request, "life_event.html", context)
