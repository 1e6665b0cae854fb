"""Search: what people call it, found whatever the law calls it."""

from django.http import HttpResponse
from django.utils.translation import get_language

from onedoor.base import clock, text
from onedoor.catalogue import queries
from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.doors.frame.life_events import LIFE_EVENTS
from onedoor.doors.portal.shown import page


@access(PUBLIC)
def search(request: ActorRequest) -> HttpResponse:
    """The services that match the words, best first; where none does, the nearest ones."""
    asked = text.clean(request.GET.get("q", "")[:200])
    on = clock.today()
    found = queries.services(words=asked, language=get_language() or "vi", on=on) if asked else ()
    near = queries.nearest(asked, on=on) if asked and not found else ()
    context = {"asked": asked, "found": found, "near": near, "events": LIFE_EVENTS.items()}
    return page(request, "search.html", context)
