"""What everybody may see of attempts: groups of causes and steps, never a small cell, never a record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from onedoor.base.suppressing import hidden
from onedoor.quality.queries.attempts import failures_at
from onedoor.quality.queries.counted import counted
from onedoor.quality.rules.shares import SHOWN_FROM
from onedoor.quality.terms import Group, Outcome

C = TypeVar("C", bound=str)


@dataclass(frozen=True, slots=True)
class Shown:
    """A count, or None where it is too small to be told."""

    n: int | None
    of: int


@dataclass(frozen=True, slots=True)
class Journeys:
    """The attempts of a period whose end is known; of fewer than ten there is no such value.

    `groups` are the causes of those that failed, `stops` the steps at which the abandoned stopped; both are empty where
    fewer than ten failed, or were abandoned.
    """

    matured: int
    completed: Shown
    untroubled: Shown
    groups: Mapping[Group, Shown]
    stops: Mapping[str, Shown]


def journeys(first: date, last: date, *, agency: str = "", procedure: str = "") -> Journeys | None:
    """The attempts at an agency and below it (none named: everywhere), of one procedure or all; None where too few."""
    found = failures_at(agency, first, last, procedure)
    if found.matured < SHOWN_FROM:
        return None
    parts = {"smooth": found.completed - found.troubled, "troubled": found.troubled, "left": found.abandoned}
    small = hidden(parts)
    groups = {group: n for group in Group if (n := found.of(group))}
    rows = counted(agency, first, last, ("outcome", "last_step"), procedure=procedure)
    steps = {row["last_step"]: row["total"] for row in rows if row["outcome"] == Outcome.ABANDONED and row["total"]}
    return Journeys(
        found.matured,
        Shown(None if "left" in small else found.completed, found.matured),
        Shown(None if "smooth" in small else parts["smooth"], found.matured),
        {} if {"left", "troubled"} & small else _shown(groups),
        {} if "left" in small else _shown(steps),
    )


def _shown(cells: Mapping[C, int]) -> dict[C, Shown]:
    """The largest first, what is hidden last; nothing where all of it is too little."""
    whole = sum(cells.values())
    if whole < SHOWN_FROM:
        return {}
    small = hidden(cells)
    ordered = sorted(cells.items(), key=lambda item: (item[0] in small, -item[1] * (item[0] not in small), item[0]))
    return {cell: Shown(None if cell in small else n, whole) for cell, n in ordered}
