"""Deadlines against the check values and hand-checked cases of counting time, and against a minute-walking oracle."""

import csv
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from onedoor.base.working_time import (
    Pause,
    TimeSpan,
    Unit,
    WorkingCalendar,
    closed,
    deadline,
    is_working_day,
    next_working_moment,
    start_of_clock,
    time_left,
    working_days,
    working_duration,
)

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DAY_HOURS = ((time(7, 30), time(11, 30)), (time(13, 30), time(17, 30)))
WEEK = (DAY_HOURS,) * 5 + ((), ())
TABLE = Path(__file__).parents[2] / "packs/vietnam/calendar/days.csv"


def national_calendar(
    *, saturday: tuple[tuple[time, time], ...] = (), without: frozenset[date] = frozenset()
) -> WorkingCalendar:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = [(date.fromisoformat(row["date"]), row["kind"]) for row in csv.DictReader(file)]
    return WorkingCalendar(
        zone=ZONE,
        hours=WEEK,
        days_off=frozenset(day for day, kind in rows if kind != "makeup_workday") - without,
        makeup_days=frozenset(day for day, kind in rows if kind == "makeup_workday"),
        saturday=saturday,
    )


CALENDAR = national_calendar()
POLICE = national_calendar(saturday=((time(7, 30), time(11, 30)),))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def due(
    received: str, amount: int, unit: str = "working_day", calendar: WorkingCalendar = CALENDAR, **rules: object
) -> str:
    found = deadline(calendar, at(received), TimeSpan(amount, Unit(unit)), **rules)  # type: ignore[arg-type]  # rules vary
    assert found.tzinfo == calendar.zone
    return found.strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("received", "amount", "expected"),
    [
        ("2023-08-01 09:10", 3, "2023-08-04 09:10"),
        ("2023-01-19 09:10", 5, "2023-02-02 09:10"),
        ("2023-04-28 09:10", 3, "2023-05-08 09:10"),
        ("2024-04-24 09:10", 7, "2024-05-07 09:10"),
        ("2025-04-25 09:10", 3, "2025-04-29 09:10"),
        ("2024-08-30 09:10", 3, "2024-09-06 09:10"),
        ("2026-08-21 09:10", 2, "2026-08-24 09:10"),
    ],
)
def test_the_check_values(received: str, amount: int, expected: str) -> None:
    assert due(received, amount) == expected


@pytest.mark.parametrize(
    ("received", "amount", "expected", "why"),
    [
        ("2023-01-19 14:00", 1, "2023-01-27 14:00", "Tết 2023: off 20-26 January"),
        ("2024-02-07 14:00", 1, "2024-02-15 14:00", "Tết 2024: off 8-14 February"),
        ("2025-01-24 14:00", 1, "2025-02-03 14:00", "Tết 2025: off 27-31 January, between two weekends"),
        ("2026-02-13 14:00", 1, "2026-02-23 14:00", "Tết 2026: off 16-20 February, between two weekends"),
        ("2027-02-03 14:00", 1, "2027-02-11 14:00", "Tết 2027: off 4-10 February"),
        ("2024-05-03 14:00", 1, "2024-05-04 14:00", "make-up Saturday 4 May 2024"),
        ("2025-04-25 14:00", 1, "2025-04-26 14:00", "make-up Saturday 26 April 2025"),
        ("2026-01-09 14:00", 1, "2026-01-10 14:00", "make-up Saturday 10 January 2026"),
        ("2026-08-21 14:00", 1, "2026-08-22 14:00", "make-up Saturday 22 August 2026"),
        ("2025-12-31 14:00", 1, "2026-01-05 14:00", "2 January 2026 swapped off"),
        ("2026-11-20 14:00", 2, "2026-11-25 14:00", "24 November 2026 is the new Culture Day"),
        ("2026-11-24 09:00", 1, "2026-11-26 07:30", "received on the day off: starts on the 25th at opening"),
        ("2023-08-01 18:05", 1, "2023-08-03 07:30", "after hours: starts on Wednesday at opening"),
        ("2023-08-01 17:30", 1, "2023-08-02 17:30", "at closing time it is still the day"),
        ("2023-08-01 05:00", 1, "2023-08-02 07:30", "before opening: starts at opening"),
        ("2023-08-01 12:10", 1, "2023-08-02 13:30", "in the lunch break: starts when it ends"),
        ("2023-08-05 10:00", 1, "2023-08-08 07:30", "on a Saturday: starts on Monday at opening"),
        ("2023-08-04 18:00", 1, "2023-08-08 07:30", "Friday after hours: starts on Monday at opening"),
    ],
)
def test_working_days_by_hand(received: str, amount: int, expected: str, why: str) -> None:
    assert due(received, amount) == expected, why


