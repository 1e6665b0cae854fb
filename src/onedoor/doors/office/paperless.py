"""Where and when no paper is taken: six weeks at one glance, and every measure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from onedoor.base import clock
from onedoor.base.actor import Role
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.paperless_words import days_in_words, services_in_words
from onedoor.doors.office.shown import MEASURES, agency_name, page
from onedoor.programme import queries
from onedoor.programme.rules.paperless import falls_on
from onedoor.programme.terms.paperless import Measure, MeasureRow, Stand

STANDS: Mapping[Stand, Promise] = {
    Stand.RUNNING: gettext_lazy("Đang áp dụng"),
    Stand.AHEAD: gettext_lazy("Sắp áp dụng"),
    Stand.OVER: gettext_lazy("Đã hết"),
    Stand.WITHDRAWN: gettext_lazy("Đã dừng"),
}
LOOKS: Mapping[Stand, str] = {
    Stand.RUNNING: "green", Stand.AHEAD: "amber", Stand.OVER: "grey", Stand.WITHDRAWN: "grey",
}  # fmt: skip
_WEEKS = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A measure as the list writes it."""

    row: MeasureRow
    place: str
    days: str
    services: tuple[str, ...]
    stand: str
    look: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of the calendar: at how many places no paper is taken for something."""

    day: date
    places: int
    today: bool


@access(MEASURES)
def paperless(request: ActorRequest) -> HttpResponse:
    """The calendar and the list. Refuses: NotFound."""
    rows = queries.measures(seen_by=request.actor)
    order = list(STANDS)
    lines = [line_of(one) for one in sorted(rows, key=lambda row: order.index(row.stand))]
    context = {
        "lines": lines,
        "weeks": calendar((one.measure for one in rows), clock.today()),
        "may_announce": request.actor.has(Role.LEADER),
    }
    return page(request, "paperless.html", context)


def line_of(row: MeasureRow) -> Line:
    """The same in words."""
    found = row.measure
    return Line(
        row, agency_name(found.agency), days_in_words(found.days), services_in_words(found, found.days.first),
        str(STANDS[row.stand]), LOOKS[row.stand],
    )  # fmt: skip


def calendar(measures: Iterable[Measure], today: date) -> tuple[tuple[Cell, ...], ...]:
    """This week and the five that follow."""
    live = [one for one in measures if one.withdrawn_at is None]
    monday = today - timedelta(days=today.weekday())
    days = [monday + timedelta(days=ahead) for ahead in range(7 * _WEEKS)]
    cells = [Cell(one, len({m.agency for m in live if falls_on(m.days, one)}), one == today) for one in days]
    return tuple(tuple(cells[at : at + 7]) for at in range(0, len(cells), 7))
