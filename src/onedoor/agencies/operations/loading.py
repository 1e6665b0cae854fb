"""Loading a pack: its tables replace those loaded before in one transaction; unchanged files are skipped."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from django.db import connection
from django.db.models import Model

from onedoor.agencies import models, reading, rules
from onedoor.agencies.errors import CodesDisappear
from onedoor.agencies.operations.editions import renew, stands
from onedoor.agencies.terms import Agency, Loaded, SpecialDay
from onedoor.audit import operations as audit
from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.operation import operation

Row = tuple[object, ...]


@operation
def load_areas(pack: Path, *, by: Actor = SYSTEM) -> Loaded:
    """The areas of the pack stand, with who followed whom.

    Refuses: DataNotReadable, CodesDisappear.
    """
    digest = reading.digest(pack / "areas")
    if stands("areas", digest):
        return Loaded("areas", skipped=True)
    files = reading.areas(pack)
    _none_disappears(models.Area, (area.code for area in files.areas))
    _replace(models.AreaSuccession, ("code", "valid_from", "successor_code", "successor_valid_from"), files.successions)
    columns = (
        "code", "valid_from", "valid_to", "level", "name_vi", "name_en", "folded", "parent_code", "mark", "source",
    )  # fmt: skip
    rows = (
        (
            area.code, area.valid_from, area.valid_to, area.level.value, area.name_vi, area.name_en,
            rules.folded(area.name_vi), area.parent_code, area.mark.value, area.source,
        )
        for area in files.areas
    )  # fmt: skip
    return _done(pack, "areas", digest, _replace(models.Area, columns, rows), by)


@operation
def load_agencies(pack: Path, *, by: Actor = SYSTEM) -> Loaded:
    """The agencies of the pack stand: ministries as listed, all others as its rules give them to its areas.

    Refuses: DataNotReadable, CodesDisappear.
    """
    digest = reading.digest(pack / "agencies", *(pack / "areas").glob("*.csv"))
    if stands("agencies", digest):
        return Loaded("agencies", skipped=True)
    files = reading.areas(pack)
    central, followed = reading.ministries(pack)
    made = tuple(rules.agencies_of(files.areas, reading.agency_rules(pack), reading.roots(pack, files.areas)))
    everyone = (*central, *rules.joined(agency for _rule, _area, agency in made))
    codes = sorted({agency.code for agency in everyone})
    _none_disappears(models.Agency, codes)
    _replace(models.AgencySuccession, ("code", "successor"), followed | rules.successions_of(made, files.successions))
    _replace(
        models.Unit,
        ("id", "agency", "kind", "name_vi", "name_en"),
        (
            (unit.id, unit.agency, unit.kind.value, unit.name_vi, unit.name_en)
            for each in codes
            for unit in rules.units_of(each)
        ),
    )
    return _done(pack, "agencies", digest, _replace_agencies(everyone), by)


@operation
def load_calendar(pack: Path, *, by: Actor = SYSTEM) -> Loaded:
    """The office hours and special days of the pack stand; days that an authority entered stay as it left them.

    Refuses: DataNotReadable.
    """
    digest = reading.digest(pack / "calendar")
    if stands("calendar", digest):
        return Loaded("calendar", skipped=True)
    files, days = reading.calendars(pack), reading.special_days(pack)
    models.Calendar.objects.all().delete()
    for each in files.calendars:
        calendar = models.Calendar.objects.create(
            code=each.code, name_vi=each.name_vi, name_en=each.name_en, zone=files.zone
        )
        models.OfficeHours.objects.bulk_create(
            models.OfficeHours(calendar=calendar, weekday=weekday, **hours.model_dump(exclude={"weekdays"}))
            for hours in each.hours
            for weekday in hours.weekdays
        )
    return _done(pack, "calendar", digest, _replace_days(days), by)


def _replace_agencies(everyone: Sequence[Agency]) -> int:
    columns = (
        "code", "valid_from", "valid_to", "kind", "name_vi", "name_en", "folded", "parent", "area_code",
        "area_valid_from", "calendar", "place", "mark",
    )  # fmt: skip
    rows = (
        (
            each.code, each.valid_from, each.valid_to, each.kind.value, each.name_vi, each.name_en,
            rules.folded(each.name_vi), each.parent, each.area_code, each.area_valid_from, each.calendar, each.place,
            each.mark.value,
        )
        for each in everyone
    )  # fmt: skip
    return _replace(models.Agency, columns, rows)


def _replace_days(days: Iterable[SpecialDay]) -> int:
    models.SpecialDay.objects.filter(by_authority=False).delete()
    kept = set(models.SpecialDay.objects.values_list("day", flat=True))
    made = models.SpecialDay.objects.bulk_create(
        models.SpecialDay(
            day=each.day, kind=each.kind.value, name_vi=each.name_vi, name_en=each.name_en, status=each.status
        )
        for each in days
        if each.day not in kept
    )
    return len(made)


def _none_disappears(model: type[Model], codes: Iterable[str]) -> None:
    lost = set(model._default_manager.values_list("code", flat=True)) - set(codes)
    if lost:
        raise CodesDisappear(codes=tuple(sorted(lost)[:20]), count=len(lost))


def _replace(model: type[Model], columns: tuple[str, ...], rows: Iterable[Row]) -> int:
    """The table holds exactly these rows, copied in one stream."""
    table = connection.ops.quote_name(model._meta.db_table)
    names = ", ".join(connection.ops.quote_name(name) for name in columns)
    count = 0
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608  A table's own name, quoted.
        with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
                count += 1
    return count


def _done(pack: Path, subject: str, digest: str, rows: int, by: Actor) -> Loaded:
    renew(subject, digest)
    audit.record(
        by=by,
        verb=f"agencies.load_{subject}",
        subject=f"pack:{pack.name}",
        facts={"digest": digest, "rows": rows},
    )
    return Loaded(subject, skipped=False, rows=rows)
