"""A birth certificate is issued; then the child's residence and health card need at most six fields and no upload."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from onedoor.base.actor import Actor, Role
from onedoor.dossiers import operations
from onedoor.dossiers.models import Document
from onedoor.dossiers.terms import Outcome
from onedoor.identity import queries as people
from onedoor.vault import queries as vault
from tests.browser.barriers import barriers
from tests.browser.portal.conftest import Opener
from tests.dossiers.conftest import ANSWERS, WARD, officer, picture
from tests.stories.portal.visitor import Visitor

pytestmark = pytest.mark.browser
MOST_TYPED = 6
RESIDENCE = {
    "housing_case": "with_family",
    "is_householder": "no",
    "relation_to_householder": "Cháu",
    "request": "join_household",
    "fee_group": "children",
}
HEALTH_CARD = {"hospital": "Trạm Y tế phường Cửa Nam"}


def signed_in(mai: Visitor) -> Actor:
    assert mai.actor is not None
    return mai.actor


@pytest.fixture
def certificate(mai: Visitor) -> None:
    """The birth of Mai's child is registered, from receipt to decision."""
    by = signed_in(mai)
    lan = officer("lan", "Phạm Thị Lan", WARD, Role.RECEIVER, Role.HANDLER, Role.LEADER)
    row = operations.start("1.001193", by=by, agency=WARD)
    operations.save_answers(row.id, ANSWERS, by=by)
    operations.attach(row.id, "birth_notice", "chung sinh.jpg", [picture()], by=by)
    code = operations.submit(row.id, by=by)

    moves: tuple[Callable[[], object], ...] = (
        lambda: operations.receive(code, by=lan),
        lambda: operations.forward(code, by=lan),
        lambda: operations.propose(code, by=lan, outcome=Outcome.GRANTED, text="Đủ"),
        lambda: operations.decide(code, by=lan, outcome=Outcome.GRANTED),
    )
    for move in moves:
        operations.assign(code, by=lan, to=lan.id)
        move()
    for document in Document.objects.filter(dossier__code=code, kind="result"):
        operations.typeset_document(document.id)


class Hand:
    """Somebody who answers only what is still open, and counts every input they touch."""

    def __init__(self, page: Page) -> None:
        self.page, self.touched = page, 0

    def fills(self, answers: dict[str, str]) -> None:
        for name, value in answers.items():
            radio = self.page.locator(f'input[type="radio"][name="{name}"][value="{value}"]')
            box = self.page.locator(f'input[type="text"][name="{name}"]')
            select = self.page.locator(f'select[name="{name}"]')
            if radio.count() and not radio.is_checked():
                radio.check()
            elif box.count() and not box.input_value():
                box.fill(value)
            elif select.count() and select.input_value() != value:
                select.select_option(value)
            else:
                continue
            self.touched += 1

    def goes_through(self, procedure: str, questions: str, answers: dict[str, str]) -> None:
        """From the service to the end page, page after page."""
        page = self.page
        page.goto(f"/service/{procedure}/start?{questions}")
        page.click(".govuk-button--start")
        page.click(".portal-proposal button")
        for _turn in range(30):
            where = page.url.rstrip("/").split("/")
            if where[-1] == "check":
                break
            if "page" in where:
                self.fills(answers)
                page.locator('button[value="continue"]:not([tabindex="-1"])').click()
            elif "papers" in where:
                page.goto("/".join([*where[:-2], "check"]))
            else:
                page.locator('.govuk-task-list__link[href*="/page/"]').first.click()
            page.wait_for_load_state()
        assert page.url.endswith("/check"), page.inner_text("main")
        assert page.locator(".portal-missing").count() == 0, page.inner_text("main")
        page.click(".govuk-button--start")
        page.wait_for_url("**/sent")


@pytest.mark.parametrize(
    ("procedure", "questions", "answers"),
    [
        ("1.004222", "in_population_database=yes&lawful_dwelling=yes", RESIDENCE),
        ("9.000001", "under_six=yes", HEALTH_CARD),
    ],
)
def test_at_most_six_fields_and_no_upload(
    opened: Opener, mai: Visitor, certificate: None, procedure: str, questions: str, answers: dict[str, str]
) -> None:
    page = opened(width=360)
    hand = Hand(page)
    hand.goes_through(procedure, questions, answers)
    assert hand.touched <= MOST_TYPED
    page.goto(page.url.replace("/sent", "/not-asked"))
    assert int(page.locator("[data-typed]").get_attribute("data-typed") or "99") == hand.touched
    assert page.locator("[data-files]").get_attribute("data-files") == "0"
    assert "Giấy khai sinh" in page.inner_text("main")
    assert barriers(page) == []
    by = signed_in(mai)
    [child] = people.principals(seen_by=by)
    [item] = vault.items(child.id, seen_by=by).rows
    assert (item.times_reused, item.visits_saved) == (1, 1)
