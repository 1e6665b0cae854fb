"""Two officers with the same dossier before them, each in a browser of their own: one wins, the other is told."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import barriers
from tests.browser.desk.conftest import Opener
from tests.stories.desk import ward

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "language"), [(360, "vi"), (1280, "en")])
def test_who_presses_second_is_told_who_took_it_and_when(
    opened: Opener, morning: dict[str, str], width: int, language: str
) -> None:
    code = morning["new"]
    lan, nga = (opened(name, f"{code}/", width=width, language=language) for name in ("lan", "nga"))
    take = {"vi": "Nhận xử lý", "en": "Take it"}[language]
    lan.get_by_role("button", name=take).first.click()
    expect(lan.get_by_text({"vi": "Anh/chị đã nhận xử lý hồ sơ", "en": "is yours now"}[language])).to_be_visible()

    nga.get_by_role("button", name=take).first.click()

    said = {
        "vi": r"Phạm Thị Lan đã thay đổi hồ sơ này lúc 23/11/2026, 09:0\d",
        "en": r"Phạm Thị Lan changed this dossier at 23/11/2026, 09:0\d",
    }[language]
    expect(nga.get_by_role("main")).to_contain_text(re.compile(said))
    expect(nga.get_by_role("alert")).not_to_contain_text({"vi": "anh/chị nhập", "en": "wrote"}[language])
    assert barriers(nga) == []
    assert nga.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert ward.seen(code, ward.officer("nga")).assigned_to == ward.officer("lan").id


def test_what_the_second_had_written_is_still_there(opened: Opener, morning: dict[str, str]) -> None:
    code, typed = morning["mine"], "Mời chị nộp tại phường nơi cư trú."
    mine, other = opened("lan", f"{code}/refuse"), opened("lan", f"{code}/receive", width=360)
    mine.locator("#reason").fill(typed)
    other.get_by_role("button", name="Tiếp nhận").click()
    expect(other.get_by_text("Đã tiếp nhận hồ sơ")).to_be_visible()

    mine.get_by_role("button", name=re.compile("Từ chối")).last.click()

    expect(mine.get_by_role("heading", level=1)).to_have_text("Bây giờ chưa thể: Từ chối tiếp nhận")
    expect(mine.get_by_role("main")).to_contain_text(re.compile(r"Phạm Thị Lan, 23/11/2026, 09:0\d"))
    expect(mine.get_by_role("main")).to_contain_text(typed)
    expect(mine.get_by_role("main")).not_to_contain_text("Hãy chọn lý do")
    assert barriers(mine) == []
