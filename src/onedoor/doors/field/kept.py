"""The forms that this phone keeps and sends when there is a network. The page itself holds no word of them."""

from django.http import HttpResponse

from onedoor.doors.field.shown import HELPS, page
from onedoor.doors.field.standing import give_ticket
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.outreach import queries


@access(HELPS)
def kept(request: ActorRequest) -> HttpResponse:
    """The page's frame; its script shows what the phone keeps."""
    answer = page(request, "kept.html", {"helper": request.actor.id})
    held = queries.memberships_of(seen_by=request.actor)
    if held:
        give_ticket(answer, held, secure=request.is_secure())
    return answer
