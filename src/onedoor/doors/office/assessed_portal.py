"""A portal's assessment when both have judged: both beside each other, what stands, and what the agency says."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.components import PageError
from onedoor.doors.frame.rating_words import rating
from onedoor.doors.office.assessment_words import STAGES, TAKES_PART, indicator
from onedoor.doors.office.shown import agency_name, page
from onedoor.quality import operations, queries
from onedoor.quality.errors import NotAllRated
from onedoor.quality.terms.assessments import AssessedPortalView, Stage, View


@access(TAKES_PART)
def assessed_portal(request: ActorRequest, portal_id: UUID) -> HttpResponse:
    """The list; sent, the adjudicator tells the agency, or the agency says that it has nothing more to say."""
    found = queries.assessed_portal(portal_id, seen_by=request.actor)
    errors: tuple[PageError, ...] = ()
    if request.method == "POST":
        try:
            request.session["office_told"] = _goes_on(found, request)
        except NotAllRated:
            errors = (PageError(_("Chưa gửi được: còn tiêu chí chờ phân xử. Xem bên dưới.")),)
        else:
            return redirect("office:assessed_portal", portal_id)
    label, colour = STAGES[found.stage]
    context = {
        "found": found,
        "name": agency_name(found.agency),
        "stage": label,
        "colour": colour,
        "groups": _groups(found),
        "replies": sum(one.reply is not None for one in found.criteria),
        "errors": errors,
        "tells": found.view is View.ADJUDICATOR and found.stage is Stage.ADJUDICATING,
        "hidden": found.view is View.AGENCY,
    }
    return page(request, "assessed_portal.html", context, status=409 if errors else 200)


def _goes_on(found: AssessedPortalView, request: ActorRequest) -> str:
    """The one next step that the reader has, done; what is told of it. Refuses: NotFound, NotNow, NotAllRated."""
    if found.view is View.ADJUDICATOR:
        operations.tell_agency(found.id, by=request.actor)
        return _("Đã gửi kết quả cho cơ quan.")
    if found.view is View.AGENCY:
        operations.end_reply(found.id, by=request.actor)
        return _("Đã khép phần ý kiến của cơ quan.")
    raise NotFound


def _groups(found: AssessedPortalView) -> list[tuple[str, list[dict[str, object]]]]:
    groups: dict[str, list[dict[str, object]]] = {}
    for one in found.criteria:
        first, second = one.given
        line = {
            "one": one,
            "first": rating(one.criterion, first.value),
            "second": rating(one.criterion, second.value),
            "final": rating(one.criterion, one.final.value) if one.final else "",
            "waits": one.criterion.id in found.open,
        }
        groups.setdefault(one.criterion.indicator, []).append(line)
    return [(indicator(name), lines) for name, lines in groups.items()]
