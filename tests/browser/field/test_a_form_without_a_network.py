"""Tú fills in Mai's form where there is no network: cuts lose and double nothing, and what Mai ends is wiped."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from onedoor.base.actor import Actor, Role
from onedoor.dossiers import operations as dossiers
from onedoor.dossiers.models import Attachment, Draft, SentPage
from onedoor.outreach import operations, queries
from onedoor.outreach.terms import Wish
from tests.browser.field.test_the_network_is_cut import AXE, cut_after_it_arrived
from tests.dossiers.conftest import BIRTH, WARD, citizen, officer, picture
from tests.stories.office.money import Office

pytestmark = pytest.mark.browser
KEPT = """async () => {
  const all = (name) => new Promise((done) => { indexedDB.open("field").onsuccess = ({ target }) => {
    target.result.transaction(name).objectStore(name).getAll().onsuccess = (rows) => done(rows.target.result) } });
  const rows = await Promise.all(["keys", "forms", "waiting"].map(all));
  const plain = new TextDecoder("latin1").decode(await new Blob(rows.flat().flatMap((row) =>
    [JSON.stringify(row), row.sealed?.data ?? "", row.content?.data ?? ""])).arrayBuffer());
  return [...rows.map((one) => one.length), /Nguy|Mai|child_name|JFIF/.test(plain)] }"""


class Day:
    """Tú's phone, and Mai's draft that was begun under her mandate."""

    def __init__(self, chromium: Browser, server: str) -> None:
        hoa = officer("hoa", "Hoa", WARD, Role.LEADER)
        helper = Office("Tú", Role.HELPER, agency=WARD).client
        tu = officer("Tú", "Tú", WARD, Role.HELPER)
        team = operations.found_team("Tổ 5", by=hoa)
        operations.add_member(team, UUID(helper.session["party_id"]), by=hoa)
        self.mai, self.server = citizen("mai", "Nguyễn Thị Mai", "001194012345"), server
        self.mandate = operations.ask(team, Wish("001194012345", self.mai.name, (BIRTH,), ("fill", "keep"), 7), by=tu)
        seen = queries.mandate(self.mandate, seen_by=self.mai).sha256
        operations.answer(self.mandate, agrees=True, seen=seen, by=self.mai)
        helping = queries.assistant(self.mandate, tu)
        assert isinstance(helping, Actor)
        self.draft = dossiers.start(BIRTH, by=helping, agency=WARD).id
        self.context: BrowserContext = chromium.new_context(viewport={"width": 360, "height": 800}, locale="vi-VN")
        self.context.add_cookies([{"name": "session", "value": helper.cookies["session"].value, "url": server}])
        self.page: Page = self.context.new_page()
        self.sent = f"**/journey/{self.draft}/kept"

    def opens(self, part: str = "") -> None:
        self.page.evaluate("hash => { location.hash = hash }", f"{self.draft}{part}")

    def save(self) -> None:
        self.page.get_by_role("button", name="Lưu trên máy").click()

    def network(self) -> None:
        self.context.set_offline(False)
        self.page.evaluate("dispatchEvent(new Event('online'))")

    def name(self) -> object:
        return Draft.objects.get().answers.get("child_name")


@pytest.fixture
def day(chromium: Browser, live_server: LiveServer, transactional_db: None) -> Iterator[Day]:
    made = Day(chromium, live_server.url)
    yield made
    made.context.close()


def test_a_form_is_filled_in_without_a_network(day: Day) -> None:
    page, queue = day.page, day.page.locator("#field-queue")
    page.goto(f"{day.server}/field/mandates/{day.mandate}")
    page.get_by_role("button", name="Giữ trên máy").click()
    page.wait_for_url("**/field/kept/#*")
    expect(page.get_by_role("heading", level=1)).to_contain_text("khai sinh")
    page.reload()  # Through the worker, which keeps the page.

    day.context.set_offline(True)
    page.reload()
    day.opens("/page/child")
    page.get_by_label("Họ, chữ đệm, tên của trẻ").fill("Trần Minh An")
    day.save()
    day.opens("/papers/birth_notice")
    page.locator("#field-file").set_input_files(
        {"name": "lon.jpg", "mimeType": "image/jpeg", "buffer": b"x" * 10_000_001}
    )
    expect(page.get_by_text("“lon.jpg” nặng 11 MB, máy chỉ giữ được tới 10 MB: chưa giữ")).to_be_visible()
    page.locator("#field-file").set_input_files({"name": "giay.jpg", "mimeType": "image/jpeg", "buffer": picture()})
    expect(queue).to_contain_text("1 trang, 1 tệp đã ghi trên máy, chờ mạng để gửi.")
    assert page.evaluate(KEPT) == [1, 1, 2, False], "nothing of it can be read on the phone"
    day.opens("/page/child")
    expect(page.get_by_label("Họ, chữ đệm, tên của trẻ")).to_have_value("Trần Minh An")
    page.evaluate(AXE)
    assert page.evaluate("axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes[0].html))") == []
    assert (day.name(), Attachment.objects.count()) == (None, 0)

    page.route(day.sent, cut_after_it_arrived, times=1)  # The page is taken, and nobody hears of it.
    with page.expect_event("requestfailed", lambda one: one.url.endswith("/kept")):
        day.network()
    assert (day.name(), SentPage.objects.count(), Attachment.objects.count()) == ("Trần Minh An", 1, 0)
    page.get_by_label("Họ, chữ đệm, tên của trẻ").fill("Trần Minh An An")  # More is typed before it is.
    day.save()
    expect(queue).to_be_hidden()
    assert (day.name(), SentPage.objects.count(), Attachment.objects.count()) == ("Trần Minh An An", 2, 1)
    assert page.evaluate(KEPT) == [1, 1, 0, False]

    day.context.set_offline(True)
    dossiers.save_answers(day.draft, {"child_name": "Trần Bảo Ngọc"}, by=day.mai)
    day.opens("/page/child")
    page.get_by_label("Họ, chữ đệm, tên của trẻ").fill("Trần Bảo")
    day.opens()  # Left without a button: it is kept all the same.
    expect(queue).to_contain_text("1 trang đã ghi")
    day.network()
    page.get_by_role("link", name="1 mục trong bản điền cần xem lại").click()
    day.opens("/page/child")
    expect(page.locator(".field-clash [name='now-child_name']")).to_have_value("Trần Bảo Ngọc")
    expect(page.get_by_label("Họ, chữ đệm, tên của trẻ").last).to_have_value("Trần Bảo")
    assert day.name() == "Trần Bảo Ngọc"
    page.get_by_role("button", name="Gửi bản trên máy").click()
    expect(queue).to_be_hidden()
    assert day.name() == "Trần Bảo"

    day.context.set_offline(True)
    day.opens("/page/child")
    page.get_by_label("Họ, chữ đệm, tên của trẻ").fill("Không ai đọc")
    day.save()
    expect(queue).to_contain_text("1 trang đã ghi")
    operations.revoke(day.mandate, by=day.mai)
    day.network()
    expect(page.get_by_text("Máy này chưa giữ bản điền nào.")).to_be_visible()
    assert page.evaluate(KEPT) == [0, 0, 0, False]
    assert day.name() == "Trần Bảo"
