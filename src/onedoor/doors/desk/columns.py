"""Choose the columns of the inbox; the choice lasts as long as the sign-in."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from onedoor.doors.desk.words import COLUMNS, USUAL_COLUMNS
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.next_page import safe_next

_KEPT = "desk_columns"


@require_POST
@access(OFFICER())
def columns(request: ActorRequest) -> HttpResponse:
    """The inbox shows these columns from now on; none chosen: the usual ones."""
    request.session[_KEPT] = [name for name in COLUMNS if name in request.POST.getlist("column")]
    return redirect(safe_next(request.POST.get("next"), reverse("desk:inbox")))


def chosen_columns(request: ActorRequest) -> tuple[str, ...]:
    """The officer's columns, in the order of the page."""
    kept = request.session.get(_KEPT) or USUAL_COLUMNS
    return tuple(name for name in COLUMNS if name in kept)
