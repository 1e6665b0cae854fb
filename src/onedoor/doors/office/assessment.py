"""One's own assessment of a portal: the criteria in order, and handing in."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.components import PageError, Task
from onedoor.doors.frame.rating_words import rating
from onedoor.doors.office.assessment_words import ASSESSES, indicator
from onedoor.doors.office.shown import agency_name, page
from onedoor.quality import operations, queries
from onedoor.quality.errors import NotAllRated
from onedoor.quality.terms.assessments import OwnAssessment


@access(ASSESSES)
def assessment(request: ActorRequest, assessment_id: UUID) -> HttpResponse:
    """The list; sent, it is handed in, or told what is missing."""
    errors: tuple[PageError, ...] = ()
    if request.method == "POST":
        try:
            operations.hand_in(assessment_id, by=request.actor)
        except NotAllRated:
            errors = (PageError(_("Chưa nộp được: còn tiêu chí thiếu mức, ảnh hoặc ghi chú. Xem bên dưới.")),)
        else:
            request.session["office_told"] = _("Đã nộp phiếu chấm. Từ nay phiếu không đổi được nữa.")
            return redirect("office:assessment", assessment_id)
    found = queries.own_assessment(assessment_id, seen_by=request.actor)
    done = len(found.criteria) - len(found.missing)
    context = {
        "found": found,
        "name": agency_name(found.agency),
        "groups": _groups(found),
        "done": done,
        "errors": errors,
    }
    return page(request, "assessment.html", context, status=409 if errors else 200)


def _groups(found: OwnAssessment) -> list[tuple[str, list[Task]]]:
    """The criteria under their indicators, each a task with what was given."""
    missing = set(found.missing)
    groups: dict[str, list[Task]] = {}
    for one in found.criteria:
        given = found.given.get(one.id)
        begun = given is not None and bool(given.value or given.evidence)
        status = "done" if one.id not in missing else "doing" if begun else "todo"
        href = reverse("office:assessment_criterion", args=[found.id, one.id])
        hint = rating(one, given.value) if given and given.value else ""
        groups.setdefault(one.indicator, []).append(Task(one.question, status, href, hint))
    return [(indicator(name), tasks) for name, tasks in groups.items()]
