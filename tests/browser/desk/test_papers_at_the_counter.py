"""Papers at the counter in a real browser: scanning, certifying, disputes; narrow and wide, in both languages."""

import pytest
import time_machine

from onedoor.base.actor import Actor
from onedoor.catalogue.terms import Text
from onedoor.vault import operations
from tests.browser.barriers import barriers
from tests.browser.desk.conftest import Opener
from tests.stories.desk import ward

pytestmark = pytest.mark.browser
People = tuple[dict[str, Actor], time_machine.Traveller]


@pytest.fixture
def papers(people: People) -> dict[str, str]:
    """A scan that waits for Hoa, and two disputes: about an item of the ward, and about a register."""
    staff, _ = people
    lan, mai = staff["lan"], staff["mai"]
    assert mai.id is not None
    scan = operations.scan_for(
        "001194012345", mai.name, "land_title", issuer="Sở Nông nghiệp và Môi trường Hà Nội", file="so do.jpg",
        content=ward.picture(), media_type="image/jpeg", by=lan,
    )  # fmt: skip
    item = operations.keep_issued(
        mai.id, "KQ.G15.000032", title=Text(vi="Giấy chứng nhận kết hôn", en="Marriage certificate"), issuer=ward.WARD,
        reference="document:wedding", facts={}, by=lan,
    )  # fmt: skip
    dispute = operations.dispute(item, what=None, said="Ngày đăng ký phải là 12/06/2024.", draft=None, by=mai)
    operations.dispute_register(
        "civil_status",
        what=Text(vi="Tình trạng hôn nhân", en="Marital status"),
        said="Tôi đã ly hôn.",
        agency=ward.WARD,
        draft=None,
        by=mai,
    )
    return {"scan": str(scan), "dispute": str(dispute)}


PAGES = {
    "digitise": ("lan", "digitise/"),
    "scan": ("lan", "digitise/new"),
    "certify": ("hoa", "digitise/{scan}"),
    "disputes": ("hoa", "disputes/"),
    "dispute": ("hoa", "disputes/{dispute}"),
}


@pytest.mark.parametrize(("width", "language"), [(360, "vi"), (1280, "en")])
def test_no_page_has_a_barrier(opened: Opener, papers: dict[str, str], width: int, language: str) -> None:
    found: dict[str, object] = {}
    for name, (who, path) in PAGES.items():
        page = opened(who, path.format(**papers), width=width, language=language)
        if faults := barriers(page):
            found[name] = faults
        if (over := page.evaluate("document.documentElement.scrollWidth - innerWidth")) > 0:
            found[f"{name}, too wide"] = over
    assert found == {}


def test_a_paper_is_certified_and_a_dispute_answered(opened: Opener, papers: dict[str, str]) -> None:
    page = opened("hoa", f"digitise/{papers['scan']}")
    shown = page.inner_text("main")
    assert "Nguyễn Thị Mai" in shown
    assert "001194012345" in shown, "what the paper says is compared with whose it is said to be"
    page.get_by_label("Khớp: chứng nhận bản số hóa").check()
    page.get_by_role("button", name="Ghi nhận").click()
    assert "Đã chứng nhận" in page.inner_text("main")
    page = opened("hoa", f"disputes/{papers['dispute']}")
    assert "Ngày đăng ký phải là 12/06/2024." in page.inner_text("main")
    page.get_by_label("Dữ liệu sai, đã sửa").check()
    page.get_by_label("Trả lời người dân").fill("Đã sửa trong sổ hộ tịch.")
    page.get_by_role("button", name="Trả lời").click()
    assert "Người dân thấy câu trả lời ngay" in page.inner_text("main")
