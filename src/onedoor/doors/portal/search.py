"""Search: what people call it, found whatever the law calls it."""

from django.http import HttpResponse
from django.utils.translation import get_language

from onedoor.base import clock, text
from onedoor.catalogue import queries
from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.doors.portal import words
from onedoor.doors.portal.shown import page


@access(PUBLIC)
def search(request: ActorRequest) -> HttpResponse:
    """The services that match the words, best first."""
    asked = text.clean(request.GET.get("q", "")[:200])
    found = queries.services(words=asked, language=get_language() or "vi", on=clock.today()) if asked else ()
    return page(request, "search.html", {"asked": asked, "found": found, "events": words.LIFE_EVENTS.items()})
