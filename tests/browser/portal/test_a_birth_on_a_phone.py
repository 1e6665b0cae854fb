"""A birth is registered in a real browser: with the keyboard alone, and with JavaScript off."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.portal.conftest import Opener
from tests.stories.portal.visitor import picture

pytestmark = pytest.mark.browser
MOST_TABS, MOST_OPTIONS = 90, 200


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    file = tmp_path / "giay-chung-sinh.jpg"
    file.write_bytes(picture().read())
    return file


class Keyboard:
    """Somebody who never touches a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, selector: str) -> None:
        """Press Tab until the element has the focus, which must be visible."""
        for _press in range(MOST_TABS):
            if self.page.evaluate("s => document.activeElement?.matches(s) ?? false", selector):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{selector} is not reached by Tab")

    def press(self, selector: str) -> None:
        self.reach(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def choose(self, name: str, value: str) -> None:
        """Radios: Tab comes to the group, arrows go through it."""
        self.reach(f'input[name="{name}"]')
        self.page.keyboard.press("Space")
        for _press in range(10):
            if self.page.locator(f'input[name="{name}"][value="{value}"]').is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{name} has no {value}")

    def write(self, name: str, text: str) -> None:
        self.reach(f'[name="{name}"]')
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def select(self, name: str, value: str) -> None:
        """A select: Tab comes to it, arrows go through it."""
        self.reach(f'select[name="{name}"]')
        for _press in range(MOST_OPTIONS):
            if self.page.locator(f'select[name="{name}"]').input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{name} has no {value}")

    def go_on(self) -> None:
        self.press('button[value="continue"]:not([tabindex="-1"])')


@pytest.mark.parametrize("width", [360, 1280])
def test_with_the_keyboard_alone(opened: Opener, photograph: Path, width: int) -> None:
    page = opened(width=width)
    hands = Keyboard(page)
    page.goto("/")
    hands.write("q", "lam giay khai sinh")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    hands.press('a[href="/service/1.001193"]')
    hands.press(".portal-start")
    for question, answer in (("birth_country", "vietnam"), ("already_registered", "no"), ("linked", "no")):
        hands.choose(question, answer)
        hands.press("form .govuk-button")
    hands.press(".govuk-button--start")
    assert page.url.endswith("/place")
    hands.press(".portal-proposal button")
    hands.press('a[href$="/page/requester"]')
    hands.choose("requester_relation", "mother")
    hands.go_on()
    hands.choose("child_case", "ordinary")
    hands.go_on()
    hands.write("child_name", "Trần Minh An")
    for part, number in (("day", "10"), ("month", "11"), ("year", "2026")):
        hands.write(f"child_born.{part}", number)
    hands.choose("child_sex", "male")
    hands.select("child_ethnicity", "kinh")
    hands.go_on()
    hands.choose("birth_place_kind", "elsewhere")
    for place in ("birth_place", "child_home_place"):
        hands.select(f"{place}.province", "01")
        hands.press(f'button[value="places:{place}"]')
        hands.select(f"{place}.commune", "00073")
    hands.go_on()
    hands.choose("birth_proof", "commitment")
    hands.go_on()
    hands.write("birth_commitment", "Cháu sinh tại nhà ngày 10/11/2026, không có giấy chứng sinh.")
    hands.go_on()
    hands.choose("father_declared", "no")
    hands.go_on()
    hands.choose("copies_wanted", "no")
    hands.go_on()
    page.goto(page.url.split("/papers")[0] + "/check")
    hands.press("form .govuk-button--start")
    assert page.url.endswith("/sent")
    assert "H26.00073-2611" in page.locator(".govuk-panel").inner_text()


def test_with_javascript_off(opened: Opener, photograph: Path) -> None:
    page = opened(scripts=False)
    page.goto("/")
    page.get_by_role("searchbox").fill("khai sinh")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name="Đăng ký khai sinh", exact=True).click()
    page.get_by_role("button", name="Làm thủ tục này").click()
    for answer in ("Ở Việt Nam", "Chưa", "Không, chỉ khai sinh"):
        page.get_by_label(answer, exact=True).check()
        page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_role("button", name="Bắt đầu điền").click()
    page.get_by_role("button", name="Gửi đến nơi này").click()
    page.get_by_role("link", name="Người đi khai").click()
    page.get_by_label("Mẹ", exact=True).check()
    on = page.locator('button[value="continue"]:not([tabindex="-1"])')
    on.click()
    page.get_by_label("Thông thường", exact=True).check()
    on.click()
    page.get_by_label("Họ, chữ đệm, tên của trẻ").fill("Trần Minh An")
    for part, number in (("Ngày", "10"), ("Tháng", "11"), ("Năm", "2026")):
        page.get_by_label(part, exact=True).fill(number)
    page.get_by_label("Nam", exact=True).check()
    page.get_by_label("Dân tộc").select_option("kinh")
    on.click()
    page.get_by_label("Tại bệnh viện, trạm y tế, nhà hộ sinh").check()
    on.click()
    page.get_by_label("Tên cơ sở y tế").fill("Bệnh viện Phụ sản Hà Nội")
    for place in ("birth_place", "child_home_place"):
        page.locator(f'select[name="{place}.province"]').select_option("01")
        page.locator(f'button[value="places:{place}"]').click()
        page.locator(f'select[name="{place}.commune"]').select_option("00073")
    on.click()
    page.get_by_label("Giấy chứng sinh (giấy hoặc điện tử)").check()
    on.click()
    on.click()
    page.get_by_label("Không", exact=True).check()
    on.click()
    page.get_by_label("Không", exact=True).check()
    on.click()
    page.get_by_label("Chọn ảnh hoặc tệp").set_input_files(photograph)
    page.get_by_role("button", name="Tải lên").click()
    page.get_by_role("link", name="Quay lại").click()
    page.get_by_role("button", name="Kiểm tra và nộp hồ sơ").click()
    page.get_by_role("button", name="Nộp hồ sơ").click()
    expect(page.get_by_role("heading", name="Đã nộp hồ sơ")).to_be_visible()
    expect(page.get_by_text("Đến lượt cơ quan")).to_be_visible()
