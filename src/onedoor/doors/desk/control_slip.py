"""Issue a control slip: every hand-over so far (form 05)."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onedoor.doors.desk.shown import tell
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.dossiers import operations


@require_POST
@access(OFFICER())
def control_slip(request: ActorRequest, code: str) -> HttpResponse:
    """The slip stands among the dossier's documents. Refuses: NotFound."""
    operations.issue_control_slip(code, by=request.actor)
    tell(request, _("Đã lập phiếu kiểm soát quá trình giải quyết."))
    return redirect("desk:dossier", code)
