"""A slip of the finger is taken back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from onedoor.doors.field.shown import HELPS
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.outreach import operations


@require_POST
@access(HELPS)
def take_back(request: ActorRequest, visit_id: UUID) -> HttpResponse:
    """The visit counts nowhere any more. Refuses: NotFound, VisitIsOld."""
    operations.take_back_visit(visit_id, by=request.actor)
    return redirect("field:day")
