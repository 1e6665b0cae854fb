"""What the server cannot see is told by the browser, and stands in the same verdict as the rest."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Role
from onedoor.quality import operations, queries
from onedoor.quality.models import Attempt, BrowserReport
from onedoor.quality.terms import Cause, Measure, Observed
from tests.stories.office.money import Office
from tests.stories.portal.conftest import MONDAY
from tests.stories.portal.visitor import Visitor, begin

WARD = "H26.00073"


def told(kind: str, journey: str = "", *, client: str = "mai", network: str = "n1", **more: object) -> None:
    at = clock.now() + timedelta(minutes=int(str(more.pop("after", 0))))
    BrowserReport.objects.create(
        at=at, kind=kind, journey=journey, client=client, network=network, family="chrome", major=120,
        **{"device": "phone", **more},
    )  # fmt: skip


@pytest.fixture
def name(mai: Visitor) -> str:
    """The name under which Mai's journey is measured."""
    draft = begin(mai).strip("/").split("/")[-1]
    mai.send(f"/journey/{draft}/place", {"agency": WARD})
    return queries.journey_key(UUID(draft))


def cause() -> str:
    with time_machine.travel(MONDAY + timedelta(days=31), tick=True):
        operations.rule_attempts()
    return Attempt.objects.get().cause


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["offline"], Cause.OFFLINE),
        (["script_error", "dead_click"], Cause.SCRIPT_ERROR),
        (["script_error"], Cause.NO_SIGNAL),
        (["storage_blocked", "viewed"], Cause.STORAGE_BLOCKED),
        (["crashed"], Cause.CRASH),
        (["not_connected"], Cause.CONNECTION),
        (["file_stalled"], Cause.SLOW_LINK),
        (["lcp", "viewed"], Cause.NO_SIGNAL),
    ],
)
def test_what_its_pages_told_gives_an_attempt_its_cause(name: str, kinds: list[str], expected: Cause) -> None:
    for minute, kind in enumerate(kinds):
        told(kind, name, step="child", after=minute, value=1.0 if kind == "lcp" else None)

    assert cause() == expected


def test_a_browser_that_could_not_connect_is_known_by_its_journey(name: str) -> None:
    told("viewed", name)
    told("timed_out", after=2)

    assert cause() == Cause.CONNECTION


def test_one_browser_at_two_journeys_is_no_evidence_for_either(name: str) -> None:
    told("viewed", name)
    told("viewed", "ef" * 32)
    told("timed_out", after=2)

    assert cause() == Cause.NO_SIGNAL


def test_a_crowd_makes_it_the_portals_fault_and_many_reports_of_one_do_not(name: str) -> None:
    told("viewed", name)
    told("timed_out", after=2)
    for _ in range(20):
        told("timed_out", client="one", network="n2", after=2)
    assert cause() == Cause.CONNECTION

    told("timed_out", client="third", network="n1", after=3)
    assert cause() == Cause.SLOW_OR_DOWN


def test_who_may_see_the_attempt_sees_what_its_browser_told(name: str) -> None:
    told("script_error", name, step="child", rule="TypeError")
    told("dead_click", name, step="child", after=1)
    cause()

    with time_machine.travel(MONDAY + timedelta(days=31), tick=True):
        course = Office("Đỗ Thị Hoa", Role.LEADER, agency=WARD).opens(f"quality/attempts/{Attempt.objects.get().id}")
    assert "Mã của trang báo lỗi" in course
    assert "Bấm nút mà không có gì xảy ra" in course


def test_a_report_of_a_stranger_changes_no_attempt(name: str) -> None:
    told("offline", "ef" * 32, client="stranger")

    assert cause() == Cause.NO_SIGNAL


def test_speed_is_told_by_device_with_its_share(name: str) -> None:
    for value in (1000.0, 2000.0, 3000.0, 9000.0):
        told("lcp", value=value, share=1.0)
    told("lcp", value=8000.0, share=0.1)
    told("lcp", value=700.0, device="desktop")
    day = clock.today()

    speed = queries.page_speed(Measure.LARGEST_PAINT, day, day, seen_by=SYSTEM)

    assert speed == {"mobile": Observed(8000.0, 5), "desktop": Observed(700.0, 1)}


def test_failures_in_the_browser_count_journeys_and_not_reports(name: str) -> None:
    day = clock.today()
    for _ in range(5):
        told("offline", name)
    cause()

    assert queries.client_failures(day, day, seen_by=SYSTEM) == Observed(1.0, 1)


def test_reports_are_forgotten_with_the_milestones(name: str) -> None:
    told("offline", name)
    with time_machine.travel(MONDAY + timedelta(days=91), tick=True):
        operations.forget_milestones()

    assert not BrowserReport.objects.exists()
