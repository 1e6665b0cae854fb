"""Write an internal note: among officers only."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onedoor.doors.desk.case import case_of
from onedoor.doors.desk.dossier import note_form, shown
from onedoor.doors.desk.shown import tell
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.dossiers import operations


@require_POST
@access(OFFICER())
def note(request: ActorRequest, code: str) -> HttpResponse:
    """The note stands in the dossier; an empty one is asked for again, on the dossier's page."""
    form = note_form(request)
    if form.ready:
        operations.add_note(code, by=request.actor, text=form.typed("text"))
        tell(request, _("Đã ghi chú."))
        return redirect("desk:dossier", code)
    return shown(request, case_of(request, code), form, status=400)
