"""The pages of why attempts fail, in a real browser: open to everybody, and no wider than a phone."""

import random
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from onedoor.base import clock
from onedoor.base.actor import Role
from onedoor.quality.models import Answer, Attempt, Invitation, Milestone
from onedoor.quality.operations.tallying import tally
from onedoor.quality.terms import Cause, Kind, Outcome
from tests.browser.barriers import barriers
from tests.stories.office.money import Office

pytestmark = pytest.mark.browser
WARD = "H26.00073"
Opener = Callable[..., Page]


@pytest.fixture
def measured(chromium: Browser, transactional_db: None) -> dict[str, str]:
    """A month at the ward: every cause once at least, and one attempt with its course."""
    now, chance = clock.now(), random.Random(3)
    rows = [
        Attempt(
            journey=f"{n:064x}", procedure="1.001193", agency=WARD, channel="online", active_seconds=300,
            started_at=now - timedelta(days=40, minutes=n), last_at=now - timedelta(days=39), last_step="child",
            outcome=Outcome.ABANDONED, cause=cause, contributing=[Cause.SLOW_LINK], ruled_by="attribution@3",
            ruled_at=now,
        )
        for n, cause in enumerate([*Cause, *chance.choices(list(Cause), k=60)])
    ]  # fmt: skip
    Attempt.objects.bulk_create(rows)
    tally([], rows)
    Milestone.objects.create(
        journey=rows[0].journey, at=now, kind=Kind.STEP_REJECTED, step="child", rule="child_name:not_a_name"
    )
    answered(rows[:60])
    return {
        "figures": "quality/",
        "answers": "quality/survey",
        "a quiet day": "quality/?first=2020-01-01&last=2020-01-01",
        "records": "quality/attempts?cause=Q01",
        "one": f"quality/attempts/{rows[0].id}",
    }


def answered(rows: list[Attempt]) -> None:
    """What people said of those attempts."""
    now = clock.now()
    for n, row in enumerate(rows):
        asked = Invitation.objects.create(
            journey=row.journey, survey="journey", version=1, chance=0.5, token_hash=row.journey, offered_at=now,
            expires_at=now + timedelta(days=1), answered_at=now,
        )  # fmt: skip
        Answer.objects.create(
            invitation=asked, answered_at=now, satisfaction=1 + n % 5, done="no", ease=1 + n % 7, trust=1 + n % 5,
            group="portal" if n % 3 else "payment", badly=["ease"], words="Trang chậm, […]" if n % 9 == 0 else "",
        )  # fmt: skip


@pytest.fixture
def opened(chromium: Browser, live_server: LiveServer, measured: dict[str, str]) -> Iterator[Opener]:
    """Opens one of those pages, in a window of some width."""
    hoa, contexts = Office("Đỗ Thị Hoa", Role.LEADER, agency=WARD), []

    def open_page(path: str, *, width: int, language: str, scripts: bool = True, dark: bool = False) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        cookies = {"session": hoa.client.cookies["session"].value, "language": language}
        context.add_cookies([{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()])
        page = context.new_page()
        answer = page.goto(f"{live_server.url}/office/{measured[path]}")
        assert answer is not None
        assert answer.status == 200
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["figures", "a quiet day", "records", "one", "answers"])
def test_a_page_is_open_to_everybody(opened: Opener, path: str, width: int) -> None:
    for language, dark in (("vi", False), ("en", True)):
        page = opened(path, width=width, language=language, dark=dark)
        assert barriers(page) == []


def test_the_figures_lead_to_their_records_without_scripts(opened: Opener) -> None:
    page = opened("figures", width=360, language="vi", scripts=False)
    page.get_by_role("table").get_by_role("link").first.click()
    assert "n = " in page.inner_text("main")
    page.locator("main table a").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Một lần nộp"
