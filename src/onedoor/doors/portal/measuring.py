"""What a page tells its script for measuring: where to report, and the journey under the name that leads to nobody."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from onedoor.base import clock
from onedoor.catalogue.terms import Page
from onedoor.doors.frame.access import ActorRequest
from onedoor.doors.frame.headers import Reporting
from onedoor.doors.portal.journey import Journey
from onedoor.quality import queries

_SHARE = 0.1
"""Of so many journeys it is measured how fast pages are; what fails is told by all."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The attributes of the script, as texts: a template would write a number as its language does. `now` is in
    milliseconds, to find a clock that is wrong."""

    to: str
    journey: str
    step: str
    route: str
    now: str
    share: str


def measured(request: ActorRequest, template: str, context: Mapping[str, object]) -> Measured | None:
    """The page's part, which is also left with the request for its headers; None where nobody collects, or may not."""
    to = settings.ENV.collector_in_use
    if not to or request.headers.get("Sec-GPC") == "1":
        return None
    journey = context.get("journey")
    name = queries.journey_key(journey.draft.id) if isinstance(journey, Journey) else ""
    vars(request)["reporting"] = Reporting(to, name)
    route = request.resolver_match.view_name if request.resolver_match else ""
    return Measured(to, name, _step(template, context), route, str(int(clock.now().timestamp() * 1000)), str(_SHARE))


def _step(template: str, context: Mapping[str, object]) -> str:
    """The same id under which the server notes what happens here: a page's, a paper's, else the screen's."""
    page = context.get("page")
    return page.id if isinstance(page, Page) else str(context.get("slot") or template.removesuffix(".html"))
