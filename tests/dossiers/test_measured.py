"""Measured time: what is too little to tell is not told."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest
import time_machine

from onedoor.base.actor import Actor
from onedoor.dossiers import operations, queries
from onedoor.dossiers.queries.measured import FEWEST
from onedoor.dossiers.terms import Outcome
from tests.dossiers.conftest import BIRTH, OTHER_WARD, WARD, Cast

ELEVEN = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


@pytest.fixture
def decided(cast: Cast, draft_of: Callable[[Actor], UUID]) -> Callable[[], None]:
    """A birth received at nine and decided at eleven."""

    def one() -> None:
        code = operations.submit(draft_of(cast.mai), by=cast.mai)
        operations.assign(code, by=cast.lan, to=cast.lan.id)
        operations.receive(code, by=cast.lan)
        operations.forward(code, by=cast.lan)
        operations.assign(code, by=cast.duc, to=cast.duc.id)
        operations.propose(code, by=cast.duc, outcome=Outcome.GRANTED, text="Đủ điều kiện")
        operations.assign(code, by=cast.hoa, to=cast.hoa.id)
        with time_machine.travel(ELEVEN, tick=False):
            operations.decide(code, by=cast.hoa, outcome=Outcome.GRANTED)

    return one


def test_a_time_is_measured_on_enough_dossiers(decided: Callable[[], None]) -> None:
    for _ in range(FEWEST - 1):
        decided()
    with time_machine.travel(ELEVEN, tick=False):
        assert queries.measured_time(BIRTH) is None
        decided()
        found = queries.measured_time(BIRTH, WARD)
        assert queries.measured_time(BIRTH, OTHER_WARD) is None
    assert found is not None
    assert (found.n, found.in_time) == (FEWEST, FEWEST)
    assert found.median_days == found.p90_days == pytest.approx(2 / 8)
