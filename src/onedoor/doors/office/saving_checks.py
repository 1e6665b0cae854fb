"""One paper at a time is laid beside what a source knows; a person says whether both say the same."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onedoor.base import clock
from onedoor.base.errors import ConnectorError, NotFound
from onedoor.catalogue import queries as catalogue
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office import simplification_words as said
from onedoor.doors.office import words
from onedoor.doors.office.saving import LEADS
from onedoor.doors.office.shown import page
from onedoor.simplification import operations, queries


@access(LEADS)
def saving_checks(request: ActorRequest, procedure: str) -> HttpResponse:
    """The comparison that waits longest. Refuses: NotFound."""
    language, down, found = get_language() or "vi", False, None
    versions = catalogue.versions(procedure)
    if not versions:
        raise NotFound
    try:
        found = queries.next_check(procedure, seen_by=request.actor, language=language)
    except ConnectorError:
        down = True
    context = {
        "title": words.title_of(procedure, clock.today()),
        "procedure": procedure,
        "found": found,
        "down": down,
        "part": said.part_title(versions[-1].definition, found.part) if found else "",
        "source": queries.source_title(found.source).in_(language) if found else "",
        "waiting": queries.waiting(procedure, seen_by=request.actor),
    }
    return page(request, "saving_checks.html", context)


@require_POST
@access(LEADS)
def saving_check(request: ActorRequest, check_id: UUID) -> HttpResponse:
    """What the person saw is kept, and the next one shown. Refuses: NotFound, ComparedAlready."""
    if request.POST.get("same") not in ("yes", "no"):
        raise NotFound
    procedure = operations.settle_check(check_id, same=request.POST["same"] == "yes", by=request.actor)
    request.session["office_told"] = _("Đã ghi. Đây là giấy tiếp theo.")
    return redirect("office:saving_checks", procedure)
