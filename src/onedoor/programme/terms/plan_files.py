"""A spreadsheet from which tasks are taken into a plan: its columns, its rows, and what is wrong in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from onedoor.programme.terms.plans import TaskWanted


class Column(StrEnum):
    """What a cell says of a task."""

    TITLE = "title"
    STARTS = "starts"
    DUE = "due"
    FOCAL = "focal"
    EFFECT = "effect"
    RESOURCES = "resources"


class Wrong(StrEnum):
    """Why a cell cannot be taken as it is."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    NOT_A_DAY = "not_a_day"
    BEGINS_LATE = "begins_late"
    OTHER_YEAR = "other_year"
    NOBODY = "nobody"
    """Nobody of the agency is called so."""
    SEVERAL = "several"
    """Several of the agency are called so."""
    NO_INDICATOR = "no_indicator"
    SAME_ROW = "same_row"
    """An earlier row of the file is the same task."""


class RowState(StrEnum):
    """How far a row has come; whether it can be taken is no state: that follows from its cells."""

    OPEN = "open"
    CHOSEN = "chosen"
    """Somebody confirmed it; the worker takes it."""
    TAKEN = "taken"
    LEFT_OUT = "left_out"


MAX_ROWS = 2_000
"""Rows of a spreadsheet that is imported."""
SECONDS = 10
"""Of processor time to read it."""


@dataclass(frozen=True, slots=True)
class SheetRead:
    """A sheet as it was read: rows by their number in the file, each cell as text."""

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class SheetFound:
    """What was recognised on a sheet: the letter of each column; headings nobody knows. No columns: no heading row."""

    name: str
    columns: Mapping[Column, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class RowFound:
    """A row under the headings. `others` are the cells under headings that nobody knows, with these headings."""

    sheet: str
    line: int
    cells: Mapping[Column, str]
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What rows are held against: the plan's year, its agency's people by name, indicators and tasks that are there."""

    year: int
    people: Mapping[str, tuple[UUID, ...]]
    indicators: Mapping[str, tuple[str, int]]
    tasks: Mapping[tuple[str, str], int]
    """By title and last day: the number of the task."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The task that a row would become, or what is wrong with it. `there`: it is a task of the plan, by number."""

    wanted: TaskWanted | None
    wrongs: Mapping[Column, Wrong] = field(default_factory=dict)
    there: int = 0


@dataclass(frozen=True, slots=True)
class RowView:
    """A row as it stands."""

    id: UUID
    found: RowFound
    state: RowState
    judged: Judged
    number: int = 0
    """Of the task that it became."""


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file in a list: how many of its rows wait for somebody, for the worker, and are tasks."""

    id: UUID
    name: str
    brought_at: datetime
    states: Mapping[RowState, int]
    closed: bool


@dataclass(frozen=True, slots=True)
class FileView:
    """A file with its rows, as far as they are not put aside."""

    line: FileLine
    plan: UUID
    agency: str
    year: int
    sheets: tuple[SheetFound, ...]
    rows: tuple[RowView, ...]
    moved_at: datetime
    """When somebody confirmed, or the worker last took something."""
    resting: bool
    """Rows were confirmed, and nothing has moved for minutes."""

    def of(self, *states: RowState) -> tuple[RowView, ...]:
        return tuple(one for one in self.rows if one.state in states)

    @property
    def ready(self) -> tuple[RowView, ...]:
        """Those that can be confirmed."""
        return tuple(one for one in self.of(RowState.OPEN) if one.judged.wanted and not one.judged.there)

    @property
    def wrong(self) -> tuple[RowView, ...]:
        """Those that somebody has to mend."""
        return tuple(one for one in self.of(RowState.OPEN) if one.judged.wrongs)

    @property
    def there(self) -> tuple[RowView, ...]:
        """Those that are tasks of the plan already."""
        return tuple(one for one in self.of(RowState.OPEN) if one.judged.there)
