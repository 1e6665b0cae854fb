"""What settled assessments give the store, and for how long."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.errors import NotFound
from onedoor.quality import operations, pack_files, queries
from onedoor.quality.models import AssessedPortal, Observation
from tests.quality.experts import coordinator, handed_in, leader, names, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
MONTH = date(2026, 11, 1), date(2026, 11, 30)
People = dict[UUID, Actor]


def test_what_is_settled_stands_in_the_store_for_a_year(people: People, noon: Any) -> None:
    round_ = opened("H26", "G12", indicators=("Z6", "C5"))
    one, two = AssessedPortal.objects.filter(round=round_).order_by("agency")
    answers = {f"C5-{number}": "na" for number in (1, 2, 3)}
    handed_in(one, people, {"Z6-1": "0", **answers}, {"Z6-1": "0", **answers})
    handed_in(two, people, answers, answers)
    assert queries.expert_observations(*MONTH, seen_by=SYSTEM) == ()
    operations.end_reply(one.id, by=leader("G12"))
    operations.observe(*MONTH)
    found = Observation.objects.filter(source="X")
    assert {(row.scope, row.indicator, row.standing) for row in found} == {
        ("agency:G12", "Z6", "measured"), ("agency:G12", "C5", "not_applicable"),
    }  # fmt: skip
    row = found.get(indicator="Z6")
    assert row.value == pytest.approx(500 / 6)
    assert (row.numerator, row.denominator, row.evidence) == (5, 6, f"assessment:{round_}")
    scored = queries.scored(pack_files.profiles()["PQI"], "agency:G12", *MONTH)
    told = {part.indicator: part.score for one in scored.dimensions for part in one.parts if part.score is not None}
    assert told == {"Z6": pytest.approx(500 / 6)}
    page = Client().get("/quality/agencies/G12").content.decode()
    assert "Thông báo về dữ liệu cá nhân" in page
    assert "83,3" in page
    assert queries.expert_observations(date(2026, 10, 1), date(2026, 10, 31), seen_by=SYSTEM) == ()
    assert queries.expert_observations(date(2027, 11, 1), date(2027, 11, 26), seen_by=SYSTEM)
    assert queries.expert_observations(date(2027, 11, 1), date(2027, 11, 27), seen_by=SYSTEM) == ()
    with pytest.raises(NotFound):
        queries.expert_observations(*MONTH, seen_by=coordinator())


def test_a_criterion_on_which_assessors_do_not_agree_does_not_count(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    portals = ("H26", "G12", "H31", "H48")
    rows = AssessedPortal.objects.filter(round=opened(*portals)).order_by("agency")
    for place, portal in enumerate(rows):
        apart = {"Z6-1": "0"} if place % 2 else {}
        handed_in(portal, people, {"Z6-2": "0"} | apart, {"Z6-2": "0", "Z6-3": "0" if place == 1 else "2"})
    by = queries.criteria_set(MONTH[0]).model_copy(update={"kappa_sample": 4})
    monkeypatch.setattr("onedoor.quality.pack_files.criteria", lambda: (by,))
    found = queries.assessment_round(rows[0].round_id, seen_by=coordinator())
    told = {one.criterion.id: one for one in found.criteria}
    assert told["Z6-1"].unsure  # One says half of them pass, the other all.
    assert told["Z6-1"].found.strongest is not None
    assert told["Z6-1"].found.strongest.value == 0
    assert told["Z6-2"].found.alike
    assert not told["Z6-2"].unsure
    assert found.whole.n == 24
    settled = rows[0]
    operations.end_reply(settled.id, by=leader(settled.agency))
    [row] = queries.expert_observations(*MONTH, seen_by=SYSTEM)
    assert (row.numerator, row.denominator) == (3, 4), "neither Z6-1 nor Z6-3 counts, and Z6-2 is not passed"


def test_every_indicator_of_the_criteria_is_one_that_experts_find_out() -> None:
    known = pack_files.indicators()
    assert names() == {"A4", "A5", "C5", "C7", "T2", "Z6"}
    for one in pack_files.criteria()[-1].criteria:
        assert "X" in known[one.indicator, one.indicator_version].by
