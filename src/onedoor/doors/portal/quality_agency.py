"""One agency: what is measured of it, why attempts fail, how long dossiers wait for whom."""

from django.http import HttpResponse
from django.urls import reverse

from onedoor.agencies import queries as agencies
from onedoor.base.actor import Role
from onedoor.doors.frame import picture_words
from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.doors.portal import quality_shown as shown
from onedoor.doors.portal.quality import name_of
from onedoor.doors.portal.quality_journeys import told
from onedoor.doors.portal.quality_trend import trends
from onedoor.doors.portal.shown import page
from onedoor.quality import queries
from onedoor.quality.rules.rolling import stands_alone


@access(PUBLIC)
def quality_agency(request: ActorRequest, code: str) -> HttpResponse:
    """Its figures, with those of all agencies below it."""
    agencies.agency(code)
    scope = f"agency:{code}"
    days = shown.period(request.GET, scope)
    context: dict[str, object] = {"days": days, "title": name_of("agency", code), "scope": scope, "kind": "agency"}
    context["assessment"] = code if queries.is_assessed(code) else ""
    if days is not None:
        journeys = queries.journeys(days.first, days.last, agency=code) if shown.tells(scope, days, "M1") else None
        context |= {
            "parts": shown.parts(scope, days),
            "standings": shown.standings(scope, days),
            "waits": shown.waits(scope, days),
            "trends": trends(scope),
            "journeys": told(journeys, None, causes=stands_alone(scope)) if journeys else None,
            "part": not stands_alone(scope),
            "records": _records(request, code, days),
            "pictured": [(one, picture_words.shown(one)) for one in queries.pictured(code, days.first, days.last)],
        }
    return page(request, "quality_scope.html", context)


def _records(request: ActorRequest, code: str, days: shown.Period) -> str:
    """The page with the records behind, for a leader or auditor of the agency or of one above it."""
    mine = request.actor.agency or ""
    reached = bool(mine) and (code == mine or code.startswith(f"{mine}."))
    if not (request.actor.is_officer and reached and request.actor.has(Role.LEADER, Role.AUDITOR)):
        return ""
    return f"{reverse('office:attempts')}?first={days.first:%Y-%m-%d}&last={days.last:%Y-%m-%d}"