@pytest.mark.parametrize(
    ("received", "hours", "expected"),
    [
        ("2023-08-01 08:00", 2, "2023-08-01 10:00"),
        ("2023-08-01 10:30", 2, "2023-08-01 14:30"),
        ("2023-08-01 16:30", 2, "2023-08-02 08:30"),
        ("2023-08-04 16:30", 2, "2023-08-07 08:30"),
        ("2023-08-01 10:30", 8, "2023-08-02 10:30"),
        ("2023-08-01 10:30", 20, "2023-08-03 16:30"),
        ("2023-01-19 16:30", 4, "2023-01-27 10:30"),
        ("2026-08-21 17:00", 1, "2026-08-22 08:00"),
        ("2023-08-01 07:30", 4, "2023-08-01 11:30"),
    ],
)
def test_hours_move_over_breaks_nights_and_days_off(received: str, hours: int, expected: str) -> None:
    assert due(received, hours, "working_hour") == expected


@pytest.mark.parametrize(
    ("received", "amount", "unit", "expected"),
    [
        ("2023-08-01 09:00", 10, "day", "2023-08-11 09:00"),
        ("2023-08-01 09:00", 4, "day", "2023-08-07 09:00"),
        ("2023-01-13 09:00", 7, "day", "2023-01-27 09:00"),
        ("2023-07-31 09:00", 1, "month", "2023-08-31 09:00"),
        ("2023-01-30 09:00", 1, "month", "2023-02-28 09:00"),
        ("2024-01-31 09:00", 1, "month", "2024-02-29 09:00"),
        ("2023-08-02 15:00", 1, "month", "2023-09-05 15:00"),
        ("2023-11-15 15:00", 2, "month", "2024-01-15 15:00"),
    ],
)
def test_days_and_months_run_through_but_never_end_on_a_day_off(
    received: str, amount: int, unit: str, expected: str
) -> None:
    assert due(received, amount, unit) == expected


def test_received_after_three_is_answered_on_the_next_working_day() -> None:
    three = time(15)
    assert due("2023-08-01 14:59", 1, next_day_after=three, same_day=True) == "2023-08-01 17:30"
    assert due("2023-08-01 15:00", 1, next_day_after=three, same_day=True) == "2023-08-01 17:30"
    assert due("2023-08-01 15:01", 1, next_day_after=three, same_day=True) == "2023-08-02 17:30"
    assert due("2023-08-04 15:01", 1, next_day_after=three, same_day=True) == "2023-08-07 17:30"
    assert due("2023-01-19 16:00", 1, next_day_after=three, same_day=True) == "2023-01-27 17:30"
    assert due("2023-08-01 16:00", 3, next_day_after=three) == "2023-08-07 07:30"
    assert due("2023-08-01 18:00", 1, next_day_after=three, same_day=True) == "2023-08-02 17:30"


def test_half_past_midnight_belongs_to_the_day_of_the_law_and_not_of_utc() -> None:
    received = datetime(2023, 8, 1, 17, 30, tzinfo=UTC)  # 00:30 on Wednesday 2 August in Hà Nội
    assert start_of_clock(CALENDAR, received) == at("2023-08-02 07:30")
    assert deadline(CALENDAR, received, TimeSpan(1, Unit.WORKING_DAY)) == at("2023-08-03 07:30")


