"""One service, over the whole country: what is measured of it, where people stop, how long it takes."""

from django.http import HttpResponse

from onedoor.base import clock
from onedoor.catalogue import queries as catalogue
from onedoor.doors.frame import picture_words
from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.doors.portal import quality_shown as shown
from onedoor.doors.portal.ended import leads_on
from onedoor.doors.portal.quality import name_of
from onedoor.doors.portal.quality_journeys import told
from onedoor.doors.portal.quality_trend import trends
from onedoor.doors.portal.shown import page
from onedoor.quality import queries


@access(PUBLIC)
@leads_on
def quality_service(request: ActorRequest, procedure: str) -> HttpResponse:
    """Its figures, wherever it is offered."""
    definition = catalogue.current_version(procedure, clock.today()).definition
    scope = f"procedure:{procedure}"
    days = shown.period(request.GET, scope)
    context: dict[str, object] = {
        "days": days,
        "title": name_of("procedure", procedure),
        "scope": scope,
        "kind": "procedure",
        "procedure": procedure,
    }
    if days is not None:
        journeys = (
            queries.journeys(days.first, days.last, procedure=procedure) if shown.tells(scope, days, "M1") else None
        )
        context |= {
            "parts": shown.parts(scope, days),
            "standings": shown.standings(scope, days),
            "waits": shown.waits(scope, days),
            "trends": trends(scope),
            "journeys": told(journeys, definition) if journeys else None,
            "pictured": [(one, picture_words.shown(one)) for one in queries.pictured("", days.first, days.last)],
        }
    return page(request, "quality_scope.html", context)
