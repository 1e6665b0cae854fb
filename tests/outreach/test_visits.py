"""Teams and their members, and visits that are written once however often they are sent."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
import time_machine

from onedoor.audit.models import Act
from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor, Role
from onedoor.base.errors import NotFound, Refusal
from onedoor.identity import operations as identity
from onedoor.outreach import operations, queries
from onedoor.outreach.errors import HouseholdTwice, NameTaken, NotAHelper, NoteTellsWho, VisitDiffers, VisitIsOld
from onedoor.outreach.models import Visit as Row
from onedoor.outreach.terms import Outcome, Standing, Topic, Visit
from tests.dossiers.conftest import OTHER_WARD, WARD, officer

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 27, 2, 0, tzinfo=UTC)


class Ward:
    """Hoa leads; Tú and Nga help, Tú in a team of one alley; Lan receives."""

    def __init__(self) -> None:
        self.hoa = officer("hoa", "Đỗ Thị Hoa", WARD, Role.LEADER)
        self.tu = officer("tu", "Tú", WARD, Role.HELPER)
        self.nga = officer("nga", "Nga", WARD, Role.HELPER)
        self.lan = officer("lan", "Phạm Thị Lan", WARD, Role.RECEIVER)
        self.team = operations.found_team("Tổ 5", by=self.hoa)
        self.alley = operations.add_alley(self.team, "Ngõ 1", ["Số 2", "Số 4", "Số 6"], by=self.hoa)
        operations.add_member(self.team, id_of(self.tu), by=self.hoa)

    def household(self, place: int = 0) -> UUID:
        return queries.coverage(self.team, seen_by=self.hoa).alleys[0].households[place].id

    def standing(self, place: int = 0) -> Standing:
        return queries.coverage(self.team, seen_by=self.hoa).alleys[0].households[place].standing

    def visit(self, outcome: Outcome = Outcome.HELPED, place: int = 0) -> Visit:
        return Visit(uuid4(), self.household(place), outcome, clock.now())


def id_of(actor: Actor) -> UUID:
    assert actor.id is not None
    return actor.id


@pytest.fixture
def ward() -> Ward:
    with time_machine.travel(MORNING, tick=False):
        return Ward()


@pytest.fixture(autouse=True)
def morning() -> object:
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


def test_a_visit_sent_twice_is_one(ward: Ward) -> None:
    visit = replace(ward.visit(), topic=Topic.FILING, note="Cần nộp lại ảnh")

    assert operations.record_visit(visit, by=ward.tu) is True
    assert operations.record_visit(visit, by=ward.tu) is False

    assert Row.objects.count() == 1
    assert Act.objects.filter(verb="outreach.record_visit").count() == 1
    assert queries.done_today(seen_by=ward.tu) == 1
    for other in (replace(visit, outcome=Outcome.REFUSED), replace(visit, note="")):
        with pytest.raises(VisitDiffers):
            operations.record_visit(other, by=ward.tu)


def test_coverage_counts_households_that_opened(ward: Ward) -> None:
    operations.record_visit(ward.visit(Outcome.HELPED, 0), by=ward.tu)
    operations.record_visit(ward.visit(Outcome.NOT_AT_HOME, 1), by=ward.tu)
    operations.record_visit(replace(ward.visit(Outcome.COME_BACK, 2), back_on=clock.today()), by=ward.tu)

    covered = queries.coverage(ward.team, seen_by=ward.tu)
    assert [household.standing for household in covered.alleys[0].households] == [
        Standing.HELPED,
        Standing.LATER,
        Standing.AGAIN,
    ]
    assert (covered.households, covered.reached, covered.to_do) == (3, 2, 1)
    [team] = queries.teams(seen_by=ward.tu)
    assert (team.members, team.households, team.reached) == (1, 3, 2)
    [tu] = queries.members(ward.team, seen_by=ward.hoa)
    assert (tu.name, tu.acts, tu.visits) == ("Tú", True, 3)


def test_the_newest_visit_by_the_hand_that_made_it_stands_however_late_it_came(ward: Ward) -> None:
    now = clock.now()
    operations.record_visit(ward.visit(Outcome.HELPED), by=ward.tu)
    late = replace(ward.visit(Outcome.NOT_AT_HOME), made_at=now - timedelta(hours=2))
    ahead = replace(ward.visit(Outcome.HELPED, 1), made_at=now + timedelta(days=9))
    operations.record_visit(late, by=ward.tu)
    operations.record_visit(ahead, by=ward.tu)

    assert ward.standing() is Standing.HELPED
    assert Row.objects.get(id=ahead.id).made_at == now


def test_a_slip_is_taken_back_on_its_day(ward: Ward) -> None:
    visit = ward.visit()
    operations.record_visit(visit, by=ward.tu)
    with pytest.raises(NotFound):
        operations.take_back_visit(visit.id, by=ward.nga)
    operations.take_back_visit(visit.id, by=ward.tu)
    operations.take_back_visit(visit.id, by=ward.tu)

    assert ward.standing() is Standing.NEW
    assert Row.objects.get().taken_back_at is not None
    assert Act.objects.filter(verb="outreach.take_back_visit").count() == 1
    kept = ward.visit(place=1)
    operations.record_visit(kept, by=ward.tu)
    with time_machine.travel(MORNING + timedelta(days=1)), pytest.raises(VisitIsOld):
        operations.take_back_visit(kept.id, by=ward.tu)


def test_only_a_member_records_and_leaving_ends_it_at_once(ward: Ward) -> None:
    sang = officer("sang", "Sáng", OTHER_WARD, Role.HELPER)
    for stranger in (ward.nga, ward.lan, ward.hoa, sang, SYSTEM):
        with pytest.raises(NotFound):
            operations.record_visit(ward.visit(), by=stranger)
    operations.end_member(ward.team, id_of(ward.tu), by=ward.hoa)
    with pytest.raises(NotFound):
        operations.record_visit(ward.visit(), by=ward.tu)
    assert queries.teams(seen_by=ward.tu) == ()
    with pytest.raises(NotFound):
        queries.coverage(ward.team, seen_by=ward.tu)
    with pytest.raises(NotFound):
        queries.household(ward.household(), seen_by=ward.tu)
    assert Row.objects.count() == 0


def test_a_member_whose_appointment_ended_is_told_apart(ward: Ward) -> None:
    identity.end_appointment(id_of(ward.tu), by=SYSTEM, on=clock.today() - timedelta(days=1))
    [tu] = queries.members(ward.team, seen_by=ward.hoa)
    assert (tu.name, tu.acts) == ("", False)


def test_a_note_tells_nobody(ward: Ward) -> None:
    with pytest.raises(NoteTellsWho):
        operations.record_visit(replace(ward.visit(), note="gọi 0912 345 678"), by=ward.tu)
    assert Row.objects.count() == 0


def test_who_leads_a_commune_leads_its_teams_and_no_other(ward: Ward) -> None:
    minh = officer("minh", "Minh", OTHER_WARD, Role.LEADER)
    nga = id_of(ward.nga)

    def refused(expected: type[Refusal], act: object) -> None:
        assert callable(act)
        with pytest.raises(expected):
            act()

    for by in (minh, ward.tu, ward.lan):
        refused(NotFound, lambda by=by: operations.add_alley(ward.team, "Ngõ 2", ["Số 1"], by=by))
        refused(NotFound, lambda by=by: operations.change_alley(ward.alley, "Ngõ 1", ["Số 8"], by=by))
        refused(NotFound, lambda by=by: operations.remove_alley(ward.alley, by=by))
        refused(NotFound, lambda by=by: operations.add_member(ward.team, nga, by=by))
        refused(NotFound, lambda by=by: operations.end_member(ward.team, id_of(ward.tu), by=by))
    for by in (ward.tu, ward.lan):
        refused(NotFound, lambda by=by: operations.found_team("Tổ 6", by=by))
    refused(NameTaken, lambda: operations.found_team("Tổ 5", by=ward.hoa))
    refused(NameTaken, lambda: operations.add_alley(ward.team, "Ngõ 1", ["Số 1"], by=ward.hoa))
    refused(HouseholdTwice, lambda: operations.change_alley(ward.alley, "Ngõ 1", ["Số 4", "số 4"], by=ward.hoa))
    refused(NotAHelper, lambda: operations.add_member(ward.team, id_of(ward.lan), by=ward.hoa))
    refused(NotFound, lambda: operations.end_member(ward.team, nga, by=ward.hoa))
    assert operations.found_team("Tổ 5", by=minh) != ward.team
    operations.add_member(ward.team, nga, by=ward.hoa)
    operations.add_member(ward.team, nga, by=ward.hoa)
    assert queries.may_join(ward.team, seen_by=ward.hoa) == {}


def test_an_alley_is_changed_and_every_visit_stays(ward: Ward) -> None:
    old, moved = ward.household(0), ward.household(1)
    first, late = ward.visit(), ward.visit(Outcome.REFUSED)
    operations.record_visit(first, by=ward.tu)

    def labels() -> list[str]:
        return [one.label for one in queries.coverage(ward.team, seen_by=ward.tu).alleys[0].households]

    new = ["Số 8", "Số 6", "Số 4A"]
    done = operations.change_alley(ward.alley, "Ngõ 1A", new, renamed={"Số 4": "Số 4A"}, by=ward.hoa)

    assert (done.added, done.removed, done.renamed) == (1, 1, 1)
    assert labels() == new
    assert ward.household(2) == moved, "another number, the same household"
    assert queries.coverage(ward.team, seen_by=ward.tu).reached == 0, "who is not walked is not counted"
    assert queries.household(old, seen_by=ward.tu)[1].visits == 1
    assert operations.record_visit(late, by=ward.tu), "the phone had it before the household was removed"
    operations.take_back_visit(late.id, by=ward.tu)
    operations.change_alley(ward.alley, "Ngõ 1A", ["số 2", *new], by=ward.hoa)
    assert ward.household() == old
    assert ward.standing() is Standing.HELPED
    for renamed in ({"Số 6": "số 8"}, {"Số 99": "Số 100"}):
        with pytest.raises(HouseholdTwice):
            operations.change_alley(ward.alley, "Ngõ 1A", new, renamed=renamed, by=ward.hoa)

    operations.remove_alley(ward.alley, by=ward.hoa)
    assert queries.coverage(ward.team, seen_by=ward.tu).alleys == ()
    assert queries.team(ward.team, seen_by=ward.hoa).households == 0
    with pytest.raises(NotFound):
        operations.change_alley(ward.alley, "Ngõ 1A", new, by=ward.hoa)
    assert operations.add_alley(ward.team, "Ngõ 1A", ["Số 2"], by=ward.hoa) == ward.alley
    assert labels() == ["Số 2"]
    assert queries.coverage(ward.team, seen_by=ward.tu).reached == 1, "with its visits"
