"""The pages of assessment in a real browser: open to everybody, no wider than a phone, complete without scripts."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from onedoor.base.actor import Role
from onedoor.quality import operations
from onedoor.quality.models import AssessedPortal, Assessment
from tests.browser.barriers import barriers
from tests.dossiers.conftest import picture
from tests.quality.experts import PEOPLE, assessors, handed_in, leader, opened, rated, seats
from tests.stories.office.money import Office

pytestmark = pytest.mark.browser
HERE = "office/quality/assessment/"


class Desks:
    """Windows of whoever takes part, each with their own session."""

    def __init__(self, chromium: Browser, server: LiveServer) -> None:
        self._chromium, self._url = chromium, server.url
        self.who = {name: Office(name, Role.ASSESSOR, agency=agency) for name, agency in PEOPLE.items()}
        self.who |= {
            "Khoa": Office("Khoa", Role.AUDITOR, agency="G22"),
            "Kiên": Office("Kiên", Role.LEADER, agency="H26"),
        }

    def opens(self, name: str, path: str, *, width: int, language: str, scripts: bool) -> Page:
        context = self._chromium.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=scripts, locale=language,
            color_scheme="dark" if width == 360 else "light",
        )  # fmt: skip
        client = self.who[name].client
        client.cookies["language"] = language
        context.add_cookies(
            [{"name": key, "value": one.value, "url": self._url} for key, one in client.cookies.items()]
        )  # fmt: skip
        page = context.new_page()
        page.goto(f"{self._url}/{path}")
        return page


@pytest.fixture
def desks(chromium: Browser, transactional_db: None, live_server: LiveServer) -> Desks:
    people = assessors()
    opened("H26", "G12", "H31", "H48", indicators=("Z6", "C5"))
    decided, told, begun = (AssessedPortal.objects.get(agency=code) for code in ("G12", "H26", "H31"))
    lacking = {f"C5-{number}": "na" for number in (1, 2, 3)}
    handed_in(decided, people, {"Z6-1": "0"} | lacking, lacking)
    handed_in(told, people, {"Z6-1": "0"} | lacking, {"Z6-1": "1"} | lacking)
    operations.reply(told.id, "Z6-1", "Có ở mục 5 của chính sách", by=leader())
    operations.show_evidence("Z6-1", "muc-5.jpg", picture(300), by=leader(), portal=told.id)
    settled = AssessedPortal.objects.get(agency="H48")
    handed_in(settled, people, {"Z6-1": "0"}, {"Z6-1": "1"})
    operations.end_reply(settled.id, by=leader("H48"))
    seat, by = seats(begun, people)[0]
    rated(seat, by, {})
    return Desks(chromium, live_server)


def pages() -> list[tuple[str, str]]:
    """Who opens what."""
    seats = {(one.portal.agency, one.place): one for one in Assessment.objects.select_related("portal")}
    own, third = seats["H31", 1], seats["G12", 3]
    told = seats["H26", 1].portal
    return [
        ("Khoa", HERE),
        ("Khoa", f"{HERE}new"),
        ("Khoa", f"{HERE}guide"),
        ("Khoa", f"{HERE}rounds/{told.round_id}"),
        (own.name, HERE),
        (own.name, f"{HERE}own/{own.id}"),
        (own.name, f"{HERE}own/{own.id}/C5-1"),
        (third.name, f"{HERE}portals/{third.portal_id}"),
        (third.name, f"{HERE}portals/{third.portal_id}/Z6-1"),
        ("Kiên", f"{HERE}portals/{told.id}"),
        ("Kiên", f"{HERE}portals/{told.id}/Z6-1"),
        ("Kiên", "quality/agencies/H48"),
        ("Kiên", "quality/agencies/H48/assessment"),
    ]


def test_no_page_has_a_barrier_or_is_wider_than_its_screen(desks: Desks) -> None:
    """Every page once: one half as on a phone, in Vietnamese and dark, the other as at a desk, in English and light."""
    found: dict[str, object] = {}
    for place, (name, path) in enumerate(pages()):
        width, language = ((360, "vi"), (1280, "en"))[place % 2]
        page = desks.opens(name, path, width=width, language=language, scripts=True)
        if faults := barriers(page):
            found[path] = faults
        page.context.close()
    assert found == {}


def test_a_criterion_is_rated_with_a_screenshot_without_javascript(desks: Desks, tmp_path: Path) -> None:
    shot = tmp_path / "chan-trang.jpg"
    shot.write_bytes(picture(200))
    seat = Assessment.objects.get(portal__agency="H31", place=2)
    page = desks.opens(seat.name, f"{HERE}own/{seat.id}/Z6-1", width=360, language="vi", scripts=False)
    page.get_by_label("Ghi chú").fill("Không thấy ở chân trang")
    page.get_by_label("Ảnh chụp màn hình").set_input_files(shot)
    page.get_by_role("button", name="Lưu và sang câu sau").click()
    expect(page.get_by_role("alert")).to_contain_text("Hãy chọn một mức")
    expect(page.get_by_label("Ghi chú")).to_have_value("Không thấy ở chân trang")
    expect(page.get_by_alt_text("Ảnh chụp chan-trang.jpg")).to_be_visible()
    page.get_by_label("Không nói").check()
    page.get_by_role("button", name="Lưu và sang câu sau").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("câu 5 trên 9")
    page.context.close()
