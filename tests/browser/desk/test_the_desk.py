"""The desk in a real browser: by keyboard alone, on a phone and a wide screen, without JavaScript, for everybody."""

import pytest
from playwright.sync_api import Page, expect

from onedoor.dossiers.terms import State
from tests.browser.barriers import barriers
from tests.browser.desk.conftest import Opener
from tests.stories.desk import ward

pytestmark = pytest.mark.browser

PAGES = {
    "inbox": ("lan", ""),
    "agency": ("duc", "?view=agency"),
    "nothing": ("lan", "?view=agency&q=zzzz"),
    "late": ("duc", "{late}/"),
    "asked": ("duc", "{asked}/"),
    "new": ("lan", "{new}/"),
    "printed": ("lan", "{printed}/"),
    "receive": ("lan", "{mine}/receive"),
    "refuse": ("lan", "{mine}/refuse"),
    "supplement": ("lan", "{mine}/supplement"),
    "forward": ("lan", "{received}/forward"),
    "return": ("duc", "{late}/return"),
    "propose": ("duc", "{late}/propose"),
    "decide": ("hoa", "{proposed}/decide"),
    "deliver": ("lan", "{decided}/deliver"),
    "postpone": ("duc", "{late}/postpone"),
    "assign": ("duc", "{late}/assign"),
    "ask payment": ("phuc", "{unpaid}/ask-payment"),
    "record payment": ("phuc", "{awaited}/record-payment"),
    "not now": ("nga", "{mine}/receive"),
}


def press(page: Page, key: str) -> None:
    """A key, once the page that is there now listens: a page is seen before its script has run."""
    page.wait_for_selector("html[data-keys=heard]", state="attached")
    page.keyboard.press(key)


@pytest.mark.parametrize(("width", "language"), [(360, "vi"), (1280, "en")])
def test_no_page_has_a_barrier_or_is_wider_than_its_screen(
    opened: Opener, morning: dict[str, str], width: int, language: str
) -> None:
    found: dict[str, object] = {}
    for name, (who, path) in PAGES.items():
        page = opened(who, path.format(**morning), width=width, language=language)
        if faults := barriers(page):
            found[name] = faults
        page.close()
    assert found == {}


def test_an_officer_receives_by_keyboard_alone(opened: Opener, morning: dict[str, str]) -> None:
    # Given the list of what nobody has; j goes to the first row, x ticks it, k stays within the list.
    page = opened("lan", "?view=unassigned")
    press(page, "j")
    expect(page.locator("[data-row]").first.locator("[data-open]")).to_be_focused()
    press(page, "x")
    expect(page.locator("[data-row]").first.get_by_role("checkbox")).to_be_checked()
    press(page, "j")
    press(page, "k")
    press(page, "k")
    code = page.locator("[data-row]").first.locator(".desk-code").inner_text()

    # When Enter opens it, a takes it, r opens the receipt and the form is sent by keyboard,
    press(page, "Enter")
    page.wait_for_url("**/desk/H26*/")
    press(page, "a")
    expect(page.get_by_text("Anh/chị đã nhận xử lý hồ sơ")).to_be_visible()
    press(page, "r")
    page.wait_for_url("**/receive")
    page.get_by_role("button", name="Tiếp nhận").focus()
    press(page, "Enter")

    # then it is received.
    expect(page.get_by_text("Đã tiếp nhận hồ sơ")).to_be_visible()
    assert ward.seen(code, ward.officer("lan")).state is State.RECEIVED

    # And u goes back to the list.
    press(page, "u")
    page.wait_for_url("**/desk/")


