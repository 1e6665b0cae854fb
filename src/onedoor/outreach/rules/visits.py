"""How a household stands, when somebody should come again, what a note may hold."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from onedoor.outreach.errors import HouseholdTwice, NoteTellsWho, TooManyHouseholds
from onedoor.outreach.terms import MOST_HOUSEHOLDS, LastVisit, Outcome, Standing

_TELLS_WHO = re.compile(r"(?:\d[\s.\-]?){8,}|\S@\S")
"""Eight digits in a row, as of a telephone or a citizen number, or an address of mail."""


def check_note(note: str) -> None:
    """A note tells what is to do, never who lives there. Refuses: NoteTellsWho."""
    if _TELLS_WHO.search(note):
        raise NoteTellsWho


def check_labels(labels: Iterable[str]) -> None:
    """Every household of an alley is named once. Refuses: TooManyHouseholds, HouseholdTwice."""
    given = list(labels)
    if not 0 < len(given) <= MOST_HOUSEHOLDS:
        raise TooManyHouseholds(limit=MOST_HOUSEHOLDS)
    seen: set[str] = set()
    for label in given:
        if label.casefold() in seen:
            raise HouseholdTwice(label=label)
        seen.add(label.casefold())


def back_on(outcome: Outcome, asked: date | None, made_on: date) -> date | None:
    """When somebody should come again: the day that was asked for, or the next one; None where nobody should."""
    match outcome:
        case Outcome.COME_BACK:
            return max(asked, made_on) if asked else made_on + timedelta(days=1)
        case Outcome.NOT_AT_HOME:
            return made_on + timedelta(days=1)
        case _:
            return None


def standing(last: LastVisit | None, today: date) -> Standing:
    """How a household stands today, from its newest visit."""
    if last is None:
        return Standing.NEW
    if last.outcome is Outcome.HELPED:
        return Standing.HELPED
    if last.outcome is Outcome.REFUSED:
        return Standing.REFUSED
    return Standing.AGAIN if last.back_on is None or last.back_on <= today else Standing.LATER
