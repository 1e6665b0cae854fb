"""Counts grow with what happens; what is told of them never gives away a few people."""

from datetime import date, timedelta

import pytest
from django.db import connection

from onedoor.base import clock
from onedoor.base.suppressing import hidden
from onedoor.quality import models, operations
from onedoor.quality.operations.tallying import tally
from onedoor.quality.queries import public
from onedoor.quality.rules.rolling import reaches
from onedoor.quality.terms import Group
from tests.dossiers.conftest import BIRTH, WARD, Cast
from tests.quality.test_observing import an_attempt

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


def counts() -> set[tuple[object, ...]]:
    rows = models.Tally.objects.exclude(n=0).values_list(
        "reach", "procedure", "day", "outcome", "cause", "last_step", "n"
    )
    return set(rows)


def test_an_agency_reaches_up_to_the_country() -> None:
    assert reaches("H26.00073") == ("H26.00073", "H26", "")
    assert reaches("") == ("",)


def test_ruling_counts_each_attempt_once_however_often_it_is_ruled(cast: Cast, received: str) -> None:
    operations.rule_attempts()
    first = counts()
    operations.rule_attempts()

    assert counts() == first
    assert {row[:2] for row in first} == {(reach, procedure) for reach in ("H26", "") for procedure in (BIRTH, "")}
    assert {row[-1] for row in first} == {1}


def test_counts_follow_an_attempt_that_is_ruled_otherwise_and_agree_with_counting_anew(cast: Cast) -> None:
    before = [an_attempt("open"), an_attempt("abandoned", last_step="child"), an_attempt("open", agency="")]
    tally([], before)
    after = list(models.Attempt.objects.all())
    after[0].outcome = "completed"
    after[0].save()
    tally(before, after)
    grown = counts()

    assert ("", BIRTH, clock.today(), "abandoned", "U00", "child", 1) in grown
    assert ("H26", "", clock.today(), "completed", "", "", 1) in grown
    assert not [row for row in grown if row[0] == WARD]  # A commune reads its own attempts.
    assert operations.recount(FIRST, LAST) == len(grown)
    assert counts() == grown


def test_counting_anew_leaves_other_days_alone(cast: Cast) -> None:
    tally([], [an_attempt("completed", started_at=clock.now() - timedelta(days=60))])
    before = counts()
    operations.recount(FIRST, LAST)

    assert counts() == before
    assert len(before) == 4


def test_the_day_is_that_of_the_law_zone(cast: Cast) -> None:
    late = an_attempt("completed", started_at=clock.now().replace(hour=20))
    tally([], [late])
    grown = counts()
    operations.recount(FIRST, LAST)

    assert {row[2] for row in grown} == {date(2026, 11, 24)}
    assert counts() == grown


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"a": 50, "b": 20}, ""),
        ({"a": 50, "b": 20, "c": 0}, ""),
        ({"a": 50, "b": 20, "c": 3}, "bc"),  # The one left over would follow from the sum.
        ({"a": 50, "b": 2, "c": 1}, "abc"),  # Together they would be three: one and two.
        ({"a": 50, "b": 6, "c": 5}, "bc"),
        ({"a": 50, "b": 6, "c": 3}, "abc"),
        ({"a": 9}, "a"),
    ],
)
def test_what_is_small_is_hidden_with_what_gives_it_away(cells: dict[str, int], expected: str) -> None:
    assert hidden(cells) == frozenset(expected)


def attempts(completed: int, abandoned: dict[str, int], troubled: int = 0) -> None:
    made = [an_attempt("completed") for _ in range(completed)]
    made += [an_attempt("completed", troubled=True, cause="P01") for _ in range(troubled)]
    made += [
        an_attempt("abandoned", cause=cause, last_step=f"step_{cause}")
        for cause, n in abandoned.items()
        for _ in range(n)
    ]
    tally([], made)


def test_of_fewer_than_ten_nothing_is_told(cast: Cast) -> None:
    attempts(5, {"P01": 4})

    assert public.journeys(FIRST, LAST, agency=WARD) is None
    assert public.journeys(FIRST, LAST) is None


def test_causes_and_steps_are_told_without_their_small_cells(cast: Cast) -> None:
    attempts(40, {"Q02": 20, "P01": 12, "N01": 3, "O01": 50})
    found = public.journeys(FIRST, LAST, agency="H26", procedure=BIRTH)

    assert found is not None
    assert found.matured == 75
    assert {group: shown.n for group, shown in found.groups.items()} == {
        Group.PROCEDURE: 20, Group.PORTAL: None, Group.NETWORK: None
    }  # fmt: skip
    assert {shown.of for shown in found.groups.values()} == {35}
    assert found.stops["step_Q02"].n == 20
    assert found.stops["step_P01"].n is None
    assert found.completed.n == 40


@pytest.mark.parametrize("procedure", ["", BIRTH])
def test_a_commune_tells_from_its_attempts_what_its_province_tells_from_counts(cast: Cast, procedure: str) -> None:
    attempts(40, {"Q02": 20, "P01": 12, "O01": 5}, troubled=11)

    assert public.journeys(FIRST, LAST, agency=WARD, procedure=procedure) == public.journeys(
        FIRST, LAST, agency="H26", procedure=procedure
    )


def test_what_a_difference_would_give_away_is_not_told(cast: Cast) -> None:
    """Four came through after trouble: they would follow from all, those without trouble and those who left."""
    attempts(40, {"Q02": 30}, troubled=4)
    found = public.journeys(FIRST, LAST, agency=WARD)

    assert found is not None
    assert found.untroubled.n is None or found.completed.n is None
    assert found.groups == {}
    assert public.journeys(FIRST, LAST, agency="H27") is None


def test_a_dashboards_counts_are_read_by_their_index(cast: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT outcome, troubled, cause, sum(n) FROM quality_tally"
            " WHERE reach = 'H26' AND procedure = '' AND day >= '2026-08-01' AND day <= '2026-10-31' GROUP BY 1, 2, 3"
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "quality_tally_pkey" in plan
