"""Reading the files of a pack: areas, agencies and calendars. Pure; every fault names its file and line."""

import csv
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from onedoor.agencies.errors import DataNotReadable
from onedoor.agencies.rules import AgencyRule
from onedoor.agencies.terms import Agency, AgencyKind, Area, DayKind, Level, Mark, SpecialDay

Model = TypeVar("Model", bound=BaseModel)
Succession = tuple[str, date, str, date]


class Part(BaseModel):
    """A block of a file: frozen, and closed against unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class KindRule(Part):
    """One rule of `agencies/kinds.yaml`."""

    kind: AgencyKind
    level: Level
    code: str
    parent: str
    name_vi: str
    name_en: str
    calendar: str
    mark: Mark
    valid_from: date | None = None
    valid_to: date | None = None


class Kinds(Part):
    """`agencies/kinds.yaml`."""

    rules: tuple[KindRule, ...]


class Hours(Part):
    """Hours of some weekdays in `calendar/hours.yaml`."""

    weekdays: tuple[int, ...]
    opens: time
    closes: time
    valid_from: date
    valid_to: date | None = None
    reception_only: bool = False


class CalendarFile(Part):
    """One calendar of `calendar/hours.yaml`."""

    code: str
    name_vi: str
    name_en: str
    mark: Mark
    source: str
    hours: tuple[Hours, ...]


class Calendars(Part):
    """`calendar/hours.yaml`."""

    zone: str
    calendars: tuple[CalendarFile, ...]


@dataclass(frozen=True, slots=True)
class AreaFiles:
    """What the area files say."""

    areas: tuple[Area, ...]
    successions: tuple[Succession, ...]


def digest(folder: Path, *more: Path) -> str:
    """One SHA-256 over the names and bytes of the data files in `folder`, and of the files `more`."""
    total = hashlib.sha256()
    for path in sorted([*folder.glob("*.csv"), *folder.glob("*.yaml"), *more]):
        total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def areas(pack: Path) -> AreaFiles:
    """Every area and succession in `areas/areas-*.csv`. Refuses: DataNotReadable."""
    found: list[Area] = []
    successions: list[Succession] = []
    for path in sorted((pack / "areas").glob("areas-*.csv")):
        for line, row in _rows(path):
            try:
                area = _area(row)
                successions.extend(
                    (area.code, area.valid_from, code, _day(day))
                    for code, _, day in (each.partition("@") for each in row["successors"].split(";") if each)
                )
            except (KeyError, ValueError) as fault:
                raise DataNotReadable(file=path.name, line=line, reason=str(fault)) from None
            found.append(area)
    return AreaFiles(tuple(found), tuple(successions))


def ministries(pack: Path) -> tuple[tuple[Agency, ...], frozenset[tuple[str, str]]]:
    """The ministries, and which code follows which. Refuses: DataNotReadable."""
    found: list[Agency] = []
    follows: set[tuple[str, str]] = set()
    path = pack / "agencies" / "ministries.csv"
    for line, row in _rows(path):
        try:
            found.append(_ministry(row))
            follows |= {(row["code"], code) for code in row["successors"].split(";") if code and code != row["code"]}
        except (KeyError, ValueError) as fault:
            raise DataNotReadable(file=path.name, line=line, reason=str(fault)) from None
    return tuple(found), frozenset(follows)


def roots(pack: Path, known: tuple[Area, ...]) -> Mapping[tuple[str, date], str]:
    """The organisation root of each province by code and first day, from both province files."""
    firsts = {(area.code, area.valid_from) for area in known if area.level is Level.PROVINCE}
    files = (("provinces-until-2025.csv", False), ("provinces-from-2025.csv", True))
    found: dict[tuple[str, date], str] = {}
    for name, newer in files:
        for _line, row in _rows(pack / "areas" / name):
            since = _day(row["valid_from"]) if newer and row["valid_from"] else None
            for code, first in firsts:
                if code == row["code_gso"] and (since is None or first >= since) and (not newer or since is not None):
                    found[code, first] = row["code_org"]
    return found


def agency_rules(pack: Path) -> tuple[AgencyRule, ...]:
    """The rules of `agencies/kinds.yaml`. Refuses: DataNotReadable."""
    kinds = _yaml(pack / "agencies" / "kinds.yaml", Kinds)
    return tuple(AgencyRule(**rule.model_dump()) for rule in kinds.rules)


def calendars(pack: Path) -> Calendars:
    """The office hours of `calendar/hours.yaml`. Refuses: DataNotReadable."""
    found = _yaml(pack / "calendar" / "hours.yaml", Calendars)
    try:
        ZoneInfo(found.zone)
    except (KeyError, ValueError, OSError):
        raise DataNotReadable(file="hours.yaml", line=0, reason=f"no such zone: {found.zone}") from None
    return found


def special_days(pack: Path) -> tuple[SpecialDay, ...]:
    """The days of `calendar/days.csv`. Refuses: DataNotReadable."""
    path = pack / "calendar" / "days.csv"
    found = []
    for line, row in _rows(path):
        try:
            kind = DayKind(row["kind"])
            found.append(SpecialDay(_day(row["date"]), kind, row["name_vi"], row["name_en"], row["status"]))
        except (KeyError, ValueError) as fault:
            raise DataNotReadable(file=path.name, line=line, reason=str(fault)) from None
    return tuple(found)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            for row in reader:
                yield reader.line_num, row
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise DataNotReadable(file=path.name, line=0, reason=str(fault)) from None


def _area(row: Mapping[str, str]) -> Area:
    return Area(
        code=row["code"],
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]) if row["valid_to"] else None,
        level=Level(row["level"]),
        name_vi=row["name_vi"],
        name_en=row["name_en"],
        parent_code=row["parent_code"],
        mark=Mark(row["mark"]),
        source=row["source"],
    )


def _ministry(row: Mapping[str, str]) -> Agency:
    return Agency(
        code=row["code"],
        kind=AgencyKind.MINISTRY,
        name_vi=row["name_vi"],
        name_en=row["name_en"],
        parent="",
        area_code="",
        area_valid_from=None,
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]) if row["valid_to"] else None,
        calendar="national",
        mark=Mark(row["mark"]),
    )


def _yaml(path: Path, model: type[Model]) -> Model:
    try:
        return model.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 0
        raise DataNotReadable(file=path.name, line=line, reason=str(fault.problem)) from None
    except (OSError, UnicodeDecodeError, ValidationError) as fault:
        raise DataNotReadable(file=path.name, line=0, reason=str(fault)) from None
