"""The pages of what probes found, in a real browser: open to everybody, and no wider than a phone."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer

from onedoor.base import clock
from onedoor.base.actor import Role
from onedoor.quality import operations
from onedoor.quality.models import Portal, Slot
from onedoor.quality.rules import availability
from onedoor.quality.terms.probes import (
    AxeRule,
    Facts,
    Impact,
    InBrowser,
    Journey,
    Level,
    Reached,
    Stumble,
    Target,
)  # fmt: skip
from tests.browser.barriers import barriers
from tests.quality.probing import Seer, listed
from tests.quality.test_probe_scores import facts
from tests.stories.office.money import Office

pytestmark = pytest.mark.browser
PAGES = ("probes", "probes/2026-11", "portals/hanoi?round=2026-11", "portals/hue")


SEEN = InBrowser(
    "https://bare.example.test/", (AxeRule("color-contrast", Impact.SERIOUS, passed=False),), 4800.0, 0.31, 1_250_000,
    scroll_width=900, width=360, blocked_ms=820.0, journey=Journey(3, 2, Stumble.ERROR),
)  # fmt: skip


class Various(Seer):
    """One portal has no headers, is slow, and is worse in a browser; one is as it should be; one is not reached."""

    def visit(self, target: Target) -> Facts:
        if "bare" not in target.url:
            return super().visit(target)
        seen = facts({"server": "Apache/2.4.6", "x-powered-by": "PHP/5.6"}, first_byte_ms=2400.0)
        return replace(seen, target=target, browser=(SEEN,))


@pytest.fixture
def phone(chromium: Browser, live_server: LiveServer, transactional_db: None) -> Iterator[BrowserContext]:
    """A context in which a leader has signed in, and a round that is not done."""
    portals = [
        listed("hanoi", "H26", url="https://bare.example.test/"), listed("hue", "H57"), listed("later", "H29"),
    ]  # fmt: skip
    operations.list_portals(portals)
    operations.start_round("2026-11", [one.id for one in portals], Level.STATIC, "here")
    list(operations.make_visits("2026-11", Various({"https://later.example.test/"})))
    _a_day(Portal.objects.get(code="hanoi"))
    hoa = Office("Đỗ Thị Hoa", Role.LEADER, agency="H26.00073")
    context = chromium.new_context()
    context.add_cookies([{"name": "session", "value": hoa.client.cookies["session"].value, "url": live_server.url}])
    yield context
    context.close()


def _a_day(portal: Portal) -> None:
    """Half a day of slots, in which it was down twice."""
    ends = availability.begins(clock.now())
    down = {9, 40, 41, 42}
    Slot.objects.bulk_create(
        Slot(
            portal=portal,
            begins_at=ends - nth * availability.SLOT,
            vantage="here",
            ok=nth not in down,
            reached=Reached.TIMED_OUT if nth in down else Reached.COMPLETED,
        )
        for nth in range(1, 145)
    )


def test_pages_of_probes_are_open_to_everybody(phone: BrowserContext, live_server: LiveServer) -> None:
    for width, language in ((360, "vi"), (1280, "en")):
        phone.add_cookies([{"name": "language", "value": language, "url": live_server.url}])
        page = phone.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        for path in PAGES:
            answer = page.goto(f"{live_server.url}/office/quality/{path}")
            assert answer is not None
            assert answer.status == 200
            assert barriers(page) == []
