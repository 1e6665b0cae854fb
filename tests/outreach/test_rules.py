"""How a household stands, when to come back, what a note may hold, what an alley may be made of."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from onedoor.outreach import rules
from onedoor.outreach.errors import HouseholdTwice, NoteTellsWho, TooManyHouseholds
from onedoor.outreach.terms import Alley, Coverage, Household, LastVisit, Outcome, Standing

TODAY = date(2026, 11, 27)
NOON = datetime(2026, 11, 26, 5, tzinfo=UTC)


def last(outcome: Outcome, back_on: date | None = None) -> LastVisit:
    return LastVisit(outcome, NOON, back_on)


@pytest.mark.parametrize(
    ("visit", "stands"),
    [
        (None, Standing.NEW),
        (last(Outcome.HELPED), Standing.HELPED),
        (last(Outcome.REFUSED), Standing.REFUSED),
        (last(Outcome.NOT_AT_HOME, TODAY), Standing.AGAIN),
        (last(Outcome.COME_BACK, TODAY), Standing.AGAIN),
        (last(Outcome.COME_BACK, TODAY + timedelta(days=1)), Standing.LATER),
    ],
)
def test_how_a_household_stands(visit: LastVisit | None, stands: Standing) -> None:
    assert rules.standing(visit, TODAY) is stands


def test_when_to_come_back() -> None:
    tomorrow, week = TODAY + timedelta(days=1), TODAY + timedelta(days=7)
    assert rules.back_on(Outcome.COME_BACK, week, TODAY) == week
    assert rules.back_on(Outcome.COME_BACK, None, TODAY) == tomorrow
    assert rules.back_on(Outcome.COME_BACK, TODAY - timedelta(days=3), TODAY) == TODAY
    assert rules.back_on(Outcome.NOT_AT_HOME, week, TODAY) == tomorrow
    assert rules.back_on(Outcome.HELPED, week, TODAY) is None


@pytest.mark.parametrize("note", ["gọi 0912 345 678", "001194012345", "mai@example.org", "090.000.0001"])
def test_a_note_that_tells_who_is_refused(note: str) -> None:
    with pytest.raises(NoteTellsWho):
        rules.check_note(note)


@pytest.mark.parametrize("note", ["", "Cần thẻ căn cước mới", "Sau 17:30, từ 24/11/2026", "Phòng 1203, tầng 12"])
def test_a_note_of_what_is_to_do_is_taken(note: str) -> None:
    rules.check_note(note)


def test_households_of_an_alley() -> None:
    rules.check_labels(["Số 2", "Số 4"])
    for none in ([], ["x"] * 201):
        with pytest.raises(TooManyHouseholds):
            rules.check_labels(none)
    with pytest.raises(HouseholdTwice) as twice:
        rules.check_labels(["Số 2", "số 2"])
    assert twice.value.facts == {"label": "số 2"}


def test_a_team_has_come_as_far_as_its_alleys() -> None:
    def household(label: str, standing: Standing) -> Household:
        return Household(uuid4(), label, "", standing, reached=standing is Standing.HELPED, visits=0, last=None)

    one = Alley(
        uuid4(), "A", (household("1", Standing.NEW), household("2", Standing.HELPED), household("3", Standing.AGAIN))
    )
    two = Alley(uuid4(), "B", (household("4", Standing.LATER), household("5", Standing.NEW)))
    covered = Coverage((one, two))

    assert (covered.households, covered.reached, covered.to_do, covered.share) == (5, 1, 3, 0.2)
    assert Coverage(()).share is None
