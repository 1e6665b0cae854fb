"""The bookings behind a figure."""

from django.http import HttpResponse

from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office import words
from onedoor.doors.office.money import label_of
from onedoor.doors.office.money_period import days
from onedoor.doors.office.shown import DECIDES, page
from onedoor.fees import queries
from onedoor.fees.terms import Manner

MOST = 500
NAMES = ("payee", "procedure", "channel", "manner")


@access(DECIDES)
def money_records(request: ActorRequest) -> HttpResponse:
    """Newest first, each with its due; only what the officer's agency keeps."""
    wanted = days(request.GET)
    asked = {name: request.GET.get(name, "")[:60] for name in NAMES}
    if "\0" in "".join(asked.values()) or asked["manner"] not in {"", *Manner}:
        raise NotFound
    rows = queries.movements(wanted.first, wanted.last, seen_by=request.actor, most=MOST + 1, **asked)
    context = {
        "wanted": wanted,
        "rows": [(row, words.title_of(row.procedure, wanted.last)) for row in rows[:MOST]],
        "more": len(rows) > MOST,
        "most": MOST,
        "which": [label_of(name, value, wanted) for name, value in asked.items() if value],
    }
    return page(request, "money_records.html", context)
