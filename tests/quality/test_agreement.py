"""Kappa against figures that were printed long ago, and what becomes of it at the edges."""

import pytest

from onedoor.quality.rules.agreement import agreement, kappa, of_criterion, of_round, tabled, weights
from onedoor.quality.terms.experts import Weighting
from tests.quality.experts import criterion

COHEN = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
"""Cohen (1968), two hundred diagnoses: proportions .44 .07 .09, .05 .20 .05, .01 .03 .06."""
UEBERSAX = [[0, 0, 0], [5, 16, 3], [8, 12, 28]]
SMALL = [[0, 4, 1], [0, 8, 0], [0, 1, 5]]
"""Two tables whose output of PROC FREQ (SAS) with AGREE is public: value, lower and upper limit."""


@pytest.mark.parametrize(
    ("table", "weighting", "value", "low", "high"),
    [
        (UEBERSAX, Weighting.NONE, 0.3333, 0.1738, 0.4929),
        (UEBERSAX, Weighting.LINEAR, 0.2895, 0.1414, 0.4376),
        (SMALL, Weighting.NONE, 0.4842, 0.2137, 0.7547),
        (SMALL, Weighting.LINEAR, 0.4701, 0.1845, 0.7558),
    ],
)
def test_kappa_and_its_interval_are_those_that_were_printed(
    table: list[list[int]], weighting: Weighting, value: float, low: float, high: float
) -> None:
    found = kappa(table, weights(3, weighting))
    assert found is not None
    assert (found.value, found.low, found.high) == pytest.approx((value, low, high), abs=5e-5)


def test_cohens_own_example_plain_and_with_his_weights() -> None:
    disagree = [[0, 1, 3], [1, 0, 6], [3, 6, 0]]
    plain = kappa(COHEN, weights(3, Weighting.NONE))
    weighted = kappa(COHEN, [[1 - cell / 6 for cell in row] for row in disagree])
    assert plain is not None
    assert weighted is not None
    assert (round(plain.value, 3), round(weighted.value, 3)) == (0.492, 0.348)


def test_of_two_levels_every_weighting_is_the_same() -> None:
    found = [kappa([[25, 35], [5, 35]], weights(2, how)) for how in Weighting]
    assert [round(one.value, 4) for one in found if one] == [0.2593] * 3


def test_of_a_scale_quadratic_forgives_near_misses_more() -> None:
    near = tabled([("0", "1"), ("1", "0"), ("2", "2"), ("0", "0"), ("1", "1"), ("2", "1")], ("0", "1", "2"))
    linear, quadratic = (kappa(near, weights(3, how)) for how in (Weighting.LINEAR, Weighting.QUADRATIC))
    assert linear is not None
    assert quadratic is not None
    assert linear.value < quadratic.value


def test_where_everybody_says_the_same_there_is_no_kappa() -> None:
    told = agreement([("2", "2")] * 40, ("0", "1", "2"), least=30)
    assert (told.n, told.kappa, told.alike) == (40, None, True)
    assert told.share is not None
    assert told.share.value == 1


def test_of_too_few_pairs_only_their_share_is_told() -> None:
    few = [("2", "2"), ("0", "2")] * 14
    told = agreement(few, ("0", "1", "2"), least=30)
    assert (told.n, told.kappa, told.alike) == (28, None, False)
    assert told.share is not None
    assert told.share.value == 0.5
    assert agreement([], ("0", "1"), least=2).share is None


def test_who_could_not_judge_is_left_out_and_only_levels_are_weighted() -> None:
    one = criterion(may_lack=True)
    pairs = [("2", "2"), ("0", "0"), ("1", "0")] * 12 + [("na", "2")] * 4 + [("unable", "2")] * 9
    told = of_criterion(one, pairs, least=30)
    assert told.n == 40
    assert told.kappa is not None
    assert told.weighted == kappa([[12, 0, 0], [12, 0, 0], [0, 0, 12]], weights(3, Weighting.LINEAR))
    assert told.strongest == told.weighted


def test_over_a_round_what_is_compared_is_passed_or_not() -> None:
    one = criterion(may_lack=True)
    judged = [(one, pair) for pair in [("0", "1"), ("0", "nf"), ("2", "2"), ("na", "na"), ("2", "0")] * 8]
    told = of_round(judged, least=30)
    assert told.n == 40
    assert told.share is not None
    assert told.share.value == pytest.approx(0.8)  # 0, 1 and "not found" all count as not passed.
