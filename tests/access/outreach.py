"""A team of the ward with its helper, for the routes of helpers and of who leads them."""

from typing import Any
from uuid import uuid4

from onedoor.base import clock
from onedoor.base.actor import Actor, Role
from onedoor.outreach import operations, queries
from onedoor.outreach.terms import Outcome, Visit
from tests.dossiers.conftest import OTHER_WARD, WARD, officer

TU = "tu", "Bùi Ngọc Tú", WARD
"""A helper, and nothing else."""
STRANGER = "sang", "Mạc Văn Sáng", OTHER_WARD
"""A helper of another ward."""


def helper(who: tuple[str, str, str]) -> Actor:
    return officer(*who, Role.HELPER)


def walked(leader: Actor) -> dict[str, Any]:
    """A team that walks one alley, with one visit of its helper."""
    tu = helper(TU)
    assert tu.id is not None
    team = operations.found_team("Tổ 5", by=leader)
    operations.add_alley(team, "Ngõ Hạ Hồi", ["Số 2", "Số 4"], by=leader)
    operations.add_member(team, tu.id, by=leader)
    household = queries.coverage(team, seen_by=tu).alleys[0].households[0].id
    visit = Visit(uuid4(), household, Outcome.HELPED, clock.now())
    operations.record_visit(visit, by=tu)
    return {"team": team, "officer": tu.id, "household": household, "visit": visit.id}
