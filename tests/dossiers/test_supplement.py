"""Supplements: typed, with their own clock, once, and the handling clock stands still meanwhile."""

import pytest

from onedoor.dossiers import operations, queries
from onedoor.dossiers.errors import Incomplete, NotAsked, NothingAsked, NotInThisState, TooManyRounds, UnknownItem
from onedoor.dossiers.terms import State, SupplementItem, Turn
from tests.dossiers.conftest import Cast, picture

NAME = SupplementItem("field", "child_name", "Tên viết chưa đủ chữ đệm")
PAPER = SupplementItem("component", "birth_notice", "Ảnh mờ, không đọc được")


@pytest.fixture
def asked(cast: Cast, received: str) -> str:
    operations.ask_supplement(received, by=cast.lan, items=[NAME, PAPER], message="Mong chị bổ sung")
    return received


def test_the_person_is_told_what_and_why(cast: Cast, asked: str) -> None:
    view = queries.dossier(asked, seen_by=cast.mai)
    assert (view.state, view.turn) == (State.AWAITING_SUPPLEMENT, Turn.CITIZEN)
    (supplement,) = view.supplements
    assert supplement.items == (NAME, PAPER)
    assert supplement.answer_due_at > supplement.asked_at
    assert "answer_supplement" in view.moves


def test_an_answer_brings_it_back_where_it_stood(cast: Cast, asked: str) -> None:
    draft = queries.dossier(asked, seen_by=cast.mai).draft_id
    operations.attach(draft, "birth_notice", "ro hon.jpg", [picture(60)], by=cast.mai)
    operations.answer_supplement(asked, by=cast.mai, answers={"child_name": "Trần Lê Minh An"})
    view = queries.dossier(asked, seen_by=cast.lan)
    assert (view.state, view.turn) == (State.RECEIVED, Turn.OURS)
    assert view.answers["child_name"] == "Trần Lê Minh An"
    assert len([file for file in view.attachments if file.slot == "birth_notice"]) == 2


def test_officers_do_not_see_papers_before_they_are_handed_in(cast: Cast, asked: str) -> None:
    draft = queries.dossier(asked, seen_by=cast.mai).draft_id
    operations.attach(draft, "birth_notice", "ro hon.jpg", [picture(60)], by=cast.mai)
    assert len(queries.dossier(asked, seen_by=cast.lan).attachments) == 1
    assert len(queries.dossier(asked, seen_by=cast.mai).attachments) == 2


def test_half_an_answer_is_not_taken(cast: Cast, asked: str) -> None:
    with pytest.raises(Incomplete) as refused:
        operations.answer_supplement(asked, by=cast.mai, answers={"child_name": "Trần Lê Minh An"})
    assert refused.value.facts["components"] == ("birth_notice",)


def test_only_what_was_asked_may_change(cast: Cast, asked: str) -> None:
    with pytest.raises(NotAsked):
        operations.answer_supplement(asked, by=cast.mai, answers={"child_sex": "female"})
    draft = queries.dossier(asked, seen_by=cast.mai).draft_id
    with pytest.raises(NotAsked):
        operations.attach(draft, "witness_statement", "x.jpg", [picture()], by=cast.mai)


def test_everything_is_asked_at_once(cast: Cast, received: str) -> None:
    with pytest.raises(NothingAsked):
        operations.ask_supplement(received, by=cast.lan, items=[])
    with pytest.raises(UnknownItem):
        operations.ask_supplement(received, by=cast.lan, items=[SupplementItem("field", "nothing_such", "x")])


def test_a_second_round_is_refused(cast: Cast, asked: str) -> None:
    draft = queries.dossier(asked, seen_by=cast.mai).draft_id
    operations.attach(draft, "birth_notice", "ro.jpg", [picture()], by=cast.mai)
    operations.answer_supplement(asked, by=cast.mai, answers={"child_name": "Trần Lê Minh An"})
    with pytest.raises(TooManyRounds):
        operations.ask_supplement(asked, by=cast.lan, items=[NAME])


def test_handling_stops_only_after_the_time_to_answer(cast: Cast, asked: str, monday: object) -> None:
    with pytest.raises(NotInThisState):
        operations.stop(asked, by=cast.lan, reason="Không bổ sung")
    due = queries.dossier(asked, seen_by=cast.lan).supplements[0].answer_due_at
    monday.move_to(due.replace(year=due.year + 1))  # type: ignore[attr-defined]  # A traveller in time.
    operations.stop(asked, by=cast.lan, reason="Quá hạn mà không bổ sung")
    assert queries.dossier(asked, seen_by=cast.mai).state is State.STOPPED
