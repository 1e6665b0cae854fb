"""Whether a phone may keep what it keeps: one whose ticket stands for nothing any more is told to wipe itself."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from onedoor.base.ids import read_id
from onedoor.doors.field.shown import HELPS
from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.outreach import queries

TICKET = "field_ticket"
_A_YEAR = 365 * 24 * 3600
_MOST_NAMED = 50


def give_ticket(response: HttpResponse, memberships: Iterable[UUID], *, secure: bool) -> None:
    """The phone keeps for which memberships it was let in: once they have ended, it is a lost one."""
    told = ".".join(str(one) for one in memberships)
    response.set_signed_cookie(
        TICKET, told, max_age=_A_YEAR, path="/field/", httponly=True, samesite="Lax", secure=secure
    )


def is_lost(request: ActorRequest) -> bool:
    """Whether the phone has a ticket, and none of its memberships holds any more."""
    told = request.get_signed_cookie(TICKET, default="") or ""
    return bool(told) and not queries.memberships_hold([UUID(one) for one in told.split(".")])


@require_safe
@access(PUBLIC)
def standing(request: ActorRequest) -> HttpResponse:
    """`revoked`: wipe everything; `signed_out`: keep it and sign in; `acts`: send it. Of the mandates that the phone
    names, those which are over: it deletes what it keeps under them, whoever is signed in."""
    if is_lost(request):
        return JsonResponse({"standing": "revoked"})
    named = [one for text in request.GET.getlist("mandate")[:_MOST_NAMED] if (one := read_id(text))]
    over = [str(one) for one in queries.mandates_over(named)] if named else []
    return JsonResponse({"standing": "acts" if HELPS.admits(request.actor) else "signed_out", "over": over})
