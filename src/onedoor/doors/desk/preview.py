"""See a result as it would be issued, before it is decided: its own pages, marked as a draft."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.base.actor import Role
from onedoor.doors.desk.case import case_of
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.sent import sent
from onedoor.dossiers import queries


@access(OFFICER(Role.LEADER))
def preview(request: ActorRequest, code: str) -> HttpResponse:
    """The PDF with what was typed so far; sent as a form, so that no word of it stands in an address or a log.

    Refuses: NotFound, NotInThisState, NotAtThisStage, NotAssigned, NotReadable.
    """
    if request.method != "POST":
        return redirect("desk:decide", case_of(request, code).code)
    result, text = request.POST.get("result") or None, request.POST.get("text", "").strip()
    content = queries.result_preview(code, result, text=text, seen_by=request.actor)
    return sent(content, "application/pdf", _("Bản xem trước") + f" {code}.pdf", inline=False)
