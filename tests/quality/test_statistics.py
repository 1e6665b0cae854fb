"""Shares, weights, ranks and corrections, against the worked examples of the measurement model."""

import pytest

from onedoor.quality.rules import calibration, curves, ranking, shares, weights
from onedoor.quality.terms import Group, Interval

ANSWERS = {"A": (180.0, 200.0), "B": (172.0, 200.0), "C": (85.0, 100.0), "D": (60.0, 80.0), "E": (24.0, 30.0)}


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [("A", 0.8506, 0.9343), ("B", 0.8051, 0.9013), ("C", 0.7672, 0.9069), ("D", 0.6452, 0.8319), ("E", 0.6269, 0.9049)],
)
def test_wilson(name: str, low: float, high: float) -> None:
    found = shares.wilson(*ANSWERS[name])
    assert [found.low, found.high] == pytest.approx([low, high], abs=5e-5)


def test_wilson_of_the_census_and_of_nothing() -> None:
    found = shares.wilson(11, 83)
    assert [found.low, found.high] == pytest.approx([0.076, 0.222], abs=5e-4)
    assert shares.wilson(0, 0) == Interval(0.0, 0.0, 1.0)
    assert shares.wilson(0, 20).low == 0.0
    assert shares.wilson(20, 20).high == pytest.approx(1.0)


def test_seventy_three_executions_without_a_change_are_needed() -> None:
    assert shares.wilson(72, 72).low < 0.95 <= shares.wilson(73, 73).low


def test_newcombe() -> None:
    """The textbook case 56/70 and 48/80 (Newcombe 1998, table II a, method 10)."""
    found = shares.newcombe(shares.wilson(56, 70), shares.wilson(48, 80))
    assert found.value == pytest.approx(0.2)
    assert [found.low, found.high] == pytest.approx([0.0524, 0.3339], abs=5e-5)


def test_answers_needed() -> None:
    assert shares.answers_needed(0.03) == 1068
    assert shares.answers_needed(0.05) == 385
    assert shares.answers_needed(0.05, 10_000) == 370
    assert shares.answers_needed(0.05, 2_000) == 323
    assert shares.answers_needed(0.05, 500) == 218
    assert [shares.answers_needed_yamane(0.05, n) for n in (10_000, 2_000, 500)] == [385, 334, 223]


def test_what_may_be_shown_and_ranked() -> None:
    assert not shares.may_be_shown(9)
    assert shares.may_be_shown(10)
    assert shares.may_be_ranked(shares.wilson(180, 200), 200)
    assert not shares.may_be_ranked(shares.wilson(24, 30), 30)
    assert not shares.may_be_ranked(shares.wilson(180, 200), 99)


def test_who_failed_is_a_margin() -> None:
    """900 completers and 100 abandoners; 180 and 5 of them answered with means 80 and 20."""
    rows = [{"outcome": "completed"}] * 180 + [{"outcome": "abandoned"}] * 5
    values = [80.0] * 180 + [20.0] * 5
    got = weights.raked(rows, {"outcome": {"completed": 900, "abandoned": 100}})
    assert weights.weighted_mean(values, [1.0] * 185).value == pytest.approx(78.38, abs=0.005)
    assert weights.weighted_mean(values, got).value == pytest.approx(74.0)
    assert weights.n_effective(got) == pytest.approx(153.8, abs=0.05)


def test_post_stratification() -> None:
    found = weights.post_stratified([(0.70, 120, 0.60), (0.25, 200, 0.80), (0.05, 80, 0.90)])
    assert found.value == pytest.approx(0.665)
    assert [found.low, found.high] == pytest.approx([0.602, 0.728], abs=5e-4)


def test_raking() -> None:
    cells = [("r1", "c1", 40, 0.9), ("r1", "c2", 10, 0.7), ("r2", "c1", 30, 0.8), ("r2", "c2", 20, 0.4)]
    rows = [{"row": row, "column": column} for row, column, n, _ in cells for _ in range(n)]
    got = weights.raked(rows, {"row": {"r1": 60, "r2": 40}, "column": {"c1": 50, "c2": 50}})
    sums, satisfied, at = [], 0.0, 0
    for _, _, n, share in cells:
        sums.append(sum(got[at : at + n]))
        satisfied += sums[-1] * share
        at += n
    assert sums == pytest.approx([35.756, 24.244, 14.244, 25.756], abs=5e-4)
    assert weights.n_effective(got) == pytest.approx(76.5, abs=0.05)
    assert satisfied / 100 == pytest.approx(0.708, abs=5e-4)


