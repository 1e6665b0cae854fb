"""What a source must know for a paper to be spared, what nothing reads, and what that saves: the worked figures."""

from datetime import date
from pathlib import Path

import pytest

from onedoor.base.shares import wilson
from onedoor.catalogue.checking import check_file
from onedoor.catalogue.terms import Definition, Mark
from onedoor.simplification.pack_files import costs, uses_in
from onedoor.simplification.rules.held import factor, lacking, matches_surely, saving
from onedoor.simplification.rules.sources import asked_of_sources
from onedoor.simplification.terms.costs import Act, Burden, CostLine
from onedoor.simplification.terms.spared import Asked, Lack, PartKind, Tally, Use

PROCEDURES = Path(__file__).resolve().parents[2] / "packs" / "vietnam" / "procedures"
MARRIAGE_PAPER = Asked(PartKind.PAPER, "parents_marriage", "vault:KQ.G15.000032", "NDB 1.001193", sure=True)


@pytest.fixture(scope="module")
def birth() -> Definition:
    definition, faults = check_file(PROCEDURES / "1.001193-birth-v1.yaml")
    assert definition is not None
    assert faults == ()
    return definition


def test_the_worked_saving() -> None:
    assert saving(12_000, 0.92, 0.985, 90, 45_000, 20_000) == pytest.approx(951_510_000)


def test_the_worked_bounds() -> None:
    assert round(wilson(392, 400).low, 3) == 0.961
    assert matches_surely(392, 400)
    assert round(wilson(380, 400).low, 3) == 0.924
    assert not matches_surely(380, 400)


def test_nothing_compared_is_never_sure() -> None:
    assert not matches_surely(0, 0)
    assert not matches_surely(10, 10)


def test_what_keeps_it_from_being_a_candidate() -> None:
    good = Tally(looked=435, found=400, compared=400, same=392)
    assert lacking(MARRIAGE_PAPER, good) is None
    assert lacking(MARRIAGE_PAPER, Tally(435, 400, 400, 380)) is Lack.UNSURE
    unread = Asked(PartKind.PAPER, "x", "register:land", "from memory", sure=False)
    assert lacking(unread, good) is Lack.NO_LAW
    private = Asked(PartKind.PAPER, "x", "vault:diploma", "NDB", sure=True, by_consent=True)
    assert lacking(private, good) is Lack.CONSENT


def test_a_year_of_a_period() -> None:
    assert factor((date(2026, 3, 31) - date(2026, 1, 1)).days + 1) == pytest.approx(365.25 / 90)


def test_papers_and_questions_name_their_sources(birth: Definition) -> None:
    found = {
        (one.part, one.source): one
        for one in asked_of_sources(birth, {"population", "civil_status"}, {"KQ.G15.000032"}, ())
    }
    assert found["parents_marriage", "vault:KQ.G15.000032"].sure
    assert found["parents_marriage", "register:civil_status"].kind is PartKind.PAPER
    assert found["mother", "register:population"].kind is PartKind.QUESTION
    assert not found["mother", "register:population"].sure, "the form was not compared with the official one"
    assert ("birth_notice", "register:health") not in found, "nobody can ask that register here"


def test_what_reads_an_answer(birth: Definition) -> None:
    found = uses_in(birth)
    assert found["child_name"] == {Use.TEMPLATE, Use.RESULT}
    assert Use.CONDITION in found["birth_proof"]
    assert Use.FEE in found["copies_wanted"] | found["copies"]
    assert found["requester_phone"] == {Use.CONTACT}
    assert found["birth_notice_number"] == frozenset()


def test_a_condition_more_and_the_answer_is_read(birth: Definition) -> None:
    stage = birth.results[0].model_copy(update={"when": "answers.birth_notice_number != null"})
    read = uses_in(birth.model_copy(update={"results": (stage,)}))
    assert read["birth_notice_number"] == {Use.CONDITION}


def test_the_cost_of_a_procedure() -> None:
    burden = Burden(
        n=10,
        factor=2.0,
        rate=45_000,
        lines=(
            CostLine(Act.FILL, "", 10, 12, 0, Mark.INFERRED),
            CostLine(Act.PAPER, "birth_notice", 4, 90, 20_000, Mark.INFERRED),
            CostLine(Act.PAY, "", 10, 0, 8_000, Mark.INFERRED),
        ),
    )
    assert burden.hours == pytest.approx(8)
    assert burden.each == pytest.approx((10 * 9_000 + 4 * 87_500 + 80_000) / 10)
    assert burden.yearly == pytest.approx(2 * 520_000)


def test_the_pack_says_how_sure_each_time_is() -> None:
    told = costs()
    assert told.paper("1.001193", "identity").minutes < told.paper("1.001193", "birth_notice").minutes
    assert all(one.mark and one.source for one in (told.rate, told.answers, told.visit, *told.papers))
    assert [one.number for one in told.essential] == list(range(1, 26))
