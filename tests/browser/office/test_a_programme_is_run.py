"""A target and a plan from a spreadsheet, by two heads on their phones in a real browser: no page shuts anybody out."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from onedoor.base.actor import Role
from onedoor.programme import tasks
from onedoor.programme.models import PlanFile
from tests.browser.barriers import barriers
from tests.programme.test_workbook import made
from tests.stories.office.money import Office

pytestmark = pytest.mark.browser
WARD = "H26.00073"
ROWS = (
    ("Nhiệm vụ", "Thời hạn", "Người phụ trách", "Chỉ tiêu"),
    ("Tập huấn nhân viên bưu điện", "quý IV", "Đỗ Thị Hoa", "K1"),
    ("Rà soát giấy tờ đã có trong cơ sở dữ liệu", "31/02", "", "đầu ra"),
)


def phone_of(chromium: Browser, server: LiveServer, name: str, agency: str) -> Page:
    context = chromium.new_context(viewport={"width": 360, "height": 760})
    session = Office(name, Role.LEADER, agency=agency).client.cookies["session"].value
    context.add_cookies([{"name": "session", "value": session, "url": server.url}])
    context.add_cookies([{"name": "language", "value": "vi", "url": server.url}])
    return context.new_page()


def test_a_target_is_confirmed_and_a_spreadsheet_becomes_a_board(
    chromium: Browser, live_server: LiveServer, transactional_db: None, tmp_path: Path
) -> None:
    city = phone_of(chromium, live_server, "Đinh Trung Kiên", "H26")
    city.goto(f"{live_server.url}/office/programme/targets/new")
    city.get_by_label("Mức phải đạt").fill("80")
    city.locator(f'input[name="agencies"][value="{WARD}"]').check()
    assert barriers(city) == []
    city.get_by_role("button", name="Giao chỉ tiêu").click()
    city.get_by_text("Chờ xác nhận").first.wait_for()

    ward = phone_of(chromium, live_server, "Đỗ Thị Hoa", WARD)
    ward.goto(city.url)
    ward.get_by_role("button", name="Xác nhận", exact=True).click()
    ward.get_by_text("Đã xác nhận").first.wait_for()
    assert barriers(ward) == []

    ward.goto(f"{live_server.url}/office/programme/plans/new")
    ward.get_by_label("Một tệp Excel").check()
    ward.get_by_role("button", name="Lập kế hoạch").click()
    ward.get_by_label("Tệp Excel (.xlsx)").wait_for()
    assert barriers(ward) == []
    path = tmp_path / "ke-hoach.xlsx"
    path.write_bytes(made(*ROWS))
    ward.get_by_label("Tệp Excel (.xlsx)").set_input_files(path)
    ward.get_by_role("button", name="Xem trước").click()
    ward.get_by_label("Hạn (ô B3)").wait_for()
    assert barriers(ward) == []
    ward.get_by_label("Hạn (ô B3)").fill("30/6")
    ward.get_by_role("button", name="Lưu chỗ đã sửa").click()
    ward.get_by_role("button", name="Nhập 2 việc vào kế hoạch").click()
    ward.get_by_text("Đang nhập 2 việc.").wait_for()
    tasks.take_rows(str(PlanFile.objects.get().id))
    ward.get_by_role("button", name="Xem đã đến đâu").click()
    ward.get_by_role("link", name="Mở kế hoạch").click()
    ward.locator(".office-gantt").wait_for()
    assert ward.locator(".office-card").count() == 2
    assert ward.locator(".office-gantt rect").count() >= 2
    assert barriers(ward) == []
    for page in (city, ward):
        page.context.close()
