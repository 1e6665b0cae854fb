"""The counter: who came with paper today, and what lies here to be typed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onedoor.base import clock
from onedoor.doors.desk.digitise import COUNTER
from onedoor.doors.desk.shown import page
from onedoor.doors.frame.access import ACTS_FOR, TAKES_IN, ActorRequest, access
from onedoor.doors.frame.components import Choice, FormField
from onedoor.doors.frame.mandate_words import service_title
from onedoor.doors.frame.paperless_words import OUTCOMES, exception_title
from onedoor.programme import queries
from onedoor.programme.terms.paperless import Arrival


@dataclass(frozen=True, slots=True)
class Line:
    """An arrival as the page writes it."""

    row: Arrival
    service: str
    outcome: str
    exception: str


@access(COUNTER)
def counter(request: ActorRequest) -> HttpResponse:
    """Today's arrivals and open papers; a chosen service leads to the page of who came with it. Refuses: NotFound."""
    by = request.actor
    services = queries.services_at(by.agency or "", clock.today())
    chosen = request.GET.get("procedure", "")
    if chosen in services:
        return redirect("desk:arrival", chosen)
    language = get_language() or "vi"
    choices = sorted((one.title.in_(language), name) for name, one in services.items())
    unchosen = _("Hãy chọn thủ tục.") if "procedure" in request.GET else ""
    context = {
        "today": lines(queries.arrivals_today(seen_by=by)),
        "open": lines(queries.to_type_in(seen_by=by)),
        "procedure": FormField(
            "procedure", _("Thủ tục"), kind="select", choices=tuple(Choice(name, title) for title, name in choices),
            empty_choice=_("Chọn thủ tục"), required=True, error=unchosen,
        ),
    }  # fmt: skip
    return page(request, "counter.html", context)


def lines(rows: Iterable[Arrival]) -> tuple[Line, ...]:
    """The same in words."""
    return tuple(
        Line(one, service_title(one.procedure), str(OUTCOMES[one.outcome]),
             exception_title(one.exception) if one.exception else "")
        for one in rows
    )  # fmt: skip


@require_POST
@access(COUNTER)
def type_in(request: ActorRequest, arrival_id: UUID) -> HttpResponse:
    """From now on the officer types in that paper, on the portal's own pages. Refuses: NotFound."""
    return begin_typing(request, queries.arrival(arrival_id, seen_by=request.actor))


def begin_typing(request: ActorRequest, found: Arrival) -> HttpResponse:
    """The session keeps whose paper it is."""
    request.session.pop(ACTS_FOR, None)  # Nobody is two at once.
    request.session[TAKES_IN] = str(found.id)
    return redirect("portal:tasks", found.draft)
