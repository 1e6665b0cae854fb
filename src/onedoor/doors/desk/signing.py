"""A ceremony while it lasts: what to do on the other device, and how it ended."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onedoor.base.actor import Role
from onedoor.doors.desk.shown import page, tell
from onedoor.doors.desk.signing_words import ENDS, TROUBLES
from onedoor.doors.desk.to_sign import matters
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.signing import operations, queries
from onedoor.signing.errors import NotInThisState
from onedoor.signing.terms import UNDER_WAY, CeremonyState

_EVERY_S = "2"


@access(OFFICER(Role.LEADER))
def signing(request: ActorRequest, ceremony_id: UUID) -> HttpResponse:
    """Where it stands; the page comes again by itself until it has ended. Refuses: NotFound."""
    found = queries.ceremony(ceremony_id, seen_by=request.actor)
    under_way, about = found.state in UNDER_WAY, matters(found.papers, request)
    context = {
        "ceremony": found,
        "under_way": under_way,
        "waits": found.state in (CeremonyState.PREPARING, CeremonyState.WAITING),
        "asked": found.state is CeremonyState.WAITING,
        "done": found.state is CeremonyState.DONE,
        "app": settings.ENV.signing_app,
        "end": ENDS.get(found.state, ""),
        "trouble": TROUBLES.get(found.trouble, ""),
        "papers": [(paper, about.get(paper.reference, "")) for paper in found.papers],
    }
    answer = page(request, "signing.html", context)
    if under_way:
        answer["Refresh"] = _EVERY_S
    return answer


@require_POST
@access(OFFICER(Role.LEADER))
def stop_signing(request: ActorRequest, ceremony_id: UUID) -> HttpResponse:
    """The officer does not sign now. Refuses: NotFound."""
    try:
        operations.cancel(ceremony_id, by=request.actor)
    except NotInThisState:
        return redirect("desk:signing", ceremony_id=ceremony_id)
    tell(request, _("Đã dừng; chưa có gì được ký."), _("Các văn bản vẫn chờ anh/chị ký."))
    return redirect("desk:to_sign")
