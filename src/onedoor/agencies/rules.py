"""What follows from the data of a pack: agencies of areas, ids of units, names that are the same."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID, uuid5

from onedoor.agencies.terms import Agency, AgencyKind, Area, Level, Mark, Unit, UnitKind
from onedoor.base.text import fold

_UNITS = UUID("5b0d5a5e-6f0e-5c1f-9b57-1f8a3f6d2c10")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SPACES = re.compile(r"[\s\-–—.,]+")

UNIT_NAMES: Mapping[UnitKind, tuple[str, str]] = {
    UnitKind.ONE_STOP: ("Bộ phận Một cửa", "One-stop counter"),
    UnitKind.HANDLING: ("Bộ phận chuyên môn", "Handling unit"),
    UnitKind.LEADERS: ("Lãnh đạo", "Leaders"),
}


@dataclass(frozen=True, slots=True)
class AgencyRule:
    """Every area of `level` has such an agency from `valid_from` to `valid_to`; texts are patterns with {braces}."""

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


def same_name(one: str, other: str) -> bool:
    """Whether two names differ only in Unicode form, case, spaces, or where a tone mark is put (Hòa, Hoà)."""
    return name_key(one) == name_key(other)


def name_key(name: str) -> str:
    """A name with each syllable's tone mark moved to its end, so that spellings of one name are equal."""
    return " ".join(_syllable_key(part) for part in _SPACES.split(unicodedata.normalize("NFD", name.lower())) if part)


def _syllable_key(syllable: str) -> str:
    tones = "".join(letter for letter in syllable if letter in _TONES)
    return "".join(letter for letter in syllable if letter not in _TONES) + tones


def folded(name: str) -> str:
    """A name as search compares it: no diacritics, single spaces."""
    return " ".join(part for part in _SPACES.split(fold(unicodedata.normalize("NFC", name))) if part)


def unit_id(agency: str, kind: UnitKind) -> UUID:
    """The id of an agency's unit, the same in every installation."""
    return uuid5(_UNITS, f"{agency}/{kind.value}")


def units_of(agency: str) -> tuple[Unit, ...]:
    """The three units every agency has."""
    return tuple(Unit(unit_id(agency, kind), agency, vi, en, kind) for kind, (vi, en) in UNIT_NAMES.items())


def unit_named(place: str) -> tuple[str, UnitKind] | None:
    """The agency and kind of the unit that a place is; None: it is an agency, or the country."""
    agency, _, kind = place.rpartition(".")
    return (agency, UnitKind(kind)) if agency and kind in set(UnitKind) else None


def in_a_sentence(name_vi: str) -> str:
    """A Vietnamese area name inside another name: "Phường Ba Đình" becomes "phường Ba Đình"."""
    return name_vi[:1].lower() + name_vi[1:]


def _within(rule: AgencyRule, area: Area) -> tuple[date, date | None] | None:
    first = max(area.valid_from, rule.valid_from or area.valid_from)
    ends = [day for day in (area.valid_to, rule.valid_to) if day is not None]
    last = min(ends) if ends else None
    return (first, last) if last is None or first <= last else None


def agencies_of(
    areas: Iterable[Area], rules: Iterable[AgencyRule], roots: Mapping[tuple[str, date], str]
) -> Iterator[tuple[AgencyRule, Area, Agency]]:
    """Every agency that the rules give to the areas, with what it came from.

    `roots` holds the organisation root (`H26`) of each province by code and first day. A pattern may name `{root}`,
    `{number}` (the root without its letter), `{area}` and `{parent}` (codes), `{area_vi}` and `{area_en}`.
    """
    by_level: dict[Level, list[AgencyRule]] = {}
    for rule in rules:
        by_level.setdefault(rule.level, []).append(rule)
    everything = tuple(areas)
    find_root = _root_finder(everything, roots)
    for area in everything:
        for rule in by_level.get(area.level, ()):
            valid = _within(rule, area)
            if valid is None:
                continue
            root = find_root(area, valid[0])
            words = {
                "root": root,
                "number": root[1:],
                "area": area.code,
                "parent": area.parent_code,
                "area_vi": in_a_sentence(area.name_vi),
                "area_en": area.name_en,
            }
            yield rule, area, _agency(rule, area, valid, words)


def _agency(rule: AgencyRule, area: Area, valid: tuple[date, date | None], words: Mapping[str, str]) -> Agency:
    return Agency(
        code=rule.code.format_map(words),
        kind=rule.kind,
        name_vi=rule.name_vi.format_map(words),
        name_en=rule.name_en.format_map(words),
        parent=rule.parent.format_map(words),
        area_code=area.code,
        area_valid_from=area.valid_from,
        valid_from=valid[0],
        valid_to=valid[1],
        calendar=rule.calendar,
        mark=rule.mark,
    )


def _root_finder(areas: Iterable[Area], roots: Mapping[tuple[str, date], str]) -> Callable[[Area, date], str]:
    """Tells the organisation root of the province in which an area lies on a day."""
    spells: dict[str, list[tuple[date, str]]] = {}
    for (code, first), root in roots.items():
        spells.setdefault(code, []).append((first, root))
    provinces = {area.code: area.parent_code for area in areas if area.level is Level.DISTRICT}

    def find(area: Area, day: date) -> str:
        province = area.code if area.level is Level.PROVINCE else provinces.get(area.parent_code, area.parent_code)
        return max(spell for spell in spells[province] if spell[0] <= day)[1]

    return find


def successions_of(
    made: Iterable[tuple[AgencyRule, Area, Agency]], area_successions: Iterable[tuple[str, date, str, date]]
) -> frozenset[tuple[str, str]]:
    """Which agency code follows which: the agency of the same kind at the area that succeeds."""
    by_area: dict[tuple[str, date, AgencyKind], Agency] = {}
    for _rule, area, agency in made:
        by_area[area.code, area.valid_from, agency.kind] = agency
    pairs = set()
    for code, first, successor, successor_first in area_successions:
        for kind in AgencyKind:
            old, new = by_area.get((code, first, kind)), by_area.get((successor, successor_first, kind))
            if old and new and old.code != new.code:
                pairs.add((old.code, new.code))
    return frozenset(pairs)


def joined(agencies: Iterable[Agency]) -> Iterator[Agency]:
    """The agencies with those spells made one that say the same of an agency and follow each other without a gap."""
    by_code: dict[str, list[Agency]] = {}
    for agency in agencies:
        by_code.setdefault(agency.code, []).append(agency)
    for spells in by_code.values():
        spells.sort(key=lambda spell: spell.valid_from)
        kept = spells[0]
        for spell in spells[1:]:
            if _says_the_same(kept, spell) and kept.valid_to == spell.valid_from - timedelta(days=1):
                kept = replace(kept, valid_to=spell.valid_to)
            else:
                yield kept
                kept = spell
        yield kept


def _says_the_same(one: Agency, other: Agency) -> bool:
    return (one.name_vi, one.parent, one.area_code, one.area_valid_from, one.kind) == (
        other.name_vi,
        other.parent,
        other.area_code,
        other.area_valid_from,
        other.kind,
    )
