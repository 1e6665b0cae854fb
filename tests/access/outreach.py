"""A team of the ward with its helper, for the routes of helpers and of who leads them."""

from typing import Any
from uuid import UUID, uuid4

from onedoor.base import clock
from onedoor.base.actor import Actor, Role
from onedoor.outreach import operations, queries
from onedoor.outreach.terms import Outcome, Question, Topic, Visit, Wish
from tests.dossiers.conftest import OTHER_WARD, WARD, officer

TU = "tu", "Bùi Ngọc Tú", WARD
"""A helper, and nothing else."""
STRANGER = "sang", "Mạc Văn Sáng", OTHER_WARD
"""A helper of another ward."""


def helper(who: tuple[str, str, str]) -> Actor:
    return officer(*who, Role.HELPER)


def walked(leader: Actor, mai: Actor) -> dict[str, Any]:
    """A team that walks one alley, with one visit of its helper, who acts for Mai."""
    tu = helper(TU)
    assert tu.id is not None
    team = operations.found_team("Tổ 5", by=leader)
    alley = operations.add_alley(team, "Ngõ Hạ Hồi", ["Số 2", "Số 4"], by=leader)
    operations.add_member(team, tu.id, by=leader)
    household = queries.coverage(team, seen_by=tu).alleys[0].households[0].id
    visit = Visit(uuid4(), household, Outcome.HELPED, clock.now())
    operations.record_visit(visit, by=tu)
    question = Question(uuid4(), team, Topic.ACCOUNT, "Thẻ không đọc được chip", "", household)
    operations.ask_for_help(question, by=tu)
    return {
        "team": team,
        "officer": tu.id,
        "household": household,
        "visit": visit.id,
        "case": question.id,
        "alley": alley,
    } | helped(team, tu, mai)


def helped(team: UUID, tu: Actor, mai: Actor) -> dict[str, Any]:
    """Mai lets the helper fill in one procedure for her: a mandate that opens none of what is hers already."""
    assistance = operations.ask(team, Wish("001194012345", mai.name, ("1.001193",), ("fill",), 7), by=tu)
    words = queries.mandate(assistance, seen_by=mai).sha256
    operations.answer(assistance, agrees=True, seen=words, by=mai)
    return {"assistance": assistance}
