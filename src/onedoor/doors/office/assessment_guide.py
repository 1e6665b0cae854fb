"""The written guide: every criterion with its levels, how to look, and what counts as evidence."""

from django.http import HttpResponse

from onedoor.base import clock
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office.assessment_words import TAKES_PART, indicator
from onedoor.doors.office.shown import page
from onedoor.quality import queries
from onedoor.quality.terms.experts import Criterion


@access(TAKES_PART)
def assessment_guide(request: ActorRequest) -> HttpResponse:
    """The criteria in force today."""
    found = queries.criteria_set(clock.today())
    groups: dict[str, list[Criterion]] = {}
    for one in found.criteria:
        groups.setdefault(one.indicator, []).append(one)
    context = {"found": found, "groups": [(name, indicator(name), some) for name, some in groups.items()]}
    return page(request, "assessment_guide.html", context)
