"""A real browser at a real collector: cut off and back, a broken script, no storage; each becomes the cause it is."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from playwright.sync_api import Browser, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from onedoor.base import clock
from onedoor.doors.portal import measuring
from onedoor.quality import operations
from onedoor.quality.models import Attempt, BrowserReport
from onedoor.quality.terms import Cause
from tests.browser.conftest import ARGUMENTS
from tests.collector import PHONE, Running
from tests.stories.portal.visitor import Visitor, begin

pytestmark = pytest.mark.browser
WARD = "H26.00073"
NO_STORAGE = "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no') } })"
BROKEN = """document.querySelector(".portal-form").addEventListener("submit", (event) => {
    event.preventDefault();
    throw new TypeError("what was typed is not told");
})"""


@pytest.fixture
def page(
    chromium: Browser, live_server: LiveServer, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Page]]:
    """Mai's window on a page of her journey; her browser reports to a collector of its own."""
    collector = Running(tmp_path, PUBLIC_URL=live_server.url)
    settings.ENV = replace(
        settings.ENV,
        collector_url=f"http://127.0.0.1:{collector.port}",
        population_register="tests.stories.portal.register.KnowingRegister",
    )
    monkeypatch.setattr(measuring, "_SHARE", 1.0)
    mai = Visitor().sign_in("mai", "Nguyễn Thị Mai", "001194012345")
    journey = begin(mai)
    mai.send(f"{journey}/place", {"agency": WARD})
    # A page that is left forgets what Playwright says the browser is; a headless one is taken for a machine.
    arguments = [*ARGUMENTS, f"--user-agent={PHONE}"]
    phone = chromium.browser_type.launch(executable_path="/usr/bin/chromium", args=arguments)

    def opened(before: str = "") -> Page:
        context = phone.new_context(base_url=live_server.url)
        cookies = {"language": "vi", "session": mai.client.cookies["session"].value}
        context.add_cookies([{"name": name, "value": told, "url": live_server.url} for name, told in cookies.items()])
        if before:
            context.add_init_script(before)
        window = context.new_page()
        window.goto(f"{journey}/page/child")
        return window

    yield opened
    phone.close()
    collector.stop()


def come(*kinds: str) -> None:
    """Reports of those kinds have come."""
    until = time.monotonic() + 60
    while not set(kinds) <= (found := set(BrowserReport.objects.values_list("kind", flat=True))):
        assert time.monotonic() < until, found
        time.sleep(0.1)


def cause() -> str:
    with time_machine.travel(clock.now() + timedelta(days=31), tick=True):
        operations.rule_attempts()
    return Attempt.objects.get().cause


def test_what_happened_while_cut_off_is_told_once_back(page: Callable[..., Page]) -> None:
    window = page()
    window.context.set_offline(True)
    window.wait_for_timeout(300)
    assert "offline" in window.evaluate("sessionStorage.getItem('od-told')")
    assert not BrowserReport.objects.filter(kind="offline").exists()
    window.context.set_offline(False)
    come("offline")
    window.goto("about:blank")
    come("viewed", "lcp", "ttfb", "cls")

    assert cause() == Cause.OFFLINE
    assert not BrowserReport.objects.filter(kind__in=["clock_wrong", "storage_blocked", "not_connected"]).exists()


def test_a_script_that_breaks_the_button_is_the_portals_fault(page: Callable[..., Page]) -> None:
    window = page()
    window.evaluate(BROKEN)
    window.get_by_role("button", name="Lưu và tiếp tục").last.click()
    window.wait_for_timeout(1700)
    window.goto("about:blank")
    come("dead_click")

    assert cause() == Cause.SCRIPT_ERROR
    assert set(BrowserReport.objects.exclude(rule="").values_list("rule", flat=True)) == {"TypeError"}


def test_a_browser_without_storage_says_so(page: Callable[..., Page]) -> None:
    window = page(NO_STORAGE)
    window.goto("about:blank")
    come("storage_blocked")

    assert cause() == Cause.STORAGE_BLOCKED


def test_a_page_that_did_not_come_is_told_when_it_is_asked_for_again(page: Callable[..., Page]) -> None:
    window = page()
    window.route("**/page/child", lambda route: route.abort("connectionreset"))
    window.get_by_role("button", name="Lưu và tiếp tục").last.click()
    window.wait_for_timeout(300)
    window.unroute("**/page/child")
    window.reload()
    come("not_connected")

    assert BrowserReport.objects.get(kind="not_connected").step == "child"
