"""Paying in a real browser, with the demo gateway and bank as the processes they are, on a phone without JavaScript."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from onedoor.fees.models import Order, Payment
from tests.browser.barriers import barriers
from tests.browser.portal.conftest import Opener
from tests.stories.desk.ward import file_criminal_record
from tests.stories.portal.payer import due_of
from tests.stories.portal.till import Till
from tests.stories.portal.till import opened as till_opened
from tests.stories.portal.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def mai(chromium: Browser, transactional_db: None, settings: Settings, live_server: LiveServer) -> Visitor:
    """Mai, today: the gateway has the clock on the wall."""
    register = "tests.stories.portal.register.KnowingRegister"
    settings.ENV = replace(settings.ENV, population_register=register, public_url=live_server.url)
    return Visitor().sign_in("mai", "Nguyễn Thị Mai", "001194012345")


@pytest.fixture
def till(mai: Visitor, tmp_path: Path, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Till]:
    """The gateway calls back to the server under test."""
    yield from till_opened(tmp_path, monkeypatch, notify=f"{live_server.url}/callbacks/vnpay")


@pytest.fixture
def code(mai: Visitor) -> str:
    assert mai.actor is not None
    return file_criminal_record(mai.actor)


def begins(page: Page, code: str) -> None:
    """From the end page to the gateway."""
    page.goto(f"/dossiers/{code}/sent")
    page.get_by_role("button", name="Nộp ngay").click()
    page.get_by_role("button", name="Nộp qua VNPAY").click()
    page.get_by_role("button", name="Thanh toán thành công").wait_for()


def pays(page: Page, how: str = "Thanh toán thành công") -> None:
    page.get_by_role("button", name=how).click()
    page.wait_for_url("**/payments/OD*")


def sees(page: Page, words: str, within: float = 5_000) -> None:
    page.get_by_role("heading", name=words).wait_for(timeout=within)


def test_from_the_end_page_to_the_receipt_without_scripts(opened: Opener, till: Till, code: str) -> None:
    page = opened(scripts=False)
    begins(page, code)
    pays(page)

    sees(page, "Đã nộp xong", within=15_000)
    with page.expect_request("**/r/*/receipt"):
        page.get_by_role("button", name="Tải biên lai").click()
    page.goto(f"/dossiers/{code}")
    sees(page, "Đã nộp 200.000")


@pytest.mark.parametrize("fault", ["delayed", "doubled", "failure_then_success"])
def test_the_page_comes_to_the_truth_by_itself(opened: Opener, till: Till, code: str, fault: str) -> None:
    till.misbehave(fault)
    page = opened(scripts=False)
    begins(page, code)
    pays(page)

    sees(page, "Đã nộp xong", within=30_000)
    assert Payment.objects.count() == 1


@pytest.mark.parametrize("fault", ["silent", "wrong_mac"])
def test_a_callback_that_never_comes_right_costs_one_press(opened: Opener, till: Till, code: str, fault: str) -> None:
    till.misbehave(fault)
    page = opened(scripts=False)
    begins(page, code)
    pays(page)

    sees(page, "Đang kiểm tra với cổng thanh toán")
    page.get_by_role("button", name="Hỏi lại ngay").click()
    sees(page, "Đã nộp xong")


def test_a_wrong_amount_is_told(opened: Opener, till: Till, code: str) -> None:
    till.misbehave("wrong_amount")
    page = opened(scripts=False)
    begins(page, code)
    pays(page)

    sees(page, "Số tiền đến không khớp", within=15_000)


def test_a_failure_is_tried_again_with_one_press(opened: Opener, till: Till, code: str) -> None:
    page = opened(scripts=False)
    begins(page, code)
    pays(page, "Tài khoản không đủ tiền")
    sees(page, "Chưa nộp được", within=15_000)

    page.get_by_role("button", name="Nộp lại").click()
    pays(page)
    sees(page, "Đã nộp xong", within=15_000)


def test_back_cut_off_and_in_another_tab_it_is_one_payment(opened: Opener, till: Till, code: str) -> None:
    page = opened(scripts=False)
    begins(page, code)

    # The back button: what was begun is offered, not begun again.
    page.go_back()
    page.reload()
    page.get_by_role("heading", name="Bạn đang nộp dở").wait_for()
    page.context.close()

    # Cut off, and the next day in two tabs.
    first, second = opened(scripts=False), opened(scripts=False)
    for tab in (first, second):
        tab.goto(f"/dossiers/{code}")
        tab.get_by_role("button", name="Xem và nộp tiếp").click()
        tab.get_by_role("button", name="Nộp tiếp ở trang VNPAY").click()
    pays(first)
    sees(first, "Đã nộp xong", within=15_000)
    second.get_by_role("button", name="Thanh toán thành công").click()
    second.wait_for_url("**/payments/OD*")
    sees(second, "Đã nộp xong")
    assert (Order.objects.count(), Payment.objects.count()) == (1, 1)


def test_a_transfer_is_seen_when_the_bank_tells(opened: Opener, till: Till, code: str) -> None:
    page = opened(width=1280, language="en")
    page.goto(f"/pay?dossier={code}")
    page.get_by_role("button", name="Get a VietQR code").click()
    sees(page, "Transfer 200.000")
    order = Order.objects.get()
    assert page.get_by_role("button", name="Copy").count() == 3

    till.transfer(order.handover["qr"])
    page.get_by_role("button", name="I have sent it").click()
    sees(page, "Payment received")


@pytest.mark.parametrize(
    ("width", "language", "scheme"),
    [(360, "vi", "light"), (1280, "en", "dark")],
)
def test_no_page_of_paying_has_a_barrier(
    opened: Opener, mai: Visitor, till: Till, code: str, width: int, language: str, scheme: str
) -> None:
    page = opened(width=width, language=language, scheme=scheme)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    found: dict[str, object] = {}

    def looks(address: str, name: str) -> None:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, name
        if wrong := barriers(page):
            found[name] = wrong

    assert mai.actor is not None
    second, link = file_criminal_record(mai.actor), f"/pay/{due_of(mai, code).pay_token}"
    for address in (f"/dossiers/{code}/sent", f"/dossiers/{code}", "/dossiers/", f"/pay?dossier={code}", "/pay", link):
        looks(address, f"before {address}")
    begun = _begun(mai, code, "vnpay")
    for address in (f"/payments/{begun}", f"/payments/{begun}?back=yes", f"/pay?dossier={code}", link):
        looks(address, f"begun {address}")
    looks(f"/payments/{_begun(mai, second, 'vietqr')}", "transfer")
    for state, reason in (("failed", "timed_out"), ("expired", "")):
        Order.objects.filter(reference=begun).update(state=state, reason=reason, settled_at="2026-11-26T00:00Z")
        looks(f"/payments/{begun}", state)
    till.pay(Order.objects.get(reference=begun).handover["url"])
    mai.send(f"/payments/{begun}")
    for address in (f"/payments/{begun}", f"/dossiers/{code}", link, mai.page.partition('href="/r/')[2][:16]):
        looks(address if address.startswith("/") else f"/r/{address}", f"paid {address}")
    assert found == {}
    assert complaints == []


def _begun(mai: Visitor, code: str, manner: str) -> str:
    mai.client.post("/pay", {"dossier": code, "manner": manner})
    return Order.objects.latest("created_at").reference
