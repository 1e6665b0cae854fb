"""The finance officer's pages in a real browser: open to everybody, and no wider than a phone."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Role
from onedoor.fees import operations
from onedoor.fees.models import Difference, Refund
from onedoor.fees.terms import Manner, RefundState, Statement, StatementLine
from tests.browser.barriers import barriers
from tests.fees.conftest import MONDAY, WARD, Gateway, install, officer, ordered, raised, said
from tests.stories.office.money import Office, asked_refunds

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]


@pytest.fixture
def busy_day(chromium: Browser, transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """Addresses of a day on which everything happened."""
    vnpay = Gateway()
    install(monkeypatch, vnpay, Gateway(Manner.VIETQR))
    with time_machine.travel(MONDAY, tick=True):
        due, police = raised(20_000), raised(200_000, payee="H26.00070")
        first, second = ordered(due), ordered(due, manner=Manner.VIETQR)
        operations.apply(said(first.reference, 20_000))
        operations.apply(said(second.reference, 20_000, "Q2", manner=Manner.VIETQR))
        operations.apply(said(ordered(raised(20_000)).reference, 25_000, "T3"))
        operations.apply(said(ordered(police).reference, 200_000, "T4"))
        cash = raised(50_000)
        operations.take_at_counter(cash.id, Manner.CASH, 50_000, by=officer(Role.RECEIVER, agency=WARD))
        vnpay.refund_state = RefundState.FAILED
        operations.refund(due.id, by=SYSTEM, amount=5_000, reason="Nộp nhầm bản sao, người nộp đề nghị hoàn")
        asked_refunds()
        lines = (StatementLine(1, "", "Q9", 70_000, clock.now(), purpose="TIEN NHA " * 20),)
        operations.reconcile(Statement(Manner.VIETQR, clock.today(), "day", lines))
        wrong = Difference.objects.get(kind="wrong_amount")
        unknown = Difference.objects.get(kind="unknown_payer")
        double = Difference.objects.get(kind="double_payment")
        statement = operations.fetch_statement(clock.today(), manner=Manner.VNPAY, by=officer(Role.FINANCE))
        assert Refund.objects.filter(state="failed").exists()
        yield {
            "money": "money/",
            "a quiet day": "money/?first=2026-01-01&last=2026-01-01",
            "records": "money/records?manner=vnpay",
            "balances": "money/balances",
            "open": "differences/",
            "resolved": "differences/?done=yes",
            "wrong": f"differences/{wrong.id}",
            "unknown": f"differences/{unknown.id}",
            "double": f"differences/{double.id}",
            "refunds": "refunds/",
            "due": f"dues/{due.id}",
            "refund": f"dues/{due.id}/refund",
            "statements": "statements/",
            "statement": f"statements/{statement}",
        }


@pytest.fixture
def opened(chromium: Browser, live_server: LiveServer, busy_day: dict[str, str]) -> Iterator[Opener]:
    """Opens a page of the office, in a window of some width."""
    contexts: dict[tuple[object, ...], BrowserContext] = {}
    diep = Office("Ngô Ngọc Diệp", agency="H26")

    def window(*, width: int, language: str, scripts: bool, dark: bool) -> BrowserContext:
        if (width, language, scripts, dark) not in contexts:
            context = contexts[width, language, scripts, dark] = chromium.new_context(
                viewport={"width": width, "height": 800}, java_script_enabled=scripts, locale=language,
                color_scheme="dark" if dark else "light",
            )  # fmt: skip
            diep.client.cookies["language"] = language
            context.add_cookies(
                [{"name": key, "value": one.value, "url": live_server.url} for key, one in diep.client.cookies.items()]
            )
        return contexts[width, language, scripts, dark]

    def open_page(
        path: str, *, width: int = 1280, language: str = "vi", scripts: bool = False, dark: bool = False
    ) -> Page:
        page = window(width=width, language=language, scripts=scripts, dark=dark).new_page()
        page.goto(f"{live_server.url}/office/{path}")
        return page

    yield open_page
    for context in contexts.values():
        context.close()


@pytest.mark.parametrize(("width", "language"), [(360, "vi"), (1280, "en")])
def test_no_page_has_a_barrier_or_is_wider_than_its_screen(
    opened: Opener, busy_day: dict[str, str], width: int, language: str
) -> None:
    found: dict[str, object] = {}
    for name, path in busy_day.items():
        page = opened(path, width=width, language=language, scripts=True, dark=width == 360)
        if faults := barriers(page):
            found[name] = faults
        page.close()
    assert found == {}


def test_an_unknown_payer_is_matched_without_javascript(opened: Opener, busy_day: dict[str, str]) -> None:
    page = opened(busy_day["unknown"], width=360)
    page.get_by_role("button", name="Ghi cho hồ sơ này").click()
    expect(page.get_by_role("alert")).to_contain_text("Hãy ghi mã hồ sơ")
    page.get_by_label("Mã hồ sơ").fill(raised(70_000).code)
    page.get_by_role("button", name="Ghi cho hồ sơ này").click()

    expect(page.get_by_role("alert")).to_contain_text("Đã xử lý chênh lệch.")
