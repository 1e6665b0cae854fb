"""In a real browser: every planted defect is found, none is invented, and nothing inside our network is reached."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from onedoor.connectors.demo.zoo.for_browsers import FOR_BROWSERS, JOURNEY
from onedoor.connectors.demo.zoo.portals import File, Portal
from onedoor.connectors.demo.zoo.serving import Zoo, zoo
from onedoor.connectors.prober.browser import BrowserProber
from onedoor.connectors.prober.guard import Network
from onedoor.connectors.prober.opening import blocked
from onedoor.connectors.prober.proxy import gate
from onedoor.connectors.prober.visiting import PlainProber
from onedoor.quality.rules.defects import defects
from onedoor.quality.rules.phones import phone_checks
from onedoor.quality.terms.defects import Defect
from onedoor.quality.terms.pictures import LARGEST
from onedoor.quality.terms.probes import Journey, Stumble
from tests.quality.test_probe_scores import facts

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zoo]:
    with zoo(Path(tmp_path_factory.mktemp("zoo")), FOR_BROWSERS) as it:
        yield it


def prober(network: Network, longest: float = 45.0) -> BrowserProber:
    program = shutil.which("chromium")
    assert program is not None
    return BrowserProber(
        "mailto:p@example.test", network, program, AXE, longest=longest, sandbox=False, trusts_all=True
    )


@pytest.mark.parametrize("portal", FOR_BROWSERS, ids=lambda portal: portal.name)
def test_what_was_planted_is_what_a_browser_finds(opened: Zoo, portal: Portal) -> None:
    network = Network(opened.resolve, zoo=True)
    target = opened.targets[portal.name]
    plain = PlainProber("mailto:p@example.test", network, 3.0, 0.0, str(opened.roots)).visit(target)
    opened_page = prober(network).see(target)
    assert opened_page is not None
    page = opened_page.page
    assert defects(replace(plain, browser=(page,))) == portal.planted
    assert [one.step for one in opened_page.shots] == ([0, 2] if portal.journey else [0])
    for shot in opened_page.shots:
        assert shot.width == 360
        assert shot.content[:3] == b"\xff\xd8\xff"
        assert 1000 < len(shot.content) <= LARGEST
    if portal.name == "well":
        assert (page.width, page.scroll_width, page.script_errors, page.foreign_hosts) == (360, 360, 0, ())
        assert page.journey is not None
        assert replace(page.journey, waited_ms=None) == Journey(len(JOURNEY))
        assert 0 < (page.journey.waited_ms or 0) < 10_000
        assert phone_checks(page)["hover"]
        assert page.phone is not None
        assert (page.phone.letters > 100, page.phone.small_letters, page.phone.targets > 1) == (True, 0, True)
        assert page.transferred_bytes is not None
        assert page.transferred_bytes > 1000
    if portal.name == "stops-at-2":
        assert page.journey == Journey(len(JOURNEY), 2, Stumble.ERROR)


def test_further_pages_are_looked_at_for_barriers_and_one_that_never_answers_costs_the_first_nothing(
    tmp_path: Path,
) -> None:
    said = "<!doctype html><html lang=vi><title>T</title><main><h1>T</h1>{}</main></html>"
    files = {f"/{name}": File("text/html", said.format("<input name=x>")) for name in ("one", "two")}
    links = "".join(f'<a href="/{name}">Trang {name}</a> ' for name in ("one", "two"))
    hangs = {"/hangs": File("text/html", said.format("<script>setTimeout(() => {while (true);}, 50)</script>"))}
    with zoo(
        tmp_path,
        [Portal("linked", files=files, main=links), Portal("stuck", files=hangs, main='<a href="/hangs">Trang</a>')],
    ) as opened:
        network = Network(opened.resolve, zoo=True)
        linked = prober(network, longest=120.0).see(opened.targets["linked"])
        stuck = prober(network, longest=12.0).see(opened.targets["stuck"])
    assert linked is not None
    assert {one.url.rpartition("/")[2] for one in linked.page.further} == {"one", "two"}
    assert all(not rule.passed for one in linked.page.further for rule in one.axe if rule.id == "label")
    assert [one.url for one in linked.shots] == [linked.page.url, *(one.url for one in linked.page.further)]
    assert stuck is not None
    assert stuck.page.rests
    assert stuck.page.axe
    assert stuck.page.further == ()
    assert len(stuck.shots) == 1


def test_what_a_phone_meets_is_counted(tmp_path: Path) -> None:
    style = (
        "nav div { display: none; } nav:hover div { display: block; } small { font-size: 9px; } button { padding: 0; }"
    )
    main = (
        "<nav>Mục<div>Con</div></nav><small>Chữ nhỏ</small><button>A</button><button>B</button>"
        '<form method="post"><input name="email" type="text" aria-label="Thư"><input type="tel" name="phone" '
        'aria-label="Máy"><input type="file" accept=".pdf" aria-label="Tệp"></form>'
    )
    with zoo(tmp_path, [Portal("small", files={"/portal.css": File("text/css", style)}, main=main)]) as opened:
        seen = prober(Network(opened.resolve, zoo=True)).see(opened.targets["small"])
    assert seen is not None
    assert seen.page.asks
    found = seen.page.phone
    assert found is not None
    assert (found.keyed, found.wrong_keys, found.uploads, found.no_camera, found.hover_only) == (2, 1, 1, 1, 1)
    assert found.small_letters == len("Chữ nhỏ")
    assert found.small_targets >= 2
    assert found.unread_sheets == 0


def test_a_page_whose_script_never_ends_is_given_up(tmp_path: Path) -> None:
    for_ever = File("text/javascript", "setTimeout(() => { while (true); }, 300);")
    with zoo(tmp_path, [Portal("for-ever", files={"/portal.js": for_ever})]) as opened:
        seen = prober(Network(opened.resolve, zoo=True), longest=4.0).see(opened.targets["for-ever"])
    assert seen is not None
    assert not seen.page.rests
    assert seen.shots == ()
    assert defects(replace(facts(), browser=(seen.page,))) - defects(facts()) == {Defect.HANGS}


def test_where_no_page_comes_a_browser_sees_none(opened: Zoo) -> None:
    nowhere = replace(opened.targets["well"], url="https://nowhere.example.test/")
    assert prober(Network(opened.resolve, zoo=True)).see(nowhere) is None


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost:8000/", "http://inside.example.test/", "https://127.0.0.1/",
        "https://[::1]/", "https://169.254.169.254/", "https://inside.example.test/", "https://outside.example.test:22/",
    ],
)  # fmt: skip
def test_the_gate_lets_a_browser_out_to_checked_addresses_only(url: str) -> None:
    there = {"inside.example.test": "10.0.0.1", "outside.example.test": "93.184.216.34", "localhost": "127.0.0.1"}
    network = Network(lambda host, _: [there.get(host, host)])
    with gate(network, 3.0) as proxy, httpx.Client(proxy=proxy, trust_env=False) as through:
        try:
            status = through.get(url).status_code
        except httpx.ProxyError as refused:
            status = int(str(refused)[:3])
    assert status == 403


def test_the_gate_passes_what_may_pass(opened: Zoo) -> None:
    with gate(Network(opened.resolve, zoo=True), 3.0) as proxy, httpx.Client(proxy=proxy, trust_env=False) as through:
        answer = through.get(opened.targets["well"].plain_url)
    assert (answer.status_code, answer.headers["location"]) == (301, opened.targets["well"].url)


@pytest.mark.parametrize(
    ("first", "tasks", "ms"),
    [(None, [[0, 900]], None), (100, [[0, 90]], 0), (100, [[50, 200]], 100), (100, [[200, 50], [300, 150]], 100)],
)
def test_what_blocks_is_counted_after_the_first_paint(
    first: float | None, tasks: list[list[float]], ms: float | None
) -> None:
    assert blocked({"first": first, "tasks": tasks}) == ms
