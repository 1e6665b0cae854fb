"""A limit that would end as the office opens is said by the day before."""

from datetime import timedelta

import pytest

from onedoor.base.working_time import said_by_day, working_duration
from tests.base.test_working_time import CALENDAR, at


@pytest.mark.parametrize(
    ("due", "said", "why"),
    [
        ("2023-08-08 07:30", "2023-08-07 17:30", "an opening is the closing of the day before"),
        ("2023-08-07 07:30", "2023-08-04 17:30", "over a weekend"),
        ("2023-01-27 07:30", "2023-01-19 17:30", "over Tết"),
        ("2023-08-08 07:31", "2023-08-08 07:31", "a minute of the day is the day's"),
        ("2023-08-08 13:30", "2023-08-08 13:30", "after lunch it is the day already"),
        ("2023-08-08 17:30", "2023-08-08 17:30", "a closing stays"),
    ],
)
def test_what_ends_as_the_office_opens_is_said_by_the_day_before(due: str, said: str, why: str) -> None:
    assert said_by_day(CALENDAR, at(due)) == at(said), why
    assert working_duration(CALENDAR, at(said), at(due)) == timedelta(0)
