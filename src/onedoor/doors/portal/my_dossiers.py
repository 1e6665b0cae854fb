"""My dossiers: what waits for me first, then what is under way, what is half filled in, and what is done."""

from django.http import HttpResponse

from onedoor.catalogue import queries as catalogue
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.portal.answers_shown import draft_about
from onedoor.doors.portal.asked import after_giving_up
from onedoor.doors.portal.shown import page
from onedoor.dossiers import queries
from onedoor.dossiers.terms import CLOSED, Turn
from onedoor.fees import operations as money
from onedoor.fees import queries as dues
from onedoor.fees.terms import DueRow, DueState
from onedoor.signing import queries as signing


@access(CITIZEN)
def my_dossiers(request: ActorRequest) -> HttpResponse:
    """The person's own dossiers and drafts, by whose turn it is."""
    mine = queries.mine(seen_by=request.actor)
    owed = _unpaid(request)
    open_ones = [row for row in mine if row.state not in CLOSED]
    begun = queries.drafts(seen_by=request.actor)
    drafts = [
        (draft, catalogue.version(draft.version_id).definition.title, draft_about(draft, request.actor))
        for draft in begun
    ]
    context = {
        "unpaid": [(row, due) for row in open_ones if (due := owed.get(row.code)) is not None] if money.ways() else [],
        "to_co_sign": signing.asked_of_me(seen_by=request.actor),
        "waiting": [row for row in open_ones if row.turn is Turn.CITIZEN],
        "running": [row for row in open_ones if row.turn is not Turn.CITIZEN],
        "drafts": drafts,
        "survey": after_giving_up(begun),
        "closed": [row for row in mine if row.state in CLOSED],
    }
    return page(request, "my_dossiers.html", context, here="my_dossiers")


def _unpaid(request: ActorRequest) -> dict[str, DueRow]:
    """What is still to be paid, by the code of its dossier."""
    if request.actor.id is None:
        return {}
    mine = dues.dues_of(request.actor.id, seen_by=request.actor)
    return {due.code: due for due in mine if due.state is DueState.UNPAID}
