"""Whether a place takes paper for a procedure on a day, which measure forbids it, and what may be announced."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from onedoor.programme.errors import (
    BasisMissing,
    NoPaperlessDay,
    NoSuchException,
    PaperlessNotOnline,
    PaperlessOverlaps,
    PaperlessTooLong,
    PaperlessTooSoon,
    PaperNotTaken,
    PaperTaken,
)
from onedoor.programme.terms.paperless import (
    Basis,
    Counter,
    Days,
    Measure,
    MeasureWanted,
    Outcome,
    Stand,
)

LONGEST = 366


def falls_on(days: Days, day: date) -> bool:
    """Whether that day is one of them."""
    if not days.first <= day <= days.last:
        return False
    return day in days.dates if days.dates else not days.weekdays or day.weekday() in days.weekdays


def each_day(days: Days) -> Iterator[date]:
    """All of them, in order."""
    for ahead in range((days.last - days.first).days + 1):
        day = days.first + timedelta(days=ahead)
        if falls_on(days, day):
            yield day


def covers(measure: Measure, procedure: str) -> bool:
    """Whether the procedure is one of those that the measure names, or it names none."""
    return not measure.procedures or procedure in measure.procedures


def in_force(measure: Measure, at: datetime, day: date) -> bool:
    """Whether it was announced, not withdrawn yet, and the moment's `day` is one of its days."""
    lives = measure.announced_at <= at and (measure.withdrawn_at is None or at < measure.withdrawn_at)
    return lives and falls_on(measure.days, day)


def forbidding(measures: Iterable[Measure], place: Counter, at: datetime, day: date) -> Measure | None:
    """The measure by which a counter takes no paper for a procedure at a moment; None: it does take paper.

    What cannot be filed online is taken on paper, whatever a measure says.
    """
    fits = (one for one in measures if one.agency == place.agency and covers(one, place.procedure))
    return next((one for one in fits if place.online and in_force(one, at, day)), None)


def stand(measure: Measure, today: date) -> Stand:
    """Where it is in time."""
    if measure.withdrawn_at is not None:
        return Stand.WITHDRAWN
    if measure.days.last < today:
        return Stand.OVER
    return Stand.AHEAD if measure.days.first > today else Stand.RUNNING


def next_day(measure: Measure, today: date) -> date | None:
    """The next of its days from today on; none of one that was withdrawn."""
    if measure.withdrawn_at is not None:
        return None
    return next((day for day in each_day(measure.days) if day >= today), None)


def check_wanted(wanted: MeasureWanted, *, today: date, lead: int) -> None:
    """`lead`: how many days before its first day a measure has to be announced.

    Refuses: PaperlessTooLong, NoPaperlessDay, PaperlessTooSoon, BasisMissing.
    """
    if (wanted.days.last - wanted.days.first).days > LONGEST:
        raise PaperlessTooLong
    if not any(each_day(wanted.days)):
        raise NoPaperlessDay
    if (wanted.days.first - today).days < lead:
        raise PaperlessTooSoon(days=lead)
    check_basis(wanted.basis, today)


def check_basis(basis: Basis, today: date) -> None:
    """The document is named by its number and its day, and is signed already. Refuses: BasisMissing."""
    named = any(letter.isdigit() for letter in basis.number) and "/" in basis.number
    if not named or not basis.citation.strip() or basis.signed_on > today:
        raise BasisMissing


def check_online(procedures: Iterable[str], online: Iterable[str]) -> None:
    """Each of them can be filed online. Refuses: PaperlessNotOnline."""
    offered = set(online)
    for one in procedures:
        if one not in offered:
            raise PaperlessNotOnline(procedure=one)


def overlaps(measure: Measure, agency: str, wanted: MeasureWanted) -> bool:
    """Whether both forbid paper for one procedure at one place on one day."""
    if measure.withdrawn_at is not None or measure.agency != agency:
        return False
    services = set(measure.procedures) & set(wanted.procedures)
    if measure.procedures and wanted.procedures and not services:
        return False
    return any(falls_on(measure.days, day) for day in each_day(wanted.days))


def check_overlap(measures: Iterable[Measure], agency: str, wanted: MeasureWanted) -> None:
    """Refuses: PaperlessOverlaps, naming the document of the one that is there."""
    for one in measures:
        if overlaps(one, agency, wanted):
            raise PaperlessOverlaps(agency=agency, number=one.basis.number)


def check_outcome(measure: Measure | None, outcome: Outcome, exception: str, note: str) -> None:
    """Paper is taken where nothing forbids it; where something does, only by an exception that is in the list.

    Refuses: PaperNotTaken, PaperTaken (there is nothing to make an exception from), NoSuchException.
    """
    if outcome is Outcome.TAKEN and measure is not None:
        raise PaperNotTaken(number=measure.basis.number, agency=measure.agency)
    if outcome is Outcome.EXCEPTION and measure is None:
        raise PaperTaken
    if outcome is Outcome.EXCEPTION and measure is not None and exception not in measure.exceptions:
        raise NoSuchException
    if outcome is Outcome.EXCEPTION and not note.strip():
        raise NoSuchException
