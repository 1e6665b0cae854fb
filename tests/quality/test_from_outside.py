"""What visits amount to: values with their n, and three ways of having none."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onedoor.quality.rules.availability import Availability
from onedoor.quality.rules.outside import Window, from_outside, percentile_75, third_parties
from onedoor.quality.terms import Observation, Source, Standing
from onedoor.quality.terms.phones import OnPhone
from onedoor.quality.terms.probes import (
    AxeRule,
    Facts,
    Form,
    Further,
    Impact,
    InBrowser,
    Journey,
    Plain,
    Reached,
    Script,
    Static,
)
from onedoor.quality.terms.security_txt import SecurityTxt
from tests.quality.test_probe_scores import HOME, NOW, facts

WINDOW = Window("agency:H26", date(2026, 11, 1), date(2026, 11, 30), "probe:1")
ALL = {
    "R1", "R2", "R4", "S1", "S2", "S3", "S4", "S5", "S6", "A1", "A2", "A3", "Z1", "Z2", "Z5", "Z7",
    "G1", "G2", "G3", "G4", "G6",
}  # fmt: skip


def by_id(found: list[Observation]) -> dict[str, Observation]:
    return {one.indicator: one for one in found}


def visit(first_byte_ms: float, *pages: InBrowser) -> Facts:
    seen = facts(first_byte_ms=first_byte_ms)
    return replace(seen, browser=pages, plain=replace(seen.plain, security_txt=SecurityTxt(404)))


def page(nth: int, broken: bool) -> InBrowser:
    rules = (AxeRule("label", Impact.CRITICAL, passed=not broken), AxeRule("region", Impact.SERIOUS, passed=True))
    return InBrowser(
        f"{HOME}{nth}", rules, largest_paint_ms=1000.0 + nth, layout_shift=nth / 10, transferred_bytes=100_000 * nth,
        blocked_ms=50.0 * nth, journey=Journey(3, failed_at=2 if broken else 0, waited_ms=1000.0 * nth),
        asks=nth == 1, phone=OnPhone("width=device-width", letters=10),
    )  # fmt: skip


def test_each_value_has_its_n_and_its_level() -> None:
    pages = [page(nth, broken=nth == 1) for nth in range(1, 6)]
    slots = Availability(ok=8630, looked=8640, longest_outage=timedelta(minutes=25), unlooked=0)
    found = by_id(from_outside(WINDOW, [visit(100, *pages), visit(200), visit(300), visit(900)], slots))
    assert set(found) == ALL
    assert all(one.standing is Standing.MEASURED and one.evidence == "probe:1" for one in found.values())
    values = {name: one.value for name, one in found.items()}
    assert values == pytest.approx({
        "R1": 8630 / 8640, "R4": 25, "S4": 300, "Z1": 100, "Z2": 100, "Z5": 0, "S1": 1003, "S3": 0.4, "S6": 300,
        "S2": 150, "R2": 4 / 5, "A1": (4 * 100 + 100 * 7 / 17) / 5 / 2 + 100 * 7 / 17 / 2, "A2": 0,
        "A3": 100, "S5": 3.5, "Z7": 0,
        **dict.fromkeys(("G1", "G2", "G3", "G4", "G6"), 0),
    })  # fmt: skip
    assert (found["R1"].numerator, found["R1"].denominator, found["S4"].n, found["A1"].n) == (8630, 8640, 4, 5)
    assert {name for name, one in found.items() if one.source is Source.BROWSER} == {
        "R2",
        "S1",
        "S2",
        "S3",
        "S5",
        "S6",
        "A1",
        "A2",
        "A3",
        "G6",
    }


def test_never_visited_is_our_lack() -> None:
    found = from_outside(WINDOW, [], None)
    assert {one.indicator for one in found} == ALL
    assert {(one.standing, one.value, one.n) for one in found} == {(Standing.NOT_MEASURED, None, 0)}


def test_four_pages_are_no_agency_score() -> None:
    found = by_id(from_outside(WINDOW, [visit(1, *(page(nth, broken=False) for nth in range(4)))], None))
    assert found["A1"].standing is Standing.NOT_MEASURED
    assert found["A2"].standing is Standing.MEASURED


def test_the_same_page_five_times_is_one_page_and_further_pages_count() -> None:
    entry, again = page(1, broken=True), page(1, broken=False)
    found = by_id(from_outside(WINDOW, [visit(1, entry), *(visit(1, again) for _ in range(4))], None))
    assert found["A1"].standing is Standing.NOT_MEASURED
    assert (found["A2"].value, found["A2"].n) == (0, 1), "as it was the last time"
    more = replace(again, further=tuple(Further(f"{HOME}more-{nth}", entry.axe) for nth in range(4)))
    found = by_id(from_outside(WINDOW, [visit(1, more)], None))
    assert (found["A1"].n, found["A2"].value) == (5, 1)
    assert found["A1"].value == pytest.approx((100 + 4 * 100 * 7 / 17) / 5 / 2 + 100 * 7 / 17 / 2)


@pytest.mark.parametrize(("notified", "standing"), [(True, Standing.REFUSED), (False, Standing.NOT_MEASURED)])
def test_who_bars_probes_refuses_only_once_notified(notified: bool, standing: Standing) -> None:
    barred = replace(facts(), plain=Plain(Reached.BARRED_BY_ROBOTS, NOW), static=None)
    found = by_id(from_outside(WINDOW, [barred], None, notified=notified))
    assert found["Z1"].standing is standing
    assert found["R1"].standing is Standing.NOT_MEASURED


def test_a_portal_that_is_down_has_no_header_score() -> None:
    down = replace(facts(), plain=Plain(Reached.TIMED_OUT, NOW, tls_reached=Reached.TIMED_OUT), static=None)
    found = by_id(from_outside(WINDOW, [down], None))
    assert {found[name].standing for name in ("Z1", "Z2", "Z5", "S4")} == {Standing.NOT_MEASURED}


def test_a_third_party_is_counted_once_and_ones_own_host_never() -> None:
    seen = Static(
        parsed=True, url=HOME,
        scripts=tuple(
            Script(url, integrity=False)
            for url in ("https://t.net/a.js", "https://t.net/b.js", "https://static.example.test/c.js")
        ),
        forms=(Form("https://pay.example.org/in", "post", password=False),),
    )  # fmt: skip
    assert third_parties(facts(static=seen)) == 2
    assert third_parties(facts(static=Static(parsed=False))) is None


def test_three_of_four_do_not_exceed_it() -> None:
    assert [percentile_75(values) for values in ([7], [1, 2], [4, 3, 2, 1], [1, 2, 3, 4, 5])] == [7, 2, 3, 4]
