"""Who assesses whom, which rating stands, how far an assessment is, and who may look."""

from collections import Counter
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from onedoor.base.actor import Actor, Quality, Role
from onedoor.quality.errors import TooFewAssessors
from onedoor.quality.rules.assessing import agreed, assigned, differ, is_of, passed, reply_over, stage, view_of
from onedoor.quality.rules.expert_figures import Place, observed
from onedoor.quality.terms import Observation, Standing, Unit
from onedoor.quality.terms.assessments import Assessor, Stage, View
from tests.quality.experts import criterion

NOW = datetime(2026, 11, 27, 4, 0, tzinfo=UTC)
PLAIN = criterion("A5-1", 4, passes_from="2", may_lack=True)


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ("2", "2", False),
        ("2", "3", False),  # One level, and both pass.
        ("0", "1", False),  # One level, and neither passes.
        ("1", "2", True),  # One level, and one of them passes.
        ("0", "2", True),  # Two levels.
        ("nf", "0", True),  # Not of one kind, though both fail.
        ("na", "2", True),
        ("unable", "2", True),
        ("unable", "unable", False),
    ],
)
def test_a_third_person_decides_where_it_matters(first: str, second: str, *, apart: bool) -> None:
    assert differ(PLAIN, first, second, allowed=1) is apart
    assert differ(PLAIN, second, first, allowed=1) is apart
    if not apart:
        assert passed(PLAIN, agreed(first, second)) is passed(PLAIN, first) is passed(PLAIN, second)


def test_with_more_distance_allowed_the_pass_mark_still_counts() -> None:
    assert not differ(criterion(levels=6, passes_from="5"), "0", "3", allowed=3)
    assert differ(criterion(levels=6, passes_from="3"), "0", "3", allowed=3)


@pytest.mark.parametrize(
    ("home", "portal", "own"),
    [
        ("H26", "H26", True),
        ("H26.00073", "H26", True),
        ("H26", "H26.11", True),
        ("H2", "H26", False),
    ],
)
def test_home_is_the_agency_with_all_above_and_below_it(home: str, portal: str, *, own: bool) -> None:
    assert is_of((home,), portal) is own


def people(*homes: tuple[str, ...]) -> list[Assessor]:
    return [Assessor(UUID(int=place), f"A{place}", home) for place, home in enumerate(homes, start=1)]


def test_the_draw_is_the_seeds_alone_and_the_work_is_even() -> None:
    portals = [f"H{number}" for number in range(10, 50)]
    staff = people(*((f"G{number:02}",) for number in range(1, 9)))
    drawn = assigned(portals, staff, seed=20261127)
    assert drawn == assigned(list(reversed(portals)), list(reversed(staff)), seed=20261127)
    assert drawn != assigned(portals, staff, seed=20261128)
    assert all(len(set(places)) == 3 for places in drawn.values())
    judge = Counter(who for places in drawn.values() for who in places[:2])
    decide = Counter(places[2] for places in drawn.values())
    assert max(judge.values()) - min(judge.values()) <= 1
    assert max(decide.values()) - min(decide.values()) <= 1
    pairs = Counter(frozenset(places[:2]) for places in drawn.values())
    assert len(pairs) > 10, "not the same two all the time"


def test_nobody_judges_at_home_not_even_by_a_second_post() -> None:
    staff = people(("G01",), ("G02", "H26.00073"), ("G03",), ("G04",))
    for seed in range(40):
        assert UUID(int=2) not in assigned(["H26"], staff, seed)["H26"]
    with pytest.raises(TooFewAssessors) as refusal:
        assigned(["H26"], staff[:3], 1)
    assert refusal.value.facts == {"agency": "H26"}


def test_the_stages_follow_each_other() -> None:
    assert stage(0, None, reply_over=False, settled_at=None) is Stage.ASSESSING
    assert stage(1, None, reply_over=False, settled_at=None) is Stage.ASSESSING
    assert stage(2, None, reply_over=False, settled_at=None) is Stage.ADJUDICATING
    assert stage(2, NOW, reply_over=False, settled_at=None) is Stage.REPLYING
    assert stage(2, NOW, reply_over=True, settled_at=None) is Stage.ANSWERING
    assert stage(2, NOW, reply_over=True, settled_at=NOW) is Stage.SETTLED