def test_the_police_counter_receives_on_saturday_morning_but_saturday_is_no_working_day() -> None:
    """Rule 10: NDB 1.004194."""
    assert start_of_clock(POLICE, at("2023-08-05 09:00")) == at("2023-08-05 09:00")
    assert due("2023-08-05 09:00", 1, calendar=POLICE) == "2023-08-07 09:00"
    assert due("2023-08-05 09:00", 2, "working_hour", calendar=POLICE) == "2023-08-07 09:30"
    assert due("2023-08-05 12:00", 1, calendar=POLICE) == "2023-08-08 07:30"
    assert due("2023-08-04 09:00", 1, calendar=POLICE) == "2023-08-07 09:00"
    assert due("2023-01-21 09:00", 1, calendar=POLICE) == "2023-01-30 07:30", "no reception on a holiday"
    assert due("2026-08-22 09:00", 1, calendar=POLICE) == "2026-08-24 09:00", "a make-up Saturday works in full"


def test_pauses_push_the_deadline_by_their_working_time() -> None:
    paused = (Pause(at("2023-08-02 10:00"), at("2023-08-04 14:30")),)
    assert due("2023-08-01 09:00", 3, pauses=paused) == "2023-08-08 11:30"
    night = (Pause(at("2023-08-02 18:00"), at("2023-08-03 06:00")),)
    assert due("2023-08-01 09:00", 3, pauses=night) == "2023-08-04 09:00"
    late = (Pause(at("2023-08-10 09:00"), at("2023-08-11 09:00")),)
    assert due("2023-08-01 09:00", 3, pauses=late) == "2023-08-04 09:00"
    over_tet = (Pause(at("2023-01-18 10:00"), at("2023-01-27 10:00")),)
    assert due("2023-01-17 09:00", 2, pauses=over_tet) == "2023-01-30 09:00"


def test_overlapping_pauses_count_once() -> None:
    first = Pause(at("2023-08-02 10:00"), at("2023-08-03 10:00"))
    inside = Pause(at("2023-08-02 14:00"), at("2023-08-02 16:00"))
    second = Pause(at("2023-08-03 09:00"), at("2023-08-04 10:00"))
    assert due("2023-08-01 09:00", 3, pauses=(second, first, inside)) == "2023-08-08 09:00"
    assert due("2023-08-01 09:00", 3, pauses=(first, first)) == "2023-08-07 09:00"


def test_a_pause_pushed_into_by_an_earlier_one_counts_too() -> None:
    first = Pause(at("2023-08-03 09:00"), at("2023-08-04 09:00"))
    second = Pause(at("2023-08-04 15:00"), at("2023-08-07 15:00"))
    assert due("2023-08-01 09:00", 3, pauses=(second, first)) == "2023-08-08 09:00"


def test_pauses_of_calendar_days_count_their_whole_length() -> None:
    paused = (Pause(at("2023-08-03 09:00"), at("2023-08-05 10:00")),)
    assert due("2023-08-01 09:00", 6, "day", pauses=paused) == "2023-08-09 10:00"
    on_the_moved_day = (Pause(at("2023-08-07 08:00"), at("2023-08-08 08:00")),)
    assert due("2023-08-01 09:00", 4, "day", pauses=on_the_moved_day) == "2023-08-08 09:00"


def test_an_open_pause_is_closed_by_the_caller() -> None:
    open_pause = (Pause(at("2023-08-02 10:00")),)
    with pytest.raises(ValueError, match="open pause"):
        due("2023-08-01 09:00", 3, pauses=open_pause)
    assert due("2023-08-01 09:00", 3, pauses=closed(open_pause, at("2023-08-03 10:00"))) == "2023-08-07 09:00"


def test_a_holiday_added_later_moves_a_deadline_that_is_computed_again() -> None:
    before = national_calendar(without=frozenset({date(2026, 11, 24)}))
    assert due("2026-11-20 14:00", 2, calendar=before) == "2026-11-24 14:00"
    assert due("2026-11-20 14:00", 2) == "2026-11-25 14:00"


def test_a_shorter_day_is_due_at_its_closing_time() -> None:
    friday_short = WorkingCalendar(zone=ZONE, hours=(DAY_HOURS,) * 4 + (DAY_HOURS[:1], (), ()))
    assert due("2023-08-03 16:00", 1, calendar=friday_short) == "2023-08-04 11:30"


