"""What was filed with a helper beside what people filed alone: the same places, honest intervals, nothing of a few."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from onedoor.base.shares import newcombe, wilson
from onedoor.dossiers.terms.assisted import Assisted
from onedoor.outreach import rules
from onedoor.outreach.terms import Filings, Measure, Tally, Wait

NOON = datetime(2026, 11, 26, 5, tzinfo=UTC)
TEAM, OTHER = uuid4(), uuid4()
MANDATE, OTHERS = uuid4(), uuid4()
HERE, THERE = ("H26.00073", "1.001193"), ("H26.00073", "1.004222")


def row(
    mandate: UUID | None = None, place: tuple[str, str] = HERE, days: int | None = 2, *, decided: bool = True,
    refused: bool = False, supplemented: bool = False, late: bool | None = False,
) -> Assisted:  # fmt: skip
    handled = NOON + timedelta(days=days) if days is not None else None
    agency, procedure = place
    return Assisted(
        str(uuid4()), uuid4(), agency, procedure, mandate, NOON - timedelta(hours=1), NOON, handled, decided=decided,
        refused=refused, supplemented=supplemented, late=late,
    )  # fmt: skip


def test_where_both_filed_the_same_in_one_place_the_shares_are_the_plain_ones() -> None:
    told = rules.shares({HERE: Tally(6, 40)}, {HERE: Tally(30, 100)})
    assert told is not None
    assert (told.helped, told.own) == (wilson(6, 40), wilson(30, 100))
    assert told.apart == newcombe(wilson(6, 40), wilson(30, 100))
    assert told.n_effective == pytest.approx(100)
    assert told.apart.value == pytest.approx(-0.15)
    assert (told.sure, told.small) == (False, False), "−0.26 … 0.003: no difference was seen"


def test_another_mix_of_procedures_makes_no_difference() -> None:
    """Simpson's case: in each place nothing differs, yet the heaps would say 63 against 17 in a hundred."""
    helped = {HERE: Tally(5, 50), THERE: Tally(90, 100)}
    own = {HERE: Tally(20, 200), THERE: Tally(18, 20)}
    told = rules.shares(helped, own)
    assert told is not None
    assert told.own.value == pytest.approx(told.helped.value) == pytest.approx(95 / 150)
    assert told.n_effective == pytest.approx(150**2 / (50**2 / 200 + 100**2 / 20))
    assert told.apart.value == pytest.approx(0)
    assert not told.sure


def test_a_place_that_one_side_alone_has_is_left_out() -> None:
    told = rules.shares({HERE: Tally(1, 20), THERE: Tally(9, 9)}, {HERE: Tally(2, 20)})
    assert told is not None
    assert (told.n_helped, told.n_own) == (20, 20)
    assert told.small


@pytest.mark.parametrize(("helped", "own"), [(9, 500), (500, 9), (0, 500)])
def test_of_fewer_than_ten_nothing_is_told(helped: int, own: int) -> None:
    assert rules.shares({HERE: Tally(0, helped)}, {HERE: Tally(0, own)}) is None


def test_a_sure_difference_is_sure() -> None:
    told = rules.shares({HERE: Tally(4, 100)}, {HERE: Tally(40, 100)})
    assert told is not None
    assert told.sure
    assert told.apart.high < 0


def test_what_is_not_decided_says_nothing_of_supplements_and_refusals() -> None:
    rows = [row(supplemented=True), row(decided=False, days=None, supplemented=True, late=None), row(refused=True)]
    assert rules.tallies(rows, Measure.SUPPLEMENTED) == {HERE: Tally(1, 2)}
    assert rules.tallies(rows, Measure.REFUSED) == {HERE: Tally(1, 2)}
    assert rules.tallies(rows, Measure.LATE) == {HERE: Tally(0, 2)}


def test_times_are_medians_of_the_same_mix() -> None:
    """Alone, twice as many were quick; counted in the helped ones' mix, the middle lies between."""
    helped = [row(MANDATE, days=1) for _ in range(10)] + [row(MANDATE, THERE, days=9) for _ in range(10)]
    own = [row(days=1) for _ in range(20)] + [row(place=THERE, days=9) for _ in range(10)]
    told = rules.times(helped, own, Wait.TO_RESULT)
    assert told is not None
    assert (told.helped.n, told.own.n) == (20, 30)
    assert told.helped.median == told.own.median == 5 * 86_400
    assert (told.own.low, told.own.high) == (86_400, 9 * 86_400)
    assert told.small
    assert rules.times(helped[:9], own, Wait.TO_RESULT) is None
    filed = rules.times(helped, own, Wait.TO_FILE)
    assert filed is not None
    assert filed.helped.median == 3600


def test_a_team_that_helped_with_few_hides_another_with_it() -> None:
    rows = [row(MANDATE) for _ in range(25)] + [row(OTHERS) for _ in range(4)]
    filings = Filings(tuple(rows), {MANDATE: TEAM, OTHERS: OTHER})
    assert rules.untold(filings, [TEAM, OTHER]) == {TEAM, OTHER}, "29 in all: what one hides the other gives away"
    assert rules.untold(Filings(tuple(rows[:25]), {MANDATE: TEAM}), [TEAM, OTHER]) == frozenset()


def test_a_team_is_laid_beside_who_filed_alone_in_its_own_places() -> None:
    rows = (row(MANDATE), row(OTHERS, THERE), row(), row(place=THERE))
    of = Filings(rows, {MANDATE: TEAM, OTHERS: OTHER}).of(TEAM)
    assert of.rows == (rows[0], rows[2])
