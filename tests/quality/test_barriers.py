"""Barriers where people sign in or apply: noted, told to who keeps the portal, and counted thirty days later."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onedoor.audit.models import Act
from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Role
from onedoor.base.errors import NotFound, NotReadable
from onedoor.notices.models import Notice
from onedoor.quality import operations, queries
from onedoor.quality.models import Barrier as Row
from onedoor.quality.rules.barriers import barriers, open_too_long, page_of
from onedoor.quality.terms import Standing
from onedoor.quality.terms.barriers import Barrier, How
from onedoor.quality.terms.pictures import Opened
from onedoor.quality.terms.probes import AxeRule, Facts, Further, Impact, InBrowser, Level, Target
from tests.dossiers.conftest import officer
from tests.quality.probing import Seer, listed
from tests.quality.test_probe_scores import NOW, facts
from tests.stories.office.money import Office

SOUND = AxeRule("label", Impact.CRITICAL, passed=True)
BROKEN = AxeRule("label", Impact.CRITICAL, passed=False)
PALE = AxeRule("color-contrast", Impact.SERIOUS, passed=False)
LOGIN = "https://a.example.test/login"
DAY = NOW.date()


def visit(days: int, *rules: AxeRule, asks: bool = True) -> Facts:
    seen = facts()
    page = InBrowser("https://a.example.test/", (BROKEN,), further=(Further(f"{LOGIN}?next=/{days}#x", rules, asks),))
    return replace(seen, plain=replace(seen.plain, probed_at=NOW + timedelta(days=days)), browser=(page,))


def told(days: int, gone_on: date | None = None) -> Barrier:
    return Barrier(LOGIN, "label", DAY, DAY + timedelta(days=days), gone_on)


def test_only_critical_rules_where_people_sign_in_or_apply_are_barriers() -> None:
    page = visit(0, BROKEN, PALE).browser[0]
    assert barriers(page) == {LOGIN: frozenset({"label"})}
    assert barriers(visit(0, BROKEN, asks=False).browser[0]) == {}
    assert page_of("https://a.example.test/login?a=1#b") == LOGIN


@pytest.mark.parametrize(
    ("visits", "known", "found"),
    [
        ([visit(31, BROKEN)], [told(0)], (1, 1)),
        ([visit(30, BROKEN)], [told(0)], (0, 1)),
        ([visit(60, BROKEN)], [], (0, 1)),
        ([visit(60, BROKEN)], [Barrier(LOGIN, "label", DAY)], (0, 1)),
        ([visit(60, SOUND)], [told(0)], (0, 1)),
        ([visit(60, BROKEN), visit(61, SOUND)], [told(0)], (0, 1)),
        ([visit(61, SOUND), visit(62, BROKEN)], [told(0, gone_on=DAY + timedelta(days=61))], (0, 1)),
        ([visit(60, BROKEN)], [told(0, gone_on=DAY + timedelta(days=61))], (1, 1)),
        ([visit(60, BROKEN, asks=False)], [told(0)], None),
    ],
)
def test_the_sixth_gate_counts_what_is_open_more_than_thirty_days_after_notice(
    visits: list[Facts], known: list[Barrier], found: tuple[int, int] | None
) -> None:
    assert open_too_long(visits, known) == found


class Eyes:
    """A browser of the tests: the entry leads to a login page with these rules."""

    def __init__(self, *rules: AxeRule) -> None:
        self.rules = rules

    def see(self, target: Target) -> Opened:
        return Opened(InBrowser(target.url, width=360, further=(Further(f"{target.url}login", self.rules, asks=True),)))


def a_round(day: int, patch: pytest.MonkeyPatch, *rules: AxeRule) -> None:
    patch.setattr(clock, "now", lambda: NOW + timedelta(days=day))
    operations.list_portals([listed("a", "H26"), listed("b", "H57")])
    operations.start_round(f"day-{day}", ["a", "b"], Level.BROWSER, "here")
    list(operations.make_visits(f"day-{day}", Seer(), Eyes(*rules)))


@pytest.mark.django_db
class TestTelling:
    def test_who_keeps_a_portal_is_told_once_and_the_gate_closes_after_thirty_days(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        hoa = officer("hoa", "Đỗ Thị Hoa", "H26", Role.LEADER)
        officer("lan", "Nguyễn Thị Lan", "H26", Role.RECEIVER)
        a_round(0, monkeypatch, BROKEN)
        a_round(1, monkeypatch, BROKEN)
        notice = Notice.objects.get()
        assert (notice.person_id, notice.kind) == (hoa.id, "barriers_found")
        assert f"{LOGIN} (label)" in notice.text
        act = Act.objects.get(verb="quality.tell_barriers")
        assert (act.subject, act.facts["barriers"], act.facts["told"]) == ("probed_portal:a", 1, 1)
        (mine,), (theirs,) = (queries.barriers(code, seen_by=SYSTEM) for code in "ab")
        assert (mine.told_on, mine.how) == (clock.today() - timedelta(days=1), How.HERE)
        assert theirs.told_on is None, "nobody of that agency works here"

        a_round(31, monkeypatch, BROKEN)
        first, last = date(2026, 12, 1), date(2026, 12, 31)
        operations.observe_outside(first, last)
        found = {
            one.scope: one for one in queries.observations(first, last, indicator="G6")
        }  # fmt: skip
        assert (found["agency:H26"].value, found["agency:H57"].value) == (1, 0)
        assert found["agency:H26"].standing is Standing.MEASURED

        a_round(32, monkeypatch, SOUND)
        a_round(33, monkeypatch, BROKEN)
        assert [(one.gone_on is None, one.told_on) for one in queries.barriers("a", seen_by=SYSTEM)] == [
            (True, DAY + timedelta(days=33)), (False, DAY),
        ], "broken again is told again"  # fmt: skip

    def test_a_letter_is_written_down_by_who_runs_the_measuring(self, monkeypatch: pytest.MonkeyPatch) -> None:
        a_round(0, monkeypatch, BROKEN)
        khoa, kien = Office("Khoa", Role.AUDITOR, agency="G22"), Office("Kiên", Role.LEADER, agency="H57")
        where = "quality/portals/b/barriers"
        assert "Ô nhập không có nhãn" in kien.opens(where)
        assert "Ghi văn bản đã báo" not in kien.text
        assert "Hãy ghi số văn bản" in khoa.sends(where, **{"on-day": "27", "on-month": "11", "on-year": "2026"})
        form = {"on-day": "27", "on-month": "11", "on-year": "2026", "reference": "12/VPCP-KSTT"}
        assert "1 rào cản được báo ngày 27/11/2026" in khoa.sends(where, **form)
        assert "văn bản 12/VPCP-KSTT" in khoa.text
        assert "27/12/2026" in khoa.text
        by = officer("khoa", "Khoa", "G22", Role.AUDITOR)
        for on, number in ((DAY + timedelta(days=1), "1/A"), (DAY, ""), (DAY, "1/A"), (DAY - timedelta(days=9), "1/A")):
            with pytest.raises(NotReadable):
                operations.told_in_writing("b", on, number, by=by)
        for who in (officer("x", "X", "H57", Role.LEADER), officer("y", "Y", "H57", Role.AUDITOR)):
            with pytest.raises(NotFound):
                operations.told_in_writing("a", DAY, "1/A", by=who)
        assert Row.objects.get(portal__code="a").told_on is None
