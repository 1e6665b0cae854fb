"""Who asked to help me, and who does: the words I agree to, all that was done, and stopping it at once."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.frame.mandate_words import DID, ENDED, HOW, LOOKS, STATES, service_title, words_of
from onedoor.doors.portal.shown import page
from onedoor.outreach import operations, queries
from onedoor.outreach.terms import MandateRow, MandateState


@access(CITIZEN)
def helpers(request: ActorRequest) -> HttpResponse:
    """Every mandate, those that wait for an answer first."""
    order = list(MandateState)
    rows = sorted(queries.mandates_of_person(seen_by=request.actor), key=lambda row: order.index(row.state))
    return page(request, "helpers.html", {"mandates": [_shown(row) for row in rows]}, here="notices")


def _shown(row: MandateRow) -> dict[str, object]:
    return {
        "row": row,
        "state": STATES[row.state],
        "look": LOOKS[row.state],
        "words": words_of(row),
        "how": HOW[row.how] if row.how else "",
        "why": ENDED[row.ended_why] if row.ended_why else "",
        "uses": [(DID[one.did], service_title(one.procedure) if one.procedure else "", one) for one in row.uses],
    }


@require_POST
@access(CITIZEN)
def helper_answer(request: ActorRequest, mandate_id: UUID) -> HttpResponse:
    """Agree, decline, or stop it. Refuses: NotFound, NotAsked, TextChanged."""
    do = request.POST.get("do", "")
    if do == "revoke":
        operations.revoke(mandate_id, by=request.actor)
    elif do in ("agree", "decline"):
        seen = request.POST.get("seen", "")
        operations.answer(mandate_id, agrees=do == "agree", seen=seen, by=request.actor)
    else:
        raise NotFound
    return redirect("portal:helpers")
