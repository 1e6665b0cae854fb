"""Rounds of probes go on where they stopped; slots tell who answered; both end in the store and on the public pages."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, connections, transaction
from django.test import Client

from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.base.errors import NotFound
from onedoor.quality import models, operations, pack_files, queries
from onedoor.quality.errors import RoundUnderWay
from onedoor.quality.queries.probes import watched
from onedoor.quality.rules.defects import defects
from onedoor.quality.terms import Observation, Source, Standing
from onedoor.quality.terms.defects import Defect
from onedoor.quality.terms.pictures import Opened
from onedoor.quality.terms.probes import Glance, InBrowser, Level, Reached, Target
from onedoor.quality.terms.rounds import OWN
from tests.dossiers.conftest import Cast
from tests.quality.probing import Seer, a_round, listed
from tests.quality.test_probe_scores import NOW

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=1))


def observed(scope: str) -> dict[str, Observation]:
    return {one.indicator: one for one in queries.published(scope, FIRST, LAST)}


def test_a_round_visits_every_portal_and_ends() -> None:
    assert a_round() == ["1/3", "2/3", "3/3"]
    found = queries.round_of("one", seen_by=SYSTEM)
    assert (found.going.share, found.vantage, found.ended_at) == (100, "here", clock.now())
    assert [one.portal for one in queries.visits("one", seen_by=SYSTEM)] == ["a", "b", OWN]


def test_what_a_visit_told_comes_back_as_it_was() -> None:
    seer = Seer()
    a_round(seer=seer)
    told = queries.portal("a", seen_by=SYSTEM).visit
    assert told is not None
    assert told.facts == seer.visit(listed("a", "H26").target())


def test_a_round_that_was_cut_off_makes_only_what_is_left() -> None:
    some = tuple(listed(code) for code in "abcd")
    operations.list_portals(some)
    assert operations.start_round("cut", [one.id for one in some], Level.STATIC, "here")
    visits = operations.make_visits("cut", Seer(), at_once=1)
    next(visits), next(visits)
    visits.close()  # The process goes away in the middle.
    assert queries.round_of("cut", seen_by=SYSTEM).ended_at is None

    assert not operations.start_round("cut", [one.id for one in some], Level.STATIC, "here")
    again = Seer()
    assert [one.going.made for one in operations.make_visits("cut", again, at_once=1)] == [3, 4]
    assert again.asked == ["https://c.example.test/", "https://d.example.test/"]
    assert queries.round_of("cut", seen_by=SYSTEM).ended_at is not None


def test_a_round_over_every_portal_of_a_file_goes_on_where_it_was_cut(tmp_path: Path) -> None:
    portal = "  - {{id: all-{0}, agency: {1}{0:02}, url: 'https://p{0}.example.test/', mark: found, source: A test}}"
    lines = [portal.format(nth, "G" if nth < 20 else "H") for nth in range(83)]
    file = tmp_path / "portals.yaml"
    file.write_text("\n".join(["portals:", *lines]))
    listed_there = pack_files.probes_of(file).portals
    operations.list_portals(listed_there)
    operations.start_round("all", [one.id for one in listed_there], Level.STATIC, "here")
    cut, rest = Seer({"https://p40.example.test/"}), Seer()
    visits = operations.make_visits("all", cut, at_once=4)
    assert [next(visits).going.made for _ in range(50)] == list(range(1, 51))
    visits.close()
    told = list(operations.make_visits("all", rest))
    assert (told[0].going.made, told[-1].going.share, len(told)) == (51, 100, 33)
    found = queries.visits("all", seen_by=SYSTEM)
    assert (len(found), all(one.facts for one in found)) == (83, True)
    assert {one.agency for one in found} >= {"G00", "H82"}


def test_a_fault_of_ours_is_no_fact_and_is_made_good_the_next_time() -> None:
    assert len(a_round(seer=Seer({"https://b.example.test/"}))) == 2
    assert queries.round_of("one", seen_by=SYSTEM).ended_at is None
    assert a_round() == ["3/3"]


def test_two_at_once_do_not_ask_everybody_twice() -> None:
    operations.list_portals([listed("a")])
    operations.start_round("one", ["a"], Level.STATIC, "here")
    other = connections["default"].copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext('quality.round:one'))")
        with pytest.raises(RoundUnderWay):
            list(operations.make_visits("one", Seer()))
        cursor.execute("SELECT pg_advisory_unlock(hashtext('quality.round:one'))")
    other.close()
    assert len(list(operations.make_visits("one", Seer()))) == 1


def test_on_one_host_one_thing_is_asked_after_another() -> None:
    seer = Seer()
    same = [listed(code, url=f"https://one.example.test/{code}") for code in "abc"]
    a_round(seer=seer, portals=tuple(same))
    assert seer.asked == [one.url for one in same]


def test_a_visit_made_without_facts_is_refused_by_the_table() -> None:
    a_round()
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Visit.objects.update(facts=None)


def test_only_who_measures_may_read_rounds(cast: Cast) -> None:
    a_round()
    for ask in (queries.rounds, lambda seen_by: queries.portal("a", seen_by=seen_by)):
        with pytest.raises(NotFound):
            ask(seen_by=cast.lan)


def watch(seer: Seer, vantage: str = "here") -> tuple[str, ...]:
    return operations.watch(seer, vantage, clock.now())


def test_a_slot_is_written_once_from_each_vantage_point() -> None:
    a_round()
    assert watch(Seer()) == watch(Seer(), "there") == ()
    second = Seer()
    assert watch(second) == ()
    assert second.asked == []
    assert models.Slot.objects.filter(ok=True, portal__code="a").count() == 2


def test_who_does_not_answer_is_looked_at_once_more_and_then_was_down() -> None:
    a_round()
    seer = Seer()
    seer.glances = {
        "https://a.example.test/": Glance(Reached.TIMED_OUT, 0, 10.0),
        "https://b.example.test/": Glance(Reached.BAD_CERTIFICATE),
    }
    assert watch(seer) == ("a",)
    assert set(models.Slot.objects.values_list("portal__code", "ok")) == {("b", False), (OWN, True)}
    operations.watch_again(seer, "here", clock.now(), ["a"])
    assert set(models.Slot.objects.values_list("portal__code", "ok")) == {("a", False), ("b", False), (OWN, True)}


@pytest.mark.parametrize("reached", [Reached.BARRED_BY_ROBOTS, Reached.NOT_ALLOWED])
def test_nobody_is_watched_who_was_not_visited_or_did_not_let_us_in(reached: Reached) -> None:
    operations.list_portals([listed("a")])
    assert not watched(clock.now(), "here").exists()
    a_round(seer=Seer(reached=reached))
    assert not watched(clock.now(), "here").exists()


def test_who_is_listed_no_more_is_watched_no_more() -> None:
    a_round()
    operations.list_portals([listed("b")])
    assert [one.code for one in watched(clock.now(), "here")] == ["b"]


def test_slots_are_forgotten_after_as_long_as_the_pack_keeps_them() -> None:
    a_round()
    watch(Seer())
    assert operations.forget_slots() == 0
    models.Slot.objects.update(begins_at=clock.now() - timedelta(days=pack_files.probes().keep_slots_days, minutes=1))
    assert operations.forget_slots() == 3


def test_what_was_seen_from_outside_is_told_of_the_agency_and_our_own_of_the_country() -> None:
    a_round(portals=(listed("a", "H26"), listed(OWN), listed("zoo-x")))
    watch(Seer())
    operations.observe(FIRST, LAST)
    found = observed("agency:H26")
    assert found["Z1"].value == found["Z2"].value == 100
    assert (found["S4"].value, found["S4"].source, found["S4"].evidence) == (120, Source.PLAIN, "probe:one")
    assert (found["R1"].numerator, found["R1"].denominator) == (1, 1)
    assert found["A1"].standing is Standing.NOT_MEASURED
    assert observed("national")["Z1"].value == 100
    assert (
        not models.Observation.objects.filter(source__startswith="P")
        .exclude(scope__in=["agency:H26", "national"])
        .exists()
    )


def test_the_public_page_of_an_agency_tells_what_was_seen_from_outside(client: Client) -> None:
    a_round(portals=(listed("a", "H26"),))
    operations.observe_outside(FIRST, LAST)
    said = client.get("/quality/agencies/H26").content.decode()
    assert "Tiêu đề bảo mật HTTP" in said
    assert "100,0" in said


def test_of_three_vantage_points_two_decide() -> None:
    a_round(portals=(listed("a", "H26"),))
    up, down = Seer(), Seer()
    down.glances = {"https://a.example.test/": Glance(Reached.BAD_CERTIFICATE)}
    for seer, vantage in ((up, "north"), (down, "middle"), (down, "south")):
        watch(seer, vantage)
    operations.observe_outside(FIRST, LAST)
    found = observed("agency:H26")
    assert (found["R1"].numerator, found["R1"].denominator, found["R4"].value) == (0, 1, 5)


def test_what_people_measured_goes_before_what_a_probe_measured() -> None:
    a_round()
    told = Observation("S4", 1, "national", FIRST, LAST, Standing.MEASURED, Source.EVENTS, 900.0, n=500)
    operations.store([told])
    operations.observe_outside(FIRST, LAST)
    assert observed("national")["S4"].source is Source.EVENTS
    assert observed("national")["Z2"].source is Source.PLAIN


def test_barring_us_counts_as_refusing_only_after_notice() -> None:
    barred = Seer(reached=Reached.BARRED_BY_ROBOTS)
    a_round(seer=barred, portals=(listed("a", "H26"), listed("b", "H57", notified_on=date(2026, 11, 2))))
    operations.observe_outside(FIRST, LAST)
    assert observed("agency:H26")["Z1"].standing is Standing.NOT_MEASURED
    assert observed("agency:H57")["Z1"].standing is Standing.REFUSED


def test_the_pack_lists_portals_with_their_marks() -> None:
    assert {one.agency: one.mark for one in pack_files.probes().portals} == {"G22": "inferred", "H57": "found"}


@pytest.mark.parametrize("ids", [("a", "a"), ("a", OWN)])
def test_a_list_names_each_portal_once_and_never_ours(ids: tuple[str, str], tmp_path: Path) -> None:
    lines = [f"  - {{id: {one}, url: 'https://x.example.test/', mark: found, source: A test}}" for one in ids]
    file = tmp_path / "probes.yaml"
    file.write_text("\n".join(["portals:", *lines]))
    with pytest.raises(ValueError, match="id of its own"):
        pack_files.probes_of(file)


class Eyes:
    """A browser of the tests: it sees a page that is too wide, and falls over once."""

    def __init__(self, *, falls: bool = False) -> None:
        self.falls = falls
        self.seen: list[str] = []

    def see(self, target: Target) -> Opened:
        self.seen.append(target.url)
        if self.falls:
            raise RuntimeError(target.url)
        return Opened(InBrowser(target.url, scroll_width=900, width=360, largest_paint_ms=1500.0))


def in_browser(seer: Seer, eyes: Eyes) -> list[str]:
    operations.list_portals([listed("a", "H26"), listed("b", "H57")])
    operations.start_round("deep", ["a", "b"], Level.BROWSER, "here")
    return [f"{one.level} {one.portal}" for one in operations.make_visits("deep", seer, eyes, at_once=1)]


def test_a_browser_comes_after_the_plain_visits_and_its_facts_stand_beside_theirs() -> None:
    assert in_browser(Seer(), Eyes()) == ["L1 a", "L1 b", "L2 a", "L2 b"]
    found = queries.visits("deep", seen_by=SYSTEM)
    assert [one.portal for one in found] == ["a", "b"]
    assert all(one.facts is not None and Defect.WIDER_THAN_A_PHONE in defects(one.facts) for one in found)
    operations.observe_outside(FIRST, LAST)
    assert (observed("agency:H26")["S1"].value, observed("agency:H26")["S1"].source) == (1500, Source.BROWSER)
    assert observed("agency:H26")["Z1"].value == 100


def test_what_does_not_open_plainly_is_not_opened_in_a_browser() -> None:
    eyes = Eyes()
    assert len(in_browser(Seer(reached=Reached.TIMED_OUT), eyes)) == 4
    assert eyes.seen == []
    assert queries.round_of("deep", seen_by=SYSTEM).ended_at is not None


def test_a_browser_that_falls_over_leaves_its_visits_for_the_next_time() -> None:
    assert in_browser(Seer(), Eyes(falls=True)) == ["L1 a", "L1 b"]
    assert queries.round_of("deep", seen_by=SYSTEM).ended_at is None
    assert in_browser(Seer(), Eyes()) == ["L2 a", "L2 b"]
