"""What one may ask about areas, agencies and working time. All of it is public."""

from collections.abc import Iterable, Mapping
from datetime import date, time
from functools import lru_cache
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from onedoor.agencies import models, rules
from onedoor.agencies.terms import Agency, AgencyKind, Area, DayKind, Level, Lineage, Mark, SpecialDay, Unit, UnitKind
from onedoor.base import clock
from onedoor.base.errors import NotFound
from onedoor.base.kept import kept
from onedoor.base.working_time import Hours, WorkingCalendar

_ALIKE = 0.45
Row = TypeVar("Row", models.Area, models.Agency)


def agency(code: str, on: date | None = None) -> Agency:
    """The agency of that code on a day (today); where it is not there that day, as it was last. Refuses: NotFound."""
    return _agency_on(code, on or clock.today())


@kept
def _agency_on(code: str, day: date) -> Agency:
    row = (
        models.Agency.objects.filter(code=code)
        .annotate(
            fits=Case(
                When(_valid_on(day), then=Value(0)), When(valid_from__lt=day, then=Value(1)), default=Value(2),
                output_field=IntegerField(),
            )
        )
        .order_by("fits", "-valid_from")
        .first()
    )  # fmt: skip
    if row is None:
        raise NotFound
    return _agency(row)


def agencies(kind: AgencyKind | str | None = None, on: date | None = None, words: str = "") -> tuple[Agency, ...]:
    """The agencies there are on a day, by name; with words, best match first, diacritics or not."""
    found = models.Agency.objects.filter(_valid_on(on or clock.today()))
    if kind is not None:
        found = found.filter(kind=AgencyKind(kind).value)
    return tuple(_agency(row) for row in _by_words(found, words).order_by(*_order(words)))


@kept
def codes_of(*kinds: AgencyKind) -> frozenset[str]:
    """The codes of every agency of those kinds that there is or was."""
    return frozenset(models.Agency.objects.filter(kind__in=kinds).values_list("code", flat=True))


def agencies_in(
    province_code: str, kind: AgencyKind | str, on: date | None = None, words: str = ""
) -> tuple[Agency, ...]:
    """The agencies of a kind that serve a province or an area in it, by name."""
    day = on or clock.today()
    below = models.Area.objects.filter(_valid_on(day), parent_code=province_code).values("code")
    inner = models.Area.objects.filter(_valid_on(day), parent_code__in=below).values("code")
    found = models.Agency.objects.filter(_valid_on(day), kind=AgencyKind(kind).value).filter(
        Q(area_code=province_code) | Q(area_code__in=below) | Q(area_code__in=inner)
    )
    return tuple(_agency(row) for row in _by_words(found, words).order_by(*_order(words)))


def agencies_at(area_code: str, kind: AgencyKind | str, on: date | None = None) -> tuple[Agency, ...]:
    """The agencies of a kind that serve an area: its own, or that of the area above it."""
    day = on or clock.today()
    code = area_code
    for _level in Level:
        rows = models.Agency.objects.filter(_valid_on(day), kind=AgencyKind(kind).value, area_code=code)
        if found := tuple(_agency(row) for row in rows.order_by("code")):
            return found
        above = models.Area.objects.filter(_valid_on(day), code=code).values_list("parent_code", flat=True).first()
        if not above:
            return ()
        code = above
    return ()


def area(code: str, on: date | None = None) -> Area:
    """The area of that code on a day. Refuses: NotFound."""
    row = models.Area.objects.filter(_valid_on(on or clock.today()), code=code).first()
    if row is None:
        raise NotFound
    followed = models.AreaSuccession.objects.filter(code=code, valid_from=row.valid_from)
    return _area(row, followed.order_by("successor_code").values_list("successor_code", flat=True))


def area_name(code: str, language: str = "vi", on: date | None = None) -> str:
    """An area with those it lies in, in words: "Phường Ba Đình, Thành phố Hà Nội". The code where it is unknown."""
    names: list[str] = []
    day, wanted = on or clock.today(), code
    while wanted and len(names) < len(Level):
        rows = models.Area.objects.filter(code=wanted)
        row = rows.filter(_valid_on(day)).first() or rows.order_by("-valid_from").first()
        if row is None:
            break
        if not names and row.valid_to is not None and row.valid_to < day:
            day = row.valid_to  # A unit of the past lies in the units of its own time.
        names.append(row.name_en if language.startswith("en") else row.name_vi)
        wanted = row.parent_code
    return ", ".join(names) or code


def provinces(on: date | None = None) -> tuple[Area, ...]:
    """The provinces there are on a day, by name, without their type."""
    rows = models.Area.objects.filter(_valid_on(on or clock.today()), level=Level.PROVINCE.value)
    return tuple(
        sorted(
            (_area(row) for row in rows),
            key=lambda each: rules.folded(each.name_vi.removeprefix("Thành phố ").removeprefix("Tỉnh ")),
        )
    )


def communes(province_code: str, on: date | None = None, words: str = "") -> tuple[Area, ...]:
    """The communes of a province (or district) on a day, by name; with words, best match first."""
    day = on or clock.today()
    districts = models.Area.objects.filter(_valid_on(day), parent_code=province_code, level=Level.DISTRICT.value)
    found = models.Area.objects.filter(_valid_on(day), level=Level.COMMUNE.value).filter(
        Q(parent_code=province_code) | Q(parent_code__in=districts.values("code"))
    )
    return tuple(_area(row) for row in _by_words(found, words).order_by(*_order(words)))


