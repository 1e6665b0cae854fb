"""Opening a round: who is drawn, who may open one, and who takes the place of who cannot judge."""

from datetime import date
from uuid import UUID

import pytest

from onedoor.audit.models import Act
from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotFound, NotReadable
from onedoor.quality import operations, queries
from onedoor.quality.errors import HandedIn, TooFewAssessors
from onedoor.quality.models import AssessedPortal, Evidence
from onedoor.quality.terms.assessments import PortalToAssess
from tests.quality.experts import (
    PORTAL,
    appointed,
    assessors,
    coordinator,
    leader,
    opened,
    rated,
    seats,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
MONTH = date(2026, 11, 1), date(2026, 11, 30)
People = dict[UUID, Actor]


def test_a_round_is_drawn_and_its_seed_is_in_the_journal(people: People) -> None:
    found = queries.assessment_round(opened("H26", "G12", seed=11), seen_by=coordinator())
    assert (found.seed, found.row.portals, found.row.settled, found.indicators) == (11, 2, 0, ("Z6",))
    assert all(len({each.name for each in one.places}) == 3 for one in found.portals)
    act = Act.objects.get(verb="quality.open_assessment_round")
    among = sorted(map(str, people))
    told = {"portals": ["G12", "H26"], "criteria": 1, "indicators": ["Z6"], "seed": 11, "among": among}
    assert act.facts == told, "whoever reads it can draw again"


def test_who_runs_no_rounds_opens_none(people: People) -> None:
    some = [PortalToAssess(PORTAL, "https://h26.example")]
    for by in (appointed("Hoa", "H26", Role.AUDITOR), appointed("Huy", "G22", Role.LEADER), *people.values()):
        with pytest.raises(NotFound):
            operations.open_assessment_round("x", some, ["Z6"], date(2026, 12, 31), by=by)
        assert queries.assessment_rounds(seen_by=by) == ()
    for portals, indicators in (
        ([], ["Z6"]),
        (some, []),
        (some, ["R1"]),
        (some * 2, ["Z6"]),
        ([PortalToAssess(PORTAL, "javascript:alert(1)")], ["Z6"]),
    ):
        with pytest.raises(NotReadable):
            operations.open_assessment_round("x", portals, indicators, date(2026, 12, 31), by=coordinator())


def test_who_cannot_judge_is_replaced_by_lot_and_leaves_nothing(portal: AssessedPortal, people: People) -> None:
    (one, first), (_, second), (three, third) = seats(portal, people)
    rated(one, first, {})
    for wrong in (first, third, leader(), appointed("Huy", "G22", Role.LEADER)):
        with pytest.raises(NotFound):
            operations.draw_again(one.id, by=wrong)
    operations.draw_again(one.id, by=coordinator())
    one.refresh_from_db()
    spare = next(who for who in people if who not in {first.id, second.id, third.id})
    assert one.officer == spare
    assert not one.ratings.exists()
    assert not Evidence.objects.filter(removed_at=None).exists()
    with pytest.raises(NotFound):
        queries.own_assessment(one.id, seen_by=first)
    rated(one, people[spare], {})
    operations.hand_in(one.id, by=people[spare])
    with pytest.raises(HandedIn):
        operations.draw_again(one.id, by=coordinator())
    operations.draw_again(three.id, by=coordinator())
    assert Act.objects.filter(verb="quality.draw_again").count() == 2


def test_without_three_strangers_there_is_no_round() -> None:
    assessors({"An": "G03", "Bảo": "H26.00073", "Chi": "G18"})
    with pytest.raises(TooFewAssessors):
        opened()
    assert not AssessedPortal.objects.exists()
