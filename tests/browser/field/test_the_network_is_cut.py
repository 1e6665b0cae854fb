"""A helper's day without a network: nothing is lost, nothing is doubled, and a lost phone wipes itself."""

from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from onedoor.base.actor import Role
from onedoor.outreach import operations
from onedoor.outreach.models import Visit
from onedoor.project import assets
from tests.dossiers.conftest import WARD, officer
from tests.stories.office.money import Office

pytestmark = pytest.mark.browser
AXE = (assets.ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
KEPT = """async () => {
  const visits = await new Promise((done) => { const asked = indexedDB.open("field");
    asked.onsuccess = () => { const all = asked.result.transaction("visits").objectStore("visits").getAll();
      all.onsuccess = () => done(all.result.length) } });
  return [visits, (await caches.keys()).length] }"""


def taps(page: Page, label: str, outcome: str) -> None:
    page.get_by_role("button", name=f"{label}: {outcome}", exact=True).click()


def cut_after_it_arrived(route: Route) -> None:
    """The server took it, and its answer is lost on the way."""
    route.fetch()
    route.abort()


def test_cuts_lose_and_double_nothing_and_a_lost_phone_is_wiped(
    chromium: Browser, live_server: LiveServer, transactional_db: None
) -> None:
    hoa = officer("hoa", "Hoa", WARD, Role.LEADER)
    helper = Office("Tú", Role.HELPER, agency=WARD).client
    tu = UUID(helper.session["party_id"])
    team = operations.found_team("Tổ 5", by=hoa)
    operations.add_alley(team, "Ngõ 1", [f"Số {n}" for n in range(2, 12)], by=hoa)
    operations.add_member(team, tu, by=hoa)
    context = chromium.new_context(viewport={"width": 360, "height": 800}, locale="vi-VN")
    context.add_cookies([{"name": "session", "value": helper.cookies["session"].value, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}/field/")
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.evaluate(AXE)
    assert page.evaluate("axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes[0].html))") == []
    page.reload()  # Through the worker, which keeps the page.

    context.set_offline(True)
    taps(page, "Số 2", "Đã giúp")
    taps(page, "Số 3", "Vắng nhà")
    expect(page.locator("#field-queue")).to_contain_text("2 lượt đã ghi trên máy")
    page.reload()
    expect(page.locator("#field-queue")).to_contain_text("2 lượt đã ghi trên máy")
    expect(page.get_by_role("button", name="Số 2: Đã giúp", exact=True)).to_be_hidden()
    taps(page, "Số 4", "Đã giúp")
    assert page.evaluate(KEPT) == [3, 1]
    assert Visit.objects.count() == 0

    page.route("**/field/households/*", cut_after_it_arrived, times=1)
    context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_timeout(500)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("#field-queue")).to_be_hidden()
    assert sorted(Visit.objects.values_list("outcome", flat=True)) == ["helped", "helped", "not_at_home"]
    assert page.evaluate(KEPT) == [0, 1]

    page.reload()
    context.set_offline(True)
    taps(page, "Số 5", "Đã giúp")
    expect(page.locator("#field-queue")).to_contain_text("1 lượt đã ghi trên máy")
    operations.end_member(team, tu, by=hoa)
    context.set_offline(False)
    page.wait_for_url("**/sign-in**")
    page.goto(f"{live_server.url}/privacy")
    assert page.evaluate(KEPT) == [0, 0]
    assert Visit.objects.count() == 3
    context.close()
