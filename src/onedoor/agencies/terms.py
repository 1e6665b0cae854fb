"""The words of the agencies: kinds, levels, and the frozen values that cross to others."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class AgencyKind(StrEnum):
    """Which kind of agency. Procedures name the kind that decides."""

    MINISTRY = "ministry"
    PROVINCE = "province"
    PROVINCE_JUSTICE = "province_justice"
    PROVINCE_TRANSPORT = "province_transport"
    PROVINCE_POLICE = "province_police"
    DISTRICT = "district"
    COMMUNE = "commune"
    COMMUNE_POLICE = "commune_police"
    TAX_OFFICE = "tax_office"


class Level(StrEnum):
    """The level of an area. Districts exist until 30 June 2025."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class UnitKind(StrEnum):
    """What a unit does: it receives at the one-stop counter, handles, or leads and decides."""

    ONE_STOP = "one_stop"
    HANDLING = "handling"
    LEADERS = "leaders"


class Mark(StrEnum):
    """How a fact is known: read in a source, from memory (unverified), or worked out from found facts."""

    FOUND = "found"
    MEMORY = "memory"
    INFERRED = "inferred"


class DayKind(StrEnum):
    """Why a day differs from its weekday."""

    HOLIDAY = "holiday"
    OFF_IN_LIEU = "off_in_lieu"
    OFF_SWAPPED = "off_swapped"
    MAKEUP_WORKDAY = "makeup_workday"


@dataclass(frozen=True, slots=True)
class Area:
    """A province, district or commune from `valid_from` to `valid_to` (None: still)."""

    code: str
    valid_from: date
    valid_to: date | None
    level: Level
    name_vi: str
    name_en: str
    parent_code: str
    mark: Mark = Mark.FOUND
    source: str = ""
    successors: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        return self.name_en if language.startswith("en") else self.name_vi


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency under one name and for one area, from `valid_from` to `valid_to` (None: still)."""

    code: str
    kind: AgencyKind
    name_vi: str
    name_en: str
    parent: str
    area_code: str
    area_valid_from: date | None
    valid_from: date
    valid_to: date | None
    calendar: str = ""
    place: str = ""
    mark: Mark = Mark.INFERRED

    def name(self, language: str) -> str:
        return self.name_en if language.startswith("en") else self.name_vi


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of an agency; its id follows from the agency's code and the kind, so it is the same everywhere."""

    id: UUID
    agency: str
    name_vi: str
    name_en: str
    kind: UnitKind

    @property
    def place(self) -> str:
        """What it is called where agencies are named by their codes: a place below its agency, such as H26.handling."""
        return f"{self.agency}.{self.kind}"

    def name(self, language: str) -> str:
        return self.name_en if language.startswith("en") else self.name_vi


@dataclass(frozen=True, slots=True)
class Lineage:
    """Whom an agency follows and who follows it, over any number of reorganisations, in no order."""

    code: str
    predecessors: frozenset[str]
    successors: frozenset[str]


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day off, or a day that works although its weekday does not."""

    day: date
    kind: DayKind
    name_vi: str
    name_en: str
    status: str
    by_authority: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: how many rows of each kind now stand, or that nothing had changed."""

    subject: str
    skipped: bool
    rows: int = 0