def units(agency_code: str) -> tuple[Unit, ...]:
    """The units of an agency, the one-stop counter first."""
    order = list(UnitKind)
    rows = models.Unit.objects.filter(agency=agency_code)
    return tuple(sorted((_unit(row) for row in rows), key=lambda unit: order.index(unit.kind)))


def unit(unit_id: UUID) -> Unit:
    """The unit of that id. Refuses: NotFound."""
    row = models.Unit.objects.filter(id=unit_id).first()
    if row is None:
        raise NotFound
    return _unit(row)


def unit_at(place: str) -> Unit:
    """The unit that a place is. Refuses: NotFound."""
    named = rules.unit_named(place)
    if named is None:
        raise NotFound
    return unit(rules.unit_id(*named))


def unit_places() -> Mapping[UUID, str]:
    """Every unit there is, and the place that it is."""
    return {one.id: _unit(one).place for one in models.Unit.objects.all()}


def lineage(agency_code: str) -> Lineage:
    """Whom an agency follows and who follows it, over any number of reorganisations."""
    before = _closure("successor", "code", agency_code)
    after = _closure("code", "successor", agency_code)
    return Lineage(agency_code, frozenset(before), frozenset(after))


def special_days(year: int) -> tuple[SpecialDay, ...]:
    """The days off and make-up days of a year, in order."""
    rows = models.SpecialDay.objects.filter(day__year=year, cancelled=False).order_by("day")
    return tuple(
        SpecialDay(row.day, DayKind(row.kind), row.name_vi, row.name_en, row.status, row.by_authority) for row in rows
    )


def calendar_of(agency_code: str, on: date | None = None) -> WorkingCalendar:
    """When an agency works, by the office hours of that day and every day off known now. Refuses: NotFound.

    A day off that is added is known at once to the process that added it, and within ten seconds to every other.
    """
    return _calendar(agency(agency_code, on).calendar, on or clock.today(), _calendar_token())


@kept
def _calendar_token() -> UUID | None:
    return models.Edition.objects.filter(subject="calendar").values_list("token", flat=True).first()


@lru_cache(maxsize=256)
def _calendar(code: str, day: date, _token: UUID | None) -> WorkingCalendar:
    """Kept while the edition of the calendar has the same token, which every change renews."""
    calendar = models.Calendar.objects.filter(code=code).first()
    if calendar is None:
        raise NotFound
    opened: dict[int, list[tuple[time, time]]] = {}
    received: list[tuple[time, time]] = []
    for row in calendar.hours.filter(_valid_on(day)).order_by("weekday", "opens"):
        kept = received if row.reception_only else opened.setdefault(row.weekday, [])
        kept.append((row.opens, row.closes))
    days = list(models.SpecialDay.objects.filter(cancelled=False).values_list("day", "kind"))
    week: tuple[Hours, ...] = tuple(tuple(opened.get(weekday, ())) for weekday in range(1, 8))
    return WorkingCalendar(
        zone=ZoneInfo(calendar.zone),
        hours=week,
        days_off=frozenset(each for each, kind in days if kind != DayKind.MAKEUP_WORKDAY),
        makeup_days=frozenset(each for each, kind in days if kind == DayKind.MAKEUP_WORKDAY),
        saturday=tuple(received),
    )


def _valid_on(day: date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))


def _order(words: str) -> tuple[str, ...]:
    return ("-alike", "name_vi") if rules.folded(words) else ("name_vi", "code")


def _by_words(found: QuerySet[Row], words: str) -> QuerySet[Row]:
    wanted = rules.folded(words)[:100]
    if not wanted:
        return found
    every = Q(*(Q(folded__contains=word) for word in wanted.split()))
    return found.annotate(alike=TrigramWordSimilarity(wanted, "folded")).filter(every | Q(alike__gte=_ALIKE))


def _closure(column: str, other: str, code: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE line(code) AS (SELECT {other} FROM agencies_agencysuccession WHERE {column} = %s UNION "  # noqa: S608  Column names of ours.
            f"SELECT each.{other} FROM agencies_agencysuccession each JOIN line ON each.{column} = line.code) "
            "SELECT code FROM line",
            [code],
        )
        return {row[0] for row in cursor.fetchall()} - {code}


def _agency(row: models.Agency) -> Agency:
    return Agency(
        code=row.code,
        kind=AgencyKind(row.kind),
        name_vi=row.name_vi,
        name_en=row.name_en,
        parent=row.parent,
        area_code=row.area_code,
        area_valid_from=row.area_valid_from,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        calendar=row.calendar,
        place=row.place,
        mark=Mark(row.mark),
    )


def _area(row: models.Area, successors: Iterable[str] = ()) -> Area:
    return Area(
        code=row.code,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        level=Level(row.level),
        name_vi=row.name_vi,
        name_en=row.name_en,
        parent_code=row.parent_code,
        mark=Mark(row.mark),
        source=row.source,
        successors=tuple(successors),
    )


def _unit(row: models.Unit) -> Unit:
    return Unit(id=row.id, agency=row.agency, name_vi=row.name_vi, name_en=row.name_en, kind=UnitKind(row.kind))