def test_the_keys_are_told_and_can_be_turned_off(opened: Opener, morning: dict[str, str]) -> None:
    page = opened("lan")
    press(page, "?")
    expect(page.get_by_role("dialog", name="Phím tắt")).to_be_visible()
    assert barriers(page) == []
    page.get_by_role("checkbox", name="Tắt phím tắt trên máy này").check(force=True)
    press(page, "Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)

    press(page, "/")
    expect(page.locator("#q")).not_to_be_focused()
    page.reload()
    press(page, "?")
    page.get_by_role("checkbox", name="Tắt phím tắt trên máy này").uncheck(force=True)
    press(page, "Escape")
    press(page, "/")
    expect(page.locator("#q")).to_be_focused()


def test_a_panel_opens_over_the_list_and_closes_by_escape_or_beside_it(opened: Opener, morning: dict[str, str]) -> None:
    page = opened("duc", "?view=agency")
    first, columns = page.locator("[data-row]").first, page.locator(".desk-panel", has_text="Cột").locator("summary")
    before = first.bounding_box()
    columns.click()
    expect(page.get_by_role("button", name="Đổi cột")).to_be_visible()
    assert first.bounding_box() == before
    press(page, "Escape")
    expect(page.get_by_role("button", name="Đổi cột")).to_be_hidden()
    expect(columns).to_be_focused()

    columns.click()
    page.get_by_role("heading", level=1).click()
    expect(page.get_by_role("button", name="Đổi cột")).to_be_hidden()


def test_a_letter_typed_into_a_text_is_a_letter(opened: Opener, morning: dict[str, str]) -> None:
    page = opened("duc", f"{morning['late']}/")
    press(page, "n")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.type("abc jk?/u")
    expect(page.locator("#text")).to_have_value("abc jk?/u")
    assert page.url.endswith(f"{morning['late']}/")


def test_a_supplement_is_asked_for_without_javascript(opened: Opener, morning: dict[str, str]) -> None:
    page = opened("lan", f"{morning['mine']}/supplement", width=360, scripts=False)
    page.get_by_label("Giấy chứng sinh", exact=True).check(force=True)
    page.get_by_role("button", name="Gửi yêu cầu bổ sung").click()
    expect(page.get_by_role("alert")).to_contain_text("Hãy ghi vì sao cần bổ sung: Giấy chứng sinh.")
    page.get_by_role("alert").get_by_role("link").click()
    page.locator("#why-component-birth_notice").fill("Ảnh mờ")
    page.get_by_role("button", name="Gửi yêu cầu bổ sung").click()

    expect(page.get_by_text("Đã yêu cầu bổ sung hồ sơ")).to_be_visible()


def test_the_panes_scroll_apart_on_a_wide_screen_and_are_one_column_on_a_phone(
    opened: Opener, morning: dict[str, str]
) -> None:
    wide = opened("duc", f"{morning['late']}/")
    answers, papers = wide.locator(".desk-pane").nth(0), wide.locator(".desk-pane").nth(1)
    answers.evaluate("pane => { pane.scrollTop = 120 }")
    assert (answers.evaluate("pane => pane.scrollTop"), papers.evaluate("pane => pane.scrollTop")) == (120, 0)
    shown = papers.locator("img").first
    shown.scroll_into_view_if_needed()
    expect(shown).to_be_visible()
    wide.wait_for_function("document.querySelector('.desk-pane img').naturalWidth > 0")

    phone = opened("duc", f"{morning['late']}/", width=360)
    boxes = [phone.locator(".desk-pane").nth(number).bounding_box() for number in (0, 1)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]
    assert phone.locator(".desk-pane").first.evaluate("pane => pane.scrollHeight - pane.clientHeight") <= 1


def test_the_actions_stay_at_their_place_while_reading(opened: Opener, morning: dict[str, str]) -> None:
    page = opened("duc", f"{morning['late']}/")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    box = page.locator(".desk-bar").bounding_box()
    assert box is not None
    assert box["y"] == 0
    expect(page.get_by_role("button", name="Đề xuất kết quả")).to_be_in_viewport()


def test_a_pdf_is_read_beside_the_answers(opened: Opener, morning: dict[str, str]) -> None:
    page = opened("lan", f"{morning['printed']}/")
    expect(page.locator("iframe[title='giấy chứng sinh.pdf']")).to_be_visible()
    # The browser's own viewer opens it: neither our policy nor the file's stands in its way.
    with page.expect_event("framenavigated", lambda frame: frame.url.startswith("chrome-extension://")):
        page.reload()

    phone = opened("lan", f"{morning['printed']}/", width=360)
    expect(phone.locator("iframe")).to_be_hidden()
    expect(phone.get_by_role("link", name="giấy chứng sinh.pdf")).to_be_visible()
