"""A leader sees how far a round of probes is, what it found wrong and by what, and when a portal did not answer."""

from dataclasses import replace
from datetime import timedelta

import pytest

from onedoor.base import clock
from onedoor.base.actor import Role
from onedoor.doors.frame.probe_words import DEFECTS, REACHED, TESTS
from onedoor.doors.office.probe_evidence import evidence
from onedoor.doors.office.strip import WIDTH, strip
from onedoor.quality import operations
from onedoor.quality.models import Portal, Slot
from onedoor.quality.rules import availability
from onedoor.quality.rules.availability import Run
from onedoor.quality.rules.defects import defects
from onedoor.quality.rules.observatory import observatory
from onedoor.quality.rules.transport import tls_score
from onedoor.quality.terms.defects import Defect
from onedoor.quality.terms.probes import Facts, Level, Reached, Target
from tests.quality.probing import Seer, a_round, listed
from tests.quality.test_probe_scores import facts
from tests.stories.office.money import Office

pytestmark = pytest.mark.django_db


class Bare(Seer):
    """It sees a portal without any header, from which scripts of another come."""

    def visit(self, target: Target) -> Facts:
        seen = facts({"x-powered-by": "PHP/5.6"}, first_byte_ms=2400.0)
        return replace(seen, target=target)


@pytest.fixture(params=["vi", "en"])
def hoa(request: pytest.FixtureRequest) -> Office:
    return Office("Đỗ Thị Hoa", Role.LEADER, agency="H26.00073", language=request.param)


def reads_vietnamese(office: Office) -> bool:
    return office.client.cookies["language"].value == "vi"


def test_without_a_round_the_page_says_how_one_is_begun() -> None:
    said = Office("Đỗ Thị Hoa", Role.LEADER, agency="H26.00073").opens("quality/probes")
    assert "onedoor probe --round 2026-11" in said


def test_a_round_tells_how_far_it_is_and_what_is_wrong_with_whom(hoa: Office) -> None:
    operations.list_portals([listed("a", "H26"), listed("b", "H57")])
    operations.start_round("half", ["a", "b"], Level.STATIC, "here")
    visits = operations.make_visits("half", Bare(), at_once=1)
    next(visits)
    visits.close()  # The process goes away in the middle.

    assert "1 / 2" in hoa.opens("quality/probes")
    said = hoa.opens("quality/probes/half")
    assert ("Chưa đến lượt" in said) is reads_vietnamese(hoa)
    assert ("Trả lời chậm" in said) is reads_vietnamese(hoa)
    assert ("Slow to answer" in said) is (not reads_vietnamese(hoa))


def test_a_portal_tells_what_shows_that_something_is_wrong(hoa: Office) -> None:
    a_round(seer=Bare(), portals=(listed("a", "H26"),))
    said = hoa.opens("quality/portals/a", round="one")
    for shown in ("2.400", "x-powered-by", "PHP/5.6", "https://a.example.test/", "strict-transport-security"):
        assert shown in said


def test_a_day_of_slots_is_drawn_and_told_in_a_table(hoa: Office) -> None:
    a_round(portals=(listed("a", "H26"),))
    portal, ends = Portal.objects.get(), availability.begins(clock.now())
    for nth in range(1, 13):
        down = nth in {3, 4}
        Slot.objects.create(
            portal=portal, begins_at=ends - nth * availability.SLOT, vantage="here", ok=not down,
            reached=Reached.TIMED_OUT if down else Reached.COMPLETED,
        )  # fmt: skip
    said = hoa.opens("quality/portals/a")
    assert ("Cổng không trả lời" in said) is reads_vietnamese(hoa)
    assert ("83,3" if reads_vietnamese(hoa) else "83.3") in said
    assert 'role="img"' in hoa.page


def test_who_may_not_measure_finds_nothing() -> None:
    a_round()
    lan = Office("Nguyễn Thị Lan", Role.RECEIVER, agency="H26.00073")
    for path in ("quality/probes", "quality/probes/one", "quality/portals/a"):
        assert lan.client.get(f"/office/{path}").status_code == 404


def test_what_does_not_exist_is_not_found(hoa: Office) -> None:
    a_round()
    for path in ("quality/probes/two", "quality/portals/z", "quality/portals/a?round=two"):
        assert hoa.client.get(f"/office/{path}").status_code == 404


def test_every_ending_defect_and_test_has_words() -> None:
    graded, tls = observatory(facts()), tls_score(facts().plain)
    assert graded is not None
    assert tls is not None
    assert set(REACHED) == set(Reached)
    assert set(DEFECTS) == set(Defect)
    assert set(TESTS) >= {*graded.tests, *tls.points, "https"}


def test_what_shows_a_defect_is_said_even_where_little_was_seen() -> None:
    bare = replace(facts({}), static=None)
    assert {type(evidence(one, bare)) for one in Defect} == {str}
    assert Defect.NO_HSTS in defects(bare)


def test_a_strip_is_as_wide_as_its_hours() -> None:
    begins = availability.begins(clock.now())
    hour = timedelta(hours=1)
    drawn = strip([Run(begins, begins + hour, up=True), Run(begins + hour, begins + 4 * hour, up=None)])
    assert [(one.x, one.width) for one in drawn.pieces] == [(0, WIDTH / 4), (WIDTH / 4, 3 * WIDTH / 4)]
    assert drawn.pieces[0].height != drawn.pieces[1].height
