"""Every defect planted in the zoo is found by a visit, and none is invented."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from onedoor.connectors.demo.zoo.for_browsers import FOR_BROWSERS
from onedoor.connectors.demo.zoo.portals import PORTALS, Portal
from onedoor.connectors.demo.zoo.serving import Zoo, zoo
from onedoor.connectors.prober.guard import Network
from onedoor.connectors.prober.visiting import PlainProber
from onedoor.quality.rules.availability import answers
from onedoor.quality.rules.defects import defects, may_zoom
from onedoor.quality.rules.observatory import observatory
from onedoor.quality.rules.transport import tls_score
from onedoor.quality.terms.defects import Defect
from onedoor.quality.terms.probes import Facts, Reached


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zoo]:
    with zoo(Path(tmp_path_factory.mktemp("zoo"))) as it:
        yield it


@pytest.fixture(scope="module")
def seen(opened: Zoo) -> dict[str, Facts]:
    """A visit to everybody, many at a time."""
    prober = PlainProber("mailto:probe@example.test", Network(opened.resolve, zoo=True), 3.0, 0.0, str(opened.roots))
    with ThreadPoolExecutor(16) as pool:
        return dict(zip(opened.targets, pool.map(prober.visit, opened.targets.values()), strict=True))


@pytest.mark.parametrize("portal", PORTALS, ids=lambda portal: portal.name)
def test_what_was_planted_is_what_is_found(seen: dict[str, Facts], portal: Portal) -> None:
    assert defects(seen[portal.name]) == portal.planted


def test_every_defect_lives_in_the_zoo() -> None:
    assert set(Defect) == {one for portal in (*PORTALS, *FOR_BROWSERS) for one in portal.planted}


def test_a_healthy_portal_has_full_scores(seen: dict[str, Facts]) -> None:
    graded, tls = observatory(seen["healthy"]), tls_score(seen["healthy"].plain)
    assert graded is not None
    assert tls is not None
    assert graded.grade == "A+"
    assert tls.score == 100


def test_outcomes_are_told_apart(seen: dict[str, Facts]) -> None:
    named = {
        "expired": Reached.BAD_CERTIFICATE, "loops": Reached.TOO_MANY_REDIRECTS, "down": Reached.REFUSED,
        "silent": Reached.TIMED_OUT, "drips": Reached.TIMED_OUT, "empty": Reached.EMPTY,
        "barred": Reached.BARRED_BY_ROBOTS, "healthy": Reached.COMPLETED,
    }  # fmt: skip
    assert {name: seen[name].plain.reached for name in named} == named


def test_where_robots_bar_the_way_nothing_more_is_asked(seen: dict[str, Facts]) -> None:
    assert not seen["barred"].plain.hops
    assert seen["barred"].static is None


@pytest.mark.parametrize(
    ("viewport", "may"),
    [
        ("width=device-width", True),
        ("width=device-width, user-scalable=no", False),
        ("user-scalable=0", False),
        ("maximum-scale=1.0", False),
        ("maximum-scale=5", True),
    ],
)
def test_who_may_zoom(viewport: str, may: bool) -> None:
    assert may_zoom(viewport) is may


@pytest.mark.parametrize(
    ("name", "expects", "up"),
    [
        ("healthy", "Tìm thủ tục", True),
        ("healthy", "Đăng nhập", False),
        ("slow", "", True),
        ("error", "", False),
        ("moved-away", "", False),
        ("down", "", False),
        ("expired", "", False),
    ],
)
def test_a_glance_tells_who_answers(opened: Zoo, name: str, expects: str, up: bool) -> None:
    prober = PlainProber("mailto:probe@example.test", Network(opened.resolve, zoo=True), 3.0, 0.0, str(opened.roots))
    assert answers(prober.glance(replace(opened.targets[name], expects=expects))) is up
