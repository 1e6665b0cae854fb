"""Five dossiers whose figures were computed by hand."""

from pathlib import Path

import pytest

from onedoor.simplification.logs import read
from onedoor.simplification.mining import mine
from onedoor.simplification.rules.conformance import fitness
from onedoor.simplification.terms import Mined, Skipping, Verdict
from tests.simplification.five_dossiers import HOURS, REFERENCE, as_csv


@pytest.fixture(scope="module")
def mined(tmp_path_factory: pytest.TempPathFactory) -> Mined:
    file = tmp_path_factory.mktemp("log") / "five.csv"
    file.write_text(as_csv())
    return mine(read(file), reference=REFERENCE)


def test_cases_and_their_time(mined: Mined) -> None:
    assert (mined.overview.cases, mined.overview.events) == (5, 34)
    assert mined.overview.median == pytest.approx(35.1 * HOURS)
    assert mined.touch is not None
    assert mined.touch.lead == pytest.approx(205.0 * HOURS)
    assert mined.touch.touch == pytest.approx(19.3 * HOURS)
    assert mined.touch.efficiency == pytest.approx(0.0941, abs=5e-5)


def test_whose_turn_the_waits_were(mined: Mined) -> None:
    assert mined.parties is not None
    assert {str(one.party): round(one.wait / HOURS, 1) for one in mined.parties} == {"agency": 161.9, "citizen": 23.8}


def test_before_which_step_cases_wait(mined: Mined) -> None:
    assert [(one.activity, round(one.wait / HOURS, 1), one.waits) for one in mined.steps] == [
        ("KIEMTRA", 66.0, 5), ("KY", 42.6, 5), ("THAMDINH", 41.8, 7), ("BOSUNG", 23.8, 1), ("TIEPNHAN", 6.5, 5),
        ("TRA", 4.0, 5), ("YCBS", 1.0, 1), ("NOP", 0.0, 0),
    ]  # fmt: skip


def test_rework_and_hands(mined: Mined) -> None:
    assert (mined.rework.cases, mined.rework.events) == (2, 3)
    assert mined.rework.by_activity == {"THAMDINH": 2, "KIEMTRA": 1}
    (units,) = mined.handovers
    assert (units.between, units.changes, units.ping_pong) == ("unit", 4 + 6 + 6 + 3 + 4, 2 + 2)


def test_the_deputys_check_costs_most_and_is_watched(mined: Mined) -> None:
    assert mined.reviews is not None
    check = next(one for one in mined.reviews if one.activity == "KIEMTRA")
    assert (check.n, check.unchanged, check.verdict) == (5, 4, Verdict.WATCH)
    assert (check.pass_through.low, check.pass_through.high) == pytest.approx((0.3755, 0.9638), abs=5e-5)
    assert (check.wait + check.touch) / HOURS == pytest.approx(66.6)
    assert check.spared / HOURS == pytest.approx(52.4)
    assert mined.touch is not None
    assert (check.wait + check.touch) / mined.touch.lead == pytest.approx(0.325, abs=5e-4)


def test_intake_is_in_the_procedure_and_never_judged(mined: Mined) -> None:
    assert mined.reviews is not None
    intake = next(one for one in mined.reviews if one.activity == "TIEPNHAN")
    assert (intake.unchanged, intake.verdict) == (5, Verdict.IN_THE_PROCEDURE)


def test_against_the_published_order(mined: Mined) -> None:
    found = mined.conformance
    assert found is not None
    assert (found.as_published, found.extra, found.missing) == (1, 9, 0)
    assert found.fitness == pytest.approx((0.9091 + 0.7143 + 0.7692 + 1 + 0.9091) / 5, abs=5e-5)
    assert found.extra_by_activity == {"KIEMTRA": 5, "THAMDINH": 2, "YCBS": 1, "BOSUNG": 1}


def test_each_case_against_the_published_order() -> None:
    traces = {
        "H1": "NOP TIEPNHAN THAMDINH KIEMTRA KY TRA",
        "H2": "NOP TIEPNHAN THAMDINH YCBS BOSUNG THAMDINH KIEMTRA KY TRA",
        "H3": "NOP TIEPNHAN THAMDINH KIEMTRA THAMDINH KIEMTRA KY TRA",
        "H4": "NOP TIEPNHAN THAMDINH KY TRA",
    }
    assert [round(fitness(told.split(), REFERENCE), 4) for told in traces.values()] == [0.9091, 0.7143, 0.7692, 1.0]


def test_what_becomes_of_cases_without_the_check_is_told_where_the_log_says_what_was_undone(tmp_path: Path) -> None:
    """H4 alone went without the deputy's check; let its result, and that of H1, have been corrected later."""
    first, *rows = as_csv().splitlines()
    file = tmp_path / "undone.csv"
    told = [f"{row},{int(row.startswith(('H4', 'H1')))}" for row in rows]
    file.write_text("\n".join([f"{first},undone", *told]) + "\n")

    reviews = {one.activity: one for one in mine(read(file), reference=REFERENCE).reviews or ()}

    skip = reviews["KIEMTRA"].skip
    assert skip is not None
    assert (skip.without, skip.with_it, skip.says) == (1, 4, Skipping.OPEN)
    assert skip.apart.value == pytest.approx(1 / 1 - 1 / 4)
    assert reviews["THAMDINH"].skip is None, "every case went through it"


def test_a_log_that_says_nothing_of_it_has_no_skip_evidence(mined: Mined) -> None:
    assert {one.skip for one in mined.reviews or ()} == {None}
