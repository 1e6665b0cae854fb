"""The country at one glance: where people fail most, what is overdue, which targets and tasks are behind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy

from onedoor.agencies.rules import folded
from onedoor.agencies.terms import AgencyKind
from onedoor.base.shares import Interval, wilson
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.province_map import Drawing, drawn, look_of
from onedoor.doors.frame.templatetags.figures import percent
from onedoor.doors.office.attempts import causes
from onedoor.doors.office.quality_period import asked
from onedoor.doors.office.shown import MEASURES, page
from onedoor.programme import queries
from onedoor.programme.terms.national import National, Standing
from onedoor.quality.rules.shares import SHOWN_FROM

_WIDTH = 100
_KINDS: Mapping[str, Promise] = {
    "": gettext_lazy("Bộ và tỉnh"),
    AgencyKind.MINISTRY.value: gettext_lazy("Chỉ các bộ"),
    AgencyKind.PROVINCE.value: gettext_lazy("Chỉ các tỉnh, thành phố"),
}
_ORDERS: Mapping[str, Promise] = {
    "": gettext_lazy("Người dân vướng nhiều nhất trước"),
    "overdue": gettext_lazy("Quá hạn nhiều nhất trước"),
    "targets": gettext_lazy("Chỉ tiêu chậm nhiều nhất trước"),
    "tasks": gettext_lazy("Việc trễ nhiều nhất trước"),
    "name": gettext_lazy("Theo tên"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One agency as the table writes it; no share where too few tried. `bar`: its interval on a line of 100."""

    standing: Standing
    name: str
    address: str
    share: Interval | None
    bar: tuple[float, float, float] | None

    @property
    def reach(self) -> float:
        return round(self.bar[2] - self.bar[1], 1) if self.bar else 0.0


@access(MEASURES)
def national(request: ActorRequest) -> HttpResponse:
    """For who coordinates the programme; whoever does not is told that there is no such page."""
    wanted = asked(request.GET)
    found = queries.national(wanted.first, wanted.last, seen_by=request.actor)
    kind, order = _one_of(_KINDS, request.GET.get("of", "")), _one_of(_ORDERS, request.GET.get("sort", ""))
    lines = [_line(one) for one in found.standings if kind in ("", one.agency.kind)]
    lines.sort(key=_BY[order])
    context = {
        "wanted": wanted,
        "found": found,
        "lines": [one for one in lines if one.standing.tells],
        "silent": sorted((one for one in lines if not one.standing.tells), key=_named),
        "failed": wilson(found.attempts.failed, found.attempts.matured),
        "kind": kind,
        "order": order,
        "kinds": _KINDS.items(),
        "orders": _ORDERS.items(),
        "map": _map(found),
        "least": SHOWN_FROM,
        **causes(found.attempts, wanted),
    }
    return page(request, "national.html", context, status=400 if wanted.error else 200)


def _one_of(known: Mapping[str, Promise], asked_for: str) -> str:
    return asked_for if asked_for in known else ""


def _line(one: Standing) -> Line:
    share = wilson(one.attempts.failed, one.attempts.matured) if one.attempts.matured >= SHOWN_FROM else None
    address = reverse("portal:quality_agency", args=[one.agency.code])
    return Line(one, one.agency.name(get_language() or "vi"), address, share, _bar(share) if share else None)


def _bar(share: Interval) -> tuple[float, float, float]:
    return round(_WIDTH * share.value, 1), round(_WIDTH * share.low, 1), round(_WIDTH * share.high, 1)


def _named(line: Line) -> tuple[object, ...]:
    return (folded(line.name),)


_BY: Mapping[str, Callable[[Line], tuple[object, ...]]] = {
    "": lambda line: (-(line.share.low if line.share else -1), *_named(line)),
    "overdue": lambda line: (-line.standing.overdue, *_named(line)),
    "targets": lambda line: (-line.standing.behind, *_named(line)),
    "tasks": lambda line: (-line.standing.late_tasks, *_named(line)),
    "name": _named,
}
"""Where people surely fail most stands first: by the lower end of the interval, so that a few attempts shame nobody."""


def _map(found: National) -> Drawing:
    """How many came through without trouble, by province."""
    told = {}
    for one in found.standings:
        if one.agency.kind == AgencyKind.PROVINCE and one.attempts.matured >= SHOWN_FROM:
            smooth = 1 - one.attempts.failed / one.attempts.matured
            told[one.agency.area_code] = (percent(smooth).replace("\u00a0", ""), look_of(smooth))
    return drawn(told)
