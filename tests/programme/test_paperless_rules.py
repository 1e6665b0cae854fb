"""Whether a counter takes paper follows from days, places and services alone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from onedoor.base.errors import Refusal
from onedoor.programme import errors
from onedoor.programme.rules import paperless as rules
from onedoor.programme.terms.paperless import (
    Basis,
    Counter,
    Days,
    Measure,
    MeasureWanted,
    Outcome,
    Stand,
)

WARD, BIRTH, DEATH = "H26.00073", "1.001193", "1.000656"
FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)
TODAY = date(2026, 11, 23)
BASIS = Basis("12/KH-UBND", date(2026, 11, 20), "Kế hoạch ngày không giấy")
EVERY_DAY, FRIDAYS = Days(FIRST, LAST), Days(FIRST, LAST, weekdays=(4,))


def measure(days: Days = EVERY_DAY, **more: Any) -> Measure:
    given: dict[str, Any] = {
        "id": uuid4(), "agency": WARD, "procedures": (BIRTH,), "days": days, "basis": BASIS,
        "exceptions": ("system_down",), "help_at": "", "announced_by": WARD,
        "announced_at": datetime(2026, 11, 23, tzinfo=UTC),
    }  # fmt: skip
    return Measure(**given | more)


def wanted(days: Days = EVERY_DAY, **more: Any) -> MeasureWanted:
    return replace(MeasureWanted((WARD,), (BIRTH,), days, BASIS), **more)


def forbids(one: Measure, day: date, *, procedure: str = BIRTH, agency: str = WARD, online: bool = True) -> bool:
    at = datetime(day.year, day.month, day.day, 2, tzinfo=UTC)
    return rules.forbidding([one], Counter(agency, procedure, online), at, day) is one


def test_days_are_a_span_or_weekdays_or_single_ones() -> None:
    assert [one.day for one in rules.each_day(FRIDAYS)] == [4, 11, 18, 25]
    assert len(list(rules.each_day(EVERY_DAY))) == 31
    single = Days(FIRST, LAST, dates=(date(2026, 12, 3), date(2026, 12, 9)))
    assert [one.day for one in rules.each_day(single)] == [3, 9]


def test_paper_is_forbidden_at_that_place_for_that_service_on_that_day_alone() -> None:
    friday, thursday = date(2026, 12, 4), date(2026, 12, 3)
    one = measure(FRIDAYS)

    assert forbids(one, friday)
    assert not forbids(one, thursday)
    assert not forbids(one, FIRST - timedelta(days=4))
    assert not forbids(one, friday, procedure=DEATH)
    assert not forbids(one, friday, agency="H26.00070")
    assert forbids(measure(procedures=()), friday, procedure=DEATH)


def test_what_cannot_be_filed_online_is_taken_on_paper() -> None:
    assert not forbids(measure(procedures=()), FIRST, online=False)


def test_a_measure_forbids_from_its_announcement_until_it_is_withdrawn() -> None:
    noon = datetime(2026, 12, 4, 5, tzinfo=UTC)
    before, after = noon - timedelta(seconds=1), noon + timedelta(seconds=1)
    friday, place = date(2026, 12, 4), Counter(WARD, BIRTH, online=True)
    ended, late = measure(withdrawn_at=noon, reason="Mất điện"), measure(announced_at=noon)

    assert rules.forbidding([ended], place, before, friday) is ended
    assert rules.forbidding([ended], place, after, friday) is None
    assert rules.forbidding([late], place, before, friday) is None
    assert rules.stand(ended, friday) is Stand.WITHDRAWN
    assert rules.next_day(ended, friday) is None


@pytest.mark.parametrize(
    ("today", "stand", "following"),
    [
        (date(2026, 11, 30), Stand.AHEAD, date(2026, 12, 4)),
        (date(2026, 12, 5), Stand.RUNNING, date(2026, 12, 11)),
        (date(2027, 1, 1), Stand.OVER, None),
    ],
)
def test_where_it_is_in_time(today: date, stand: Stand, following: date | None) -> None:
    assert (rules.stand(measure(FRIDAYS), today), rules.next_day(measure(FRIDAYS), today)) == (stand, following)


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (wanted(Days(LAST, FIRST)), errors.NoPaperlessDay),
        (wanted(Days(FIRST, FIRST, weekdays=(4,))), errors.NoPaperlessDay),
        (wanted(Days(FIRST, FIRST + timedelta(days=367))), errors.PaperlessTooLong),
        (wanted(Days(TODAY, LAST)), errors.PaperlessTooSoon),
        (wanted(basis=Basis("", TODAY, "Kế hoạch")), errors.BasisMissing),
        (wanted(basis=Basis("kế hoạch", TODAY, "Kế hoạch")), errors.BasisMissing),
        (wanted(basis=Basis("12/KH-UBND", TODAY, "  ")), errors.BasisMissing),
        (wanted(basis=Basis("12/KH-UBND", TODAY + timedelta(days=1), "Kế hoạch")), errors.BasisMissing),
    ],
)
def test_what_may_not_be_announced(asked: MeasureWanted, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        rules.check_wanted(asked, today=TODAY, lead=1)


def test_what_may_be_announced() -> None:
    rules.check_wanted(wanted(FRIDAYS), today=TODAY, lead=1)
    rules.check_wanted(wanted(Days(TODAY + timedelta(days=1), LAST)), today=TODAY, lead=1)
    rules.check_online([BIRTH], [BIRTH])
    with pytest.raises(errors.PaperlessNotOnline):
        rules.check_online([BIRTH], [DEATH])


@pytest.mark.parametrize(
    ("there", "asked", "clash"),
    [
        (measure(FRIDAYS), wanted(EVERY_DAY), True),
        (measure(FRIDAYS), wanted(Days(FIRST, LAST, weekdays=(0, 1))), False),
        (measure(FRIDAYS), wanted(procedures=(DEATH,)), False),
        (measure(FRIDAYS), wanted(procedures=()), True),
        (measure(procedures=()), wanted(procedures=(DEATH,)), True),
        (measure(agency="H26.00070"), wanted(), False),
        (measure(withdrawn_at=datetime(2026, 11, 24, tzinfo=UTC)), wanted(), False),
    ],
)
def test_two_measures_do_not_forbid_the_same(there: Measure, asked: MeasureWanted, *, clash: bool) -> None:
    assert rules.overlaps(there, WARD, asked) is clash
    if clash:
        with pytest.raises(errors.PaperlessOverlaps) as refused:
            rules.check_overlap([there], WARD, asked)
        assert refused.value.facts["number"] == "12/KH-UBND"


def test_paper_is_taken_where_nothing_forbids_it_and_else_by_an_exception_with_its_reason() -> None:
    one = measure()
    rules.check_outcome(None, Outcome.TAKEN, "", "")
    rules.check_outcome(one, Outcome.EXCEPTION, "system_down", "VNeID không vào được từ 8 giờ")
    rules.check_outcome(one, Outcome.HELPED, "", "")
    for found, outcome, exception, note, refusal in (
        (one, Outcome.TAKEN, "", "", errors.PaperNotTaken),
        (None, Outcome.EXCEPTION, "system_down", "x", errors.PaperTaken),
        (one, Outcome.EXCEPTION, "no_identity", "x", errors.NoSuchException),
        (one, Outcome.EXCEPTION, "system_down", " ", errors.NoSuchException),
    ):
        with pytest.raises(refusal):
            rules.check_outcome(found, outcome, exception, note)
