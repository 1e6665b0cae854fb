"""What to fix next, and signs that a figure was helped along: for those who answer for it, each with its counts."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
import time_machine

from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.errors import NotFound
from onedoor.dossiers import operations as handling
from onedoor.dossiers import queries as dossiers
from onedoor.dossiers.models import Dossier, Step
from onedoor.dossiers.terms import SupplementItem
from onedoor.quality import queries
from onedoor.quality.operations.tallying import tally
from onedoor.quality.rules.fixing import hours_a_year
from onedoor.quality.rules.signalling import Sign, signal
from onedoor.quality.terms import Cause
from tests.dossiers.conftest import MONDAY, WARD, Cast
from tests.quality.test_observing import an_attempt

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


def test_hours_are_volume_times_the_sure_share_times_minutes() -> None:
    """1,000 attempts in a tenth of a year, 200 fail; Wilson's lower end is 0.1764."""
    assert hours_a_year(200, 1000, 30, 73) == pytest.approx(1000 * 5 * 0.1764 * 0.5, rel=1e-3)
    assert hours_a_year(1, 1, 30, 365) < 0.5 * 0.21, "one of one promises little"
    assert hours_a_year(0, 0, 30, 365) == 0.0


def test_the_costliest_cause_comes_first_and_who_only_looked_counts_nowhere(cast: Cast) -> None:
    made = [an_attempt("completed") for _ in range(40)]
    made += [
        an_attempt("abandoned", cause=cause) for cause, n in {"Q02": 12, "P01": 3, "O01": 30}.items() for _ in range(n)
    ]
    made += [an_attempt("open")]
    tally([], made)
    found = queries.opportunities(FIRST, LAST, seen_by=cast.hoa)

    assert [(row.cause, row.failed, row.matured) for row in found] == [
        (Cause.DOCUMENT_NOT_AT_HAND, 12, 55), (Cause.SERVER_ERROR, 3, 55)
    ]  # fmt: skip
    assert found[0].hours > found[1].hours > 0
    assert found[0].minutes == 12, "filling in a birth takes as long as its definition says"
    assert queries.opportunities(FIRST, LAST, seen_by=cast.minh) == ()
    with pytest.raises(NotFound):
        queries.opportunities(FIRST, LAST, seen_by=cast.duc)


@pytest.mark.parametrize(
    ("x", "n", "usual", "expected"),
    [(30, 100, 0.1, True), (12, 100, 0.1, False), (20, 29, 0.1, False), (90, 100, 0.9, False)],
)
def test_a_sign_stands_out_only_where_it_is_sure(x: int, n: int, usual: float, *, expected: bool) -> None:
    assert signal(Sign.LATE_STOPS, x, n, usual).stands_out is expected


def test_a_stop_in_the_last_tenth_is_told_from_an_early_one(cast: Cast, received: str) -> None:
    handling.ask_supplement(received, by=cast.lan, items=[SupplementItem("component", "birth_notice", "Ảnh mờ")])
    step = Step.objects.get(move="ask_supplement")
    begun = MONDAY - timedelta(hours=10)
    Dossier.objects.update(clock_from=begun)
    for due, late in ((MONDAY + timedelta(hours=1), 1), (MONDAY + timedelta(hours=20), 0)):
        Step.objects.filter(id=step.id).update(at=MONDAY, due_at=due)
        [found] = dossiers.patterns(FIRST, LAST, seen_by=SYSTEM)
        assert (found.agency, found.stops, found.late_stops) == (WARD, 1, late)


def test_who_was_refused_and_files_again_is_counted_once(
    cast: Cast, submitted: str, draft_of: Callable[[Actor], UUID]
) -> None:
    handling.assign(submitted, by=cast.lan, to=cast.lan.id)
    handling.refuse(submitted, by=cast.lan, reason="Sai nơi")
    [before] = dossiers.patterns(FIRST, LAST, seen_by=SYSTEM)
    with time_machine.travel(MONDAY + timedelta(hours=2), tick=False):
        handling.submit(draft_of(cast.mai), by=cast.mai)
        [after] = dossiers.patterns(FIRST, LAST, seen_by=SYSTEM)

    assert (before.closed, before.reopened) == (1, 0)
    assert (after.closed, after.reopened) == (1, 1)
    assert (after.online, after.in_hours, after.by_few) == (2, 2, 0)


def test_signs_are_for_who_answers_for_them(cast: Cast, submitted: str) -> None:
    [found] = queries.signals(FIRST, LAST, seen_by=cast.hoa)

    assert (found.agency, found.stands_out) == (WARD, False)
    assert queries.signals(FIRST, LAST, seen_by=cast.minh) == ()
    with pytest.raises(NotFound):
        queries.signals(FIRST, LAST, seen_by=cast.lan)
    with pytest.raises(NotFound):
        dossiers.patterns(FIRST, LAST, seen_by=cast.hoa)
