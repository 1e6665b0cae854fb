"""Whether a row of a file can become a task, and which; else what is wrong with which of its cells."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from onedoor.base.text import fold
from onedoor.programme.rules.days_written import day_written
from onedoor.programme.rules.headings import words_of
from onedoor.programme.terms.plan_files import Column, Judged, Known, RowFound, Wrong
from onedoor.programme.terms.plans import TaskWanted

LONGEST_TITLE, LONGEST_RESOURCES = 300, 2000
_OUTPUTS = frozenset({"dau ra", "output", "khong: day la dau ra", "khong dau ra", "an output", "san pham"})
_TITLES = re.compile(r"^(ông|bà|anh|chị|đồng chí|đ/c|mr\.?|mrs\.?|ms\.?) ")
NOTHING = Judged(None)
"""Of a row that is a task, or left out."""
Key = tuple[str, str]


def key_of(title: str, due_on: date) -> Key:
    """By what a task is known again: its title as it is read aloud, and its last day."""
    return " ".join(fold(title).split()), f"{due_on}"


def names_of(written: str) -> tuple[str, str]:
    """Under what a person is looked up: the name as it is written, and without marks; titles and brackets are none."""
    name = _TITLES.sub("", re.sub(r"\(.*?\)", " ", " ".join(written.casefold().split()))).strip()
    return name, fold(name)


def judged(rows: Iterable[RowFound], known: Known) -> tuple[Judged, ...]:
    """Each row, in order: a later one that is the same task as an earlier one is wrong."""
    seen: set[Key] = set()
    results = []
    for row in rows:
        one = _one(row.cells, known)
        if one.wanted is not None:
            key = key_of(one.wanted.title, one.wanted.due_on)
            if number := known.tasks.get(key):
                one = Judged(one.wanted, there=number)
            elif key in seen:
                one = Judged(None, {Column.TITLE: Wrong.SAME_ROW})
            seen.add(key)
        results.append(one)
    return tuple(results)


def _one(cells: Mapping[Column, str], known: Known) -> Judged:
    told = {column: cells.get(column, "").strip() for column in Column}
    wrongs: dict[Column, Wrong] = {}
    title = " ".join(told[Column.TITLE].split())
    if not title or len(title) > LONGEST_TITLE:
        wrongs[Column.TITLE] = Wrong.TOO_LONG if title else Wrong.MISSING
    starts_on, due_on = _days(told, known.year, wrongs)
    focal = _focal(told[Column.FOCAL], known, wrongs)
    indicator, version = _effect(told[Column.EFFECT], known, wrongs)
    if len(told[Column.RESOURCES]) > LONGEST_RESOURCES:
        wrongs[Column.RESOURCES] = Wrong.TOO_LONG
    if wrongs or starts_on is None or due_on is None:
        return Judged(None, wrongs)
    return Judged(
        TaskWanted(title, starts_on, due_on, focal, told[Column.RESOURCES], indicator, version, not indicator)
    )


def _days(told: Mapping[Column, str], year: int, wrongs: dict[Column, Wrong]) -> tuple[date | None, date | None]:
    """The first and the last day. A task that does not say when it begins begins with the year."""
    starts = day_written(told[Column.STARTS], year, last=False) if told[Column.STARTS] else date(year, 1, 1)
    due = day_written(told[Column.DUE], year, last=True)
    if starts is None:
        wrongs[Column.STARTS] = Wrong.NOT_A_DAY
    if due is None:
        wrongs[Column.DUE] = Wrong.NOT_A_DAY if told[Column.DUE] else Wrong.MISSING
    elif not year <= due.year <= year + 1:
        wrongs[Column.DUE] = Wrong.OTHER_YEAR
    elif starts is not None and starts > due:
        wrongs[Column.STARTS] = Wrong.BEGINS_LATE
    return starts, due


def _focal(text: str, known: Known, wrongs: dict[Column, Wrong]) -> UUID | None:
    if not text:
        return None
    written, plain = names_of(text)
    people = known.people.get(written) or known.people.get(plain) or ()
    if len(people) == 1:
        return people[0]
    wrongs[Column.FOCAL] = Wrong.SEVERAL if people else Wrong.NOBODY
    return None


def _effect(text: str, known: Known, wrongs: dict[Column, Wrong]) -> tuple[str, int]:
    """The indicator that the task should move; empty: it is an output."""
    said = words_of(text)
    if said in _OUTPUTS:
        return "", 1
    if said not in known.indicators:
        wrongs[Column.EFFECT] = Wrong.NO_INDICATOR if said else Wrong.MISSING
        return "", 1
    return known.indicators[said]
