"""How good the services are: every ministry and province, or every service, by a set of criteria or by one figure."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language

from onedoor.agencies import queries as agencies
from onedoor.agencies.rules import folded
from onedoor.base import clock
from onedoor.base.errors import NotFound
from onedoor.catalogue import queries as catalogue
from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.doors.frame.province_map import Drawing, Told, drawn, look_of
from onedoor.doors.frame.templatetags.figures import percent
from onedoor.doors.portal.quality_shown import Figure, Period, figure_of, period
from onedoor.doors.portal.shown import page
from onedoor.quality import pack_files, queries
from onedoor.quality.terms import Profile, Unit
from onedoor.quality.terms.profiles import Gate

KINDS = ("agency", "procedure")


@dataclass(frozen=True, slots=True)
class Row:
    """One agency or service: by criteria its score and band, by one indicator its figure; and the ranks it may have."""

    name: str
    code: str
    address: str
    place: queries.Place | None = None
    figure: Figure | None = None
    ranks: tuple[int, int] | None = None

    @property
    def band(self) -> str:
        return self.place.band if self.place else ""


@access(PUBLIC)
def quality(request: ActorRequest) -> HttpResponse:
    """The table, by name unless asked by rank; for agencies with the map of the provinces."""
    kind = request.GET.get("of", "")
    kind = kind if kind in KINDS else KINDS[0]
    days = period(request.GET, f"{kind}:")
    profiles = [one for one in pack_files.profiles().values() if one.composite and one.per in (kind, "both")]
    indicators = [one for one in pack_files.indicators().values() if one.unit is Unit.SHARE and _scored(one.id)]
    by = request.GET.get("by", "")
    profile = next((one for one in profiles if one.id == by), None)
    indicator = next((one for one in indicators if one.id == by), None)
    if profile is None and indicator is None:
        indicator = next(one for one in indicators if one.id == "T1")
    rows = _rows(days, kind, profile, indicator.id if indicator else "") if days else []
    if request.GET.get("sort") == "rank":
        rows.sort(key=lambda row: (row.ranks or (10**6, 10**6), folded(row.name)))
    context = {
        "kind": kind,
        "days": days,
        "rows": rows,
        "profiles": profiles,
        "indicators": indicators,
        "profile": profile,
        "indicator": indicator,
        "gates": _gates(profile, rows) if profile else (),
        "sort": request.GET.get("sort", ""),
        "map": _map(rows) if kind == "agency" and rows else None,
        "report": queries.newest(profile.id, kind, (days.first, days.last)) if profile and days else None,
    }
    return page(request, "quality.html", context)


def _gates(profile: Profile, rows: list[Row]) -> list[tuple[str, str, str]]:
    """The gates that are closed to anybody on the page, in words."""
    shut = {gate for row in rows if row.place for gate in row.place.gates}
    known = {key[0]: one.title.in_(get_language() or "vi") for key, one in pack_files.indicators().items()}
    return [(gate.id, known[gate.indicator] + _below(gate), gate.band) for gate in profile.gates if gate.id in shut]


def _below(gate: Gate) -> str:
    return "" if gate.below is None else f" < {percent(gate.below)}"


def _scored(code: str) -> bool:
    profiles = (pack_files.profiles()[each] for each in ("SXI", "QD766"))
    return any(code == one.id for profile in profiles for part in profile.dimensions for one in part.indicators)


def _rows(days: Period, kind: str, profile: Profile | None, indicator: str) -> list[Row]:
    if profile is not None:
        report = queries.newest(profile.id, kind, (days.first, days.last))
        places = report.places if report else ()
        found = [Row(*_named(place.scope), place=place, ranks=place.ranks) for place in places]
    else:
        compared = queries.compared(indicator, kind, days.first, days.last)
        found = [Row(*_named(one.scope), figure=figure_of(one), ranks=ranks) for one, ranks in compared]
    return sorted(found, key=lambda row: folded(row.name))


def _map(rows: list[Row]) -> Drawing:
    """Every province, coloured by what the table says of it."""
    return drawn({_area(row.code): _told(row) for row in rows})


def _area(code: str) -> str:
    try:
        return agencies.agency(code).area_code
    except NotFound:
        return ""


def _told(row: Row) -> Told:
    if row.band:
        return row.band, 5 - "ABCDE".index(row.band)
    if row.figure is None or row.figure.observed.value is None:
        return "", 0
    value = row.figure.observed.value
    return percent(value).replace("\u00a0", ""), look_of(value if row.figure.indicator.better == "more" else 1 - value)


def _named(scope: str) -> tuple[str, str, str]:
    """The name of a scope, its code, and the address of its page."""
    kind, _, code = scope.partition(":")
    route = "portal:quality_agency" if kind == "agency" else "portal:quality_service"
    return name_of(kind, code), code, reverse(route, args=[code])


def name_of(kind: str, code: str) -> str:
    """An agency's or a service's name in the language of the page; its code where it is unknown."""
    language = get_language() or "vi"
    try:
        if kind == "agency":
            return agencies.agency(code).name(language)
        return catalogue.current_version(code, clock.today()).definition.title.in_(language)
    except NotFound:
        return code
