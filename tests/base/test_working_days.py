"""Working days and time left are counted; here they are walked, day by day, and both agree."""

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from onedoor.base.working_time import calendar as steps
from onedoor.base.working_time import time_left
from tests.base.test_working_time import CALENDAR, MOMENTS


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(first=st.dates(date(2022, 1, 1), date(2028, 1, 1)), length=st.integers(0, 900))
def test_working_days_are_counted_as_one_counts_them_on_a_calendar(first: date, length: int) -> None:
    every = [first + timedelta(days=number) for number in range(length)]
    counted = CALENDAR.working_days(first, first + timedelta(days=length - 1))
    assert counted == sum(1 for day in every if CALENDAR.day(day))


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(now=MOMENTS, due=MOMENTS)
def test_time_left_is_what_walking_day_by_day_finds(now: datetime, due: datetime) -> None:
    first, last = (moment.replace(tzinfo=None) for moment in sorted((now, due)))
    days = sum(1 for number in range(1, (last.date() - first.date()).days + 1)
               if CALENDAR.day(first.date() + timedelta(days=number)))  # fmt: skip
    while (reached := steps.plus_days(CALENDAR, first, days)) > last:
        days -= 1
    left = time_left(CALENDAR, now, due)
    assert (left.overdue, left.days) == (now > due, days)
    assert left.rest == steps.between(CALENDAR, reached, last)
