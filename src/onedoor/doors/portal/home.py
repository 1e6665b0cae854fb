"""Home: say what you need, choose a life event, or go on with a dossier of yours."""

from django.http import HttpResponse

from onedoor.catalogue import queries as catalogue
from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.doors.frame.life_events import LIFE_EVENT_EXAMPLES, LIFE_EVENTS
from onedoor.doors.portal.shown import page
from onedoor.dossiers import queries


@access(PUBLIC)
def home(request: ActorRequest) -> HttpResponse:
    """The first page of the portal."""
    actor = request.actor
    events = [
        {"id": event, "title": title, "examples": LIFE_EVENT_EXAMPLES[event], "icon": event}
        for event, title in LIFE_EVENTS.items()
    ]
    context: dict[str, object] = {"events": events, "mine": (), "drafts": ()}
    if actor.is_citizen:
        drafts = queries.drafts(seen_by=actor)[:2]
        titles = [catalogue.version(draft.version_id).definition.title for draft in drafts]
        context |= {"mine": queries.mine(seen_by=actor)[:3], "drafts": tuple(zip(drafts, titles, strict=True))}
    return page(request, "home.html", context, here="home")
