"""What came of days without paper: hand-computed, on normal days that are normal."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from onedoor.base.shares import newcombe, wilson
from onedoor.dossiers.terms import FiledDay
from onedoor.programme.rules import paper_days as rules
from onedoor.programme.terms.paperless import Arrival, Days, Outcome
from tests.programme.test_paperless_rules import BIRTH, WARD, measure

FRIDAYS = Days(date(2026, 11, 6), date(2026, 11, 27), weekdays=(4,))
HOLIDAY = date(2026, 10, 23)


def works(day: date) -> bool:
    return day.weekday() < 5 and day != HOLIDAY


def came(day: date, *outcomes: Outcome) -> Mapping[date, list[Arrival]]:
    at = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
    return {day: [Arrival(uuid4(), WARD, BIRTH, at, one) for one in outcomes]}


def test_only_whole_days_that_are_over_count() -> None:
    held = measure(FRIDAYS)
    assert rules.days_over(held, date(2026, 11, 20), None, works) == (date(2026, 11, 6), date(2026, 11, 13))
    assert rules.days_over(held, date(2026, 11, 30), date(2026, 11, 13), works) == (date(2026, 11, 6),)
    assert rules.days_over(held, date(2026, 11, 6), None, works) == ()


def test_normal_days_are_the_same_weekdays_before_on_which_nothing_held() -> None:
    over = (date(2026, 11, 6), date(2026, 11, 13))
    assert [one.day for one in rules.normal_days(over, 3, [measure(FRIDAYS)], works)] == [16, 30]  # 23 is a holiday.
    before = measure(Days(date(2026, 10, 12), date(2026, 10, 18)))
    assert [one.day for one in rules.normal_days(over, 3, [before], works)] == [30]
    assert rules.normal_days((), 8, [], works) == ()


def test_two_weekdays_have_each_their_own_normal_days() -> None:
    over = (date(2026, 11, 5), date(2026, 11, 6))
    found = rules.normal_days(over, 1, [], works)
    assert found == (date(2026, 10, 29), date(2026, 10, 30))


def test_the_result_has_both_shares_with_their_intervals() -> None:
    over, normal = (date(2026, 11, 6),), (date(2026, 10, 30), date(2026, 10, 16))
    filed = [
        FiledDay(over[0], 45, 5, 40, 38, (2.0, 4.0, 12.0)),
        FiledDay(normal[0], 20, 20, 30, 21, (8.0,)),
        FiledDay(normal[1], 10, 30, 30, 24, ()),
    ]
    arrivals = came(over[0], Outcome.EXCEPTION, Outcome.HELPED, Outcome.HELPED, Outcome.LEFT)

    found = rules.result(over, normal, filed, arrivals, 8)

    assert (found.then.filed, found.normal.filed, found.normal.days) == (50, 80, 2)
    assert (found.then.hours, found.then.handled, found.normal.hours) == (4.0, 3, 8.0)
    assert found.online.then == wilson(45, 50)
    assert found.online.difference == newcombe(wilson(45, 50), wilson(30, 80))
    assert found.online.difference.value == pytest.approx(0.9 - 0.375)
    assert not found.online.few
    assert found.in_time.then == wilson(38, 40)
    assert found.in_time.normal == wilson(45, 60)
    assert (found.then.arrivals[Outcome.HELPED], found.then.arrivals[Outcome.TAKEN]) == (2, 0)
    [line] = found.days
    assert (line.online, line.paper, line.arrivals[Outcome.LEFT]) == (45, 5, 1)


def test_little_is_said_to_be_little_and_nothing_is_not_compared() -> None:
    assert rules.compared((5, 10), (20, 80)).few
    empty = rules.compared((0, 0), (20, 80))
    assert (empty.then, empty.difference, empty.few) == (None, None, True)