def test_durations_moments_and_days() -> None:
    assert working_duration(CALENDAR, at("2023-08-01 09:00"), at("2023-08-02 14:30")) == timedelta(hours=11.5)
    assert working_duration(CALENDAR, at("2023-08-02 14:30"), at("2023-08-01 09:00")) == -timedelta(hours=11.5)
    assert next_working_moment(CALENDAR, at("2023-08-04 20:00")) == at("2023-08-07 07:30")
    assert is_working_day(CALENDAR, date(2026, 8, 22))
    assert not is_working_day(CALENDAR, date(2026, 11, 24))
    assert working_days(CALENDAR, at("2023-08-01 09:00"), at("2023-08-03 14:30")) == pytest.approx(2.4375, abs=0.001)


def test_time_left_in_days_and_hours() -> None:
    left = time_left(CALENDAR, at("2023-08-01 09:00"), at("2023-08-04 10:00"))
    assert (left.overdue, left.days, left.rest) == (False, 3, timedelta(hours=1))
    left = time_left(CALENDAR, at("2023-08-01 16:30"), at("2023-08-02 08:30"))
    assert (left.overdue, left.days, left.rest) == (False, 0, timedelta(hours=2))
    left = time_left(CALENDAR, at("2023-08-07 09:00"), at("2023-08-04 09:00"))
    assert (left.overdue, left.days, left.rest) == (True, 1, timedelta(0))


def test_what_makes_no_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="seven"):
        WorkingCalendar(zone=ZONE, hours=(DAY_HOURS,))
    with pytest.raises(ValueError, match="overlap"):
        WorkingCalendar(zone=ZONE, hours=((DAY_HOURS[1], DAY_HOURS[0]), *WEEK[1:]))
    with pytest.raises(ValueError, match="zone"):
        deadline(CALENDAR, datetime(2023, 8, 1, 9), TimeSpan(1, Unit.DAY))  # noqa: DTZ001  A naive moment is the fault.
    with pytest.raises(ValueError, match="negative"):
        TimeSpan(-1, Unit.DAY)


MINUTE = timedelta(minutes=1)
MOMENTS = st.integers(0, 60 * 24 * 40).map(lambda minutes: at("2026-08-10 00:00") + minutes * MINUTE)
PAUSES = st.lists(st.tuples(MOMENTS, st.integers(0, 60 * 24 * 4)), max_size=3).map(
    lambda drawn: tuple(Pause(start, start + length * MINUTE) for start, length in drawn)
)


def works(minute: datetime) -> bool:
    """Slow and plain: whether the minute that begins at `minute` is worked."""
    day, clock = minute.date(), minute.time()
    off = day in CALENDAR.days_off or (day.weekday() > 4 and day not in CALENDAR.makeup_days)
    return not off and any(start <= clock < end for start, end in DAY_HOURS)


def walked(received: datetime, minutes: int, pauses: tuple[Pause, ...]) -> datetime:
    """The end of the `minutes`-th worked minute that no pause covers."""
    moment = received
    while minutes:
        if works(moment) and not any(pause.start <= moment < (pause.end or moment) for pause in pauses):
            minutes -= 1
        moment += MINUTE
    return moment


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(received=MOMENTS, hours=st.integers(1, 40), pauses=PAUSES)
def test_hours_and_whole_days_agree_with_walking_minute_by_minute(
    received: datetime, hours: int, pauses: tuple[Pause, ...]
) -> None:
    fast = deadline(CALENDAR, received, TimeSpan(hours, Unit.WORKING_HOUR), pauses=pauses)
    slow = walked(received, hours * 60, pauses)
    assume(all(pause.start >= fast or working_duration(CALENDAR, pause.start, fast) for pause in pauses))
    assert working_duration(CALENDAR, min(fast, slow), max(fast, slow)) == timedelta(0)
    assert any(works(fast - MINUTE * back) or works(fast) for back in (0, 1)), "a deadline lies in office hours"


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(received=MOMENTS, later=st.integers(0, 3000), amount=st.integers(1, 20), unit=st.sampled_from(Unit))
def test_who_comes_later_is_never_due_earlier_in_working_time(
    received: datetime, later: int, amount: int, unit: Unit
) -> None:
    first = deadline(CALENDAR, received, TimeSpan(amount, unit))
    second = deadline(CALENDAR, received + later * MINUTE, TimeSpan(amount, unit))
    if unit in (Unit.DAY, Unit.MONTH):
        assert second.date() >= first.date()
    else:
        assert second >= first or working_duration(CALENDAR, second, first) == timedelta(0)