def test_the_last_day_of_the_term_is_the_agencys() -> None:
    until = date(2026, 12, 7)
    assert not reply_over(until, None, until)
    assert reply_over(until, None, date(2026, 12, 8))
    assert reply_over(until, NOW, date(2026, 11, 28))
    assert not reply_over(None, None, until)


def seen(by: Actor, at: Stage) -> View | None:
    places = {UUID(int=1): 1, UUID(int=2): 2, UUID(int=3): 3}
    return view_of(by, portal="H26", run_by="G22", places=places, at=at)


def person(number: int, agency: str, *roles: Role) -> Actor:
    return Actor(Quality.OFFICER, UUID(int=number) if number else uuid4(), "X", agency=agency, roles=frozenset(roles))


def test_before_both_have_handed_in_nobody_sees_anything() -> None:
    for by in (
        person(1, "G01", Role.ASSESSOR), person(3, "G03", Role.ASSESSOR), person(0, "G22", Role.AUDITOR),
        person(0, "H26", Role.LEADER),
    ):  # fmt: skip
        assert seen(by, Stage.ASSESSING) is None


def test_afterwards_each_sees_in_their_own_part_and_strangers_nothing() -> None:
    parts = [
        (person(1, "G01", Role.ASSESSOR), View.ASSESSOR, View.ASSESSOR),
        (person(3, "G03", Role.ASSESSOR), View.ADJUDICATOR, View.ADJUDICATOR),
        (person(0, "G22", Role.AUDITOR), View.COORDINATOR, View.COORDINATOR),
        (person(0, "H26", Role.LEADER), None, View.AGENCY),
        (person(0, "H26", Role.AUDITOR), None, View.AGENCY),
        (person(0, "H26", Role.HANDLER), None, None),
        (person(0, "H29", Role.LEADER), None, None),
        (person(0, "H26.00073", Role.LEADER), None, None),
        (person(4, "G01", Role.ASSESSOR), None, None),
        (person(1, "G01", Role.HANDLER), None, None),  # Who is no assessor any more.
        (person(0, "G22", Role.LEADER), None, None),
    ]
    for by, deciding, replying in parts:
        assert seen(by, Stage.ADJUDICATING) is deciding
        assert seen(by, Stage.REPLYING) is seen(by, Stage.SETTLED) is replying


AT = Place("agency:H26", date(2026, 11, 1), date(2026, 11, 30), "assessment:1")
FOUR = [criterion(f"C7-{one}", may_lack=True) for one in range(1, 5)]


def figure(*ratings: str, unit: Unit = Unit.POINTS) -> Observation:
    finals = {one.id: rating for one, rating in zip(FOUR, ratings, strict=True) if rating}
    return observed(FOUR, finals, unit, enough=0.6, at=AT)


def test_an_indicator_is_what_passed_of_what_applies() -> None:
    told = figure("2", "1", "na", "nf")
    assert (told.standing, told.numerator, told.denominator, told.n) == (Standing.MEASURED, 1, 3, 3)
    assert told.value == pytest.approx(100 / 3)
    assert figure("2", "2", "2", "0", unit=Unit.SHARE).value == 0.75


def test_three_ways_of_having_no_value_are_kept_apart() -> None:
    assert figure("na", "na", "na", "na").standing is Standing.NOT_APPLICABLE
    assert figure("nf", "nf", "nf", "na").standing is Standing.REFUSED
    assert figure("2", "unable", "unable", "2").standing is Standing.NOT_MEASURED
    assert figure("2", "", "", "").standing is Standing.NOT_MEASURED
    assert figure("2", "unable", "2", "2").value == 100
    assert all(figure(*one).value is None for one in (("na",) * 4, ("nf",) * 4, ("unable",) * 4))


def test_weights_weigh() -> None:
    heavy = [criterion("C7-1", weight=3), criterion("C7-2")]
    told = observed(heavy, {"C7-1": "2", "C7-2": "0"}, Unit.POINTS, enough=0.6, at=AT)
    assert told.value == 75
