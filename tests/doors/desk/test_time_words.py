"""Time left, in words: counted in the agency's working time, never in colours alone."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from onedoor.base.working_time import WorkingCalendar
from onedoor.doors.desk.time_words import in_words
from onedoor.dossiers.terms import State, TimeLeft

DAY = ((time(8), time(12)), (time(13), time(17)))
CALENDAR = WorkingCalendar(ZoneInfo("Asia/Ho_Chi_Minh"), (DAY,) * 5 + ((), ()))
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""Monday, 9:00 in Hà Nội."""


def local(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=CALENDAR.zone)


@pytest.mark.parametrize(
    ("left", "state", "due_at", "said", "tone"),
    [
        (TimeLeft.OVERDUE, State.IN_PROCESS, local(20, 17), "Quá hạn 1 giờ làm việc", "late"),
        (TimeLeft.OVERDUE, State.IN_PROCESS, local(18, 9), "Quá hạn 3 ngày làm việc", "late"),
        (TimeLeft.DUE_TODAY, State.RECEIVED, local(23, 17), "Hôm nay, trước 17:00", "today"),
        (TimeLeft.DUE_SOON, State.RECEIVED, local(24, 9), "Còn 1 ngày làm việc", "soon"),
        (TimeLeft.PLENTY, State.RECEIVED, local(30, 9), "Còn 5 ngày làm việc", "plenty"),
        (TimeLeft.PAUSED, State.AWAITING_SUPPLEMENT, local(30, 9), "Tạm dừng tính hạn", "paused"),
        (TimeLeft.NO_LIMIT, State.SUBMITTED, None, "Chờ tiếp nhận 1 giờ làm việc", "none"),
        (TimeLeft.NO_LIMIT, State.RECEIVED, None, "Chưa tính hạn", "none"),
        (TimeLeft.DONE_IN_TIME, State.RETURNED, local(23, 9), "Xong đúng hạn", "done"),
        (TimeLeft.DONE_LATE, State.RETURNED, local(18, 9), "Xong trễ hạn", "done"),
    ],
)
def test_time_left_is_said(left: TimeLeft, state: State, due_at: datetime | None, said: str, tone: str) -> None:
    words = in_words(left, state, due_at, local(20, 17), calendar=CALENDAR, now=NOW)

    assert (words.text, words.tone) == (said, tone)


def test_less_than_an_hour_is_said_in_minutes() -> None:
    at = local(23, 8).replace(minute=20)
    words = in_words(TimeLeft.NO_LIMIT, State.SUBMITTED, None, local(23, 8), calendar=CALENDAR, now=at)

    assert words.text == "Chờ tiếp nhận 20 phút làm việc"


@pytest.mark.parametrize(
    ("left", "due_at", "said"),
    [
        (TimeLeft.NO_LIMIT, None, "Vừa nộp"),
        (TimeLeft.OVERDUE, local(23, 17), "Vừa quá hạn"),
        (TimeLeft.DUE_SOON, local(24, 8), "Sắp đến hạn"),
    ],
)
def test_no_working_time_at_all_is_not_counted(left: TimeLeft, due_at: datetime | None, said: str) -> None:
    """In the evening nobody waits for nought minutes."""
    words = in_words(left, State.SUBMITTED, due_at, local(23, 17), calendar=CALENDAR, now=local(23, 21))

    assert words.text == said