def test_a_margin_that_nobody_stands_for_falls_to_the_others() -> None:
    got = weights.raked([{"device": "mobile"}] * 4, {"device": {"mobile": 0.7, "kiosk": 0.3}})
    assert got == pytest.approx((1.0,) * 4)


def test_no_answer_speaks_louder_than_five_times_the_median() -> None:
    cut = weights.trimmed([1.0] * 9 + [100.0])
    assert sum(cut) == pytest.approx(109.0)
    assert max(cut) / sorted(cut)[4] == pytest.approx(5.0)
    assert weights.trimmed([]) == ()


def test_ranks_are_intervals() -> None:
    found = {(one.better, one.worse): one for one in ranking.compared(ANSWERS)}
    assert found["A", "D"].z == pytest.approx(3.2404, abs=5e-5)
    assert found["A", "D"].p == pytest.approx(0.00119, abs=5e-6)
    assert found["A", "D"].holm == pytest.approx(0.0119, abs=5e-5)
    assert found["B", "D"].holm == pytest.approx(0.2462, abs=1e-4)
    assert found["C", "D"].holm == pytest.approx(0.7367, abs=1e-4)
    assert min(one.holm for pair, one in found.items() if pair not in {("A", "D"), ("B", "D"), ("C", "D")}) >= 0.747
    intervals = ranking.rank_intervals(list(ANSWERS), list(found.values()))
    assert intervals == {"A": (1, 4), "B": (1, 5), "C": (1, 5), "D": (2, 5), "E": (1, 5)}


def test_small_groups_are_drawn_to_all_for_ordering_only() -> None:
    pooled = sum(x for x, _ in ANSWERS.values()) / sum(n for _, n in ANSWERS.values())
    drawn = [weights.shrunk(x, n, pooled) for x, n in ANSWERS.values()]
    assert pooled == pytest.approx(0.8541, abs=5e-5)
    assert drawn == pytest.approx([0.8958, 0.8595, 0.8507, 0.7708, 0.8216], abs=5e-5)


def test_causes_are_corrected_by_what_people_said() -> None:
    """Telemetry books a fifth of the portal's failures as the network's; corrected, they come back."""
    pairs = (
        [(Group.PORTAL, Group.PORTAL)] * 80
        + [(Group.NETWORK, Group.PORTAL)] * 20
        + [(Group.NETWORK, Group.NETWORK)] * 100
    )
    found = calibration.corrected({Group.PORTAL: 400, Group.NETWORK: 600}, pairs, seed=1)
    assert found[Group.PORTAL].value == pytest.approx(0.5)
    assert found[Group.PORTAL].low < 0.5 < found[Group.PORTAL].high < 0.57
    assert found == calibration.corrected({Group.PORTAL: 400, Group.NETWORK: 600}, pairs, seed=1)
    assert sum(one.value for one in found.values()) == pytest.approx(1.0)


def test_without_answers_the_observed_shares_stand() -> None:
    found = calibration.corrected({Group.PORTAL: 36, Group.PROCEDURE: 25, Group.UNCLASSIFIED: 7}, [], seed=1)
    portal = found[Group.PORTAL]
    assert [portal.value, portal.low, portal.high] == pytest.approx([36 / 68] * 3)


def test_curves() -> None:
    assert curves.lognormal(3785, 3785, 7300) == pytest.approx(90.0)
    assert curves.lognormal(7300, 3785, 7300) == pytest.approx(50.0)
    assert curves.lognormal(0, 1, 2) == 100.0
    availability = [(95.0, 0.0), (97.0, 30.0), (99.0, 60.0), (99.5, 80.0), (99.9, 100.0)]
    assert [curves.piecewise(x, availability) for x in (90, 96, 99.25, 100)] == [0.0, 15.0, 70.0, 100.0]
    assert [curves.linear(x, 2, 0) for x in (3, 2, 1, 0)] == [0.0, 0.0, 50.0, 100.0]
    assert curves.ratio(1.2) == 100.0
    assert curves.check([(10, True), (7, False), (3, True)]) == pytest.approx(65.0)
    assert curves.check([]) is None
    with pytest.raises(ValueError, match="5"):
        curves.lognormal(1, 5, 5)
