"""Fees of two dossiers paid in one go, to the receipts; and money that comes for what is paid already."""

import pytest
from playwright.sync_api import expect

from onedoor.base.actor import Role
from onedoor.fees import operations
from onedoor.fees.models import Order, Payment, Receipt
from onedoor.fees.terms import Manner
from tests.browser.barriers import barriers
from tests.browser.portal.conftest import Opener
from tests.browser.portal.test_a_fee_is_paid import begins, pays, sees
from tests.browser.portal.test_a_fee_is_paid import code as _code
from tests.browser.portal.test_a_fee_is_paid import mai as _mai
from tests.browser.portal.test_a_fee_is_paid import till as _till
from tests.fees.conftest import officer
from tests.stories.desk.ward import POLICE, file_criminal_record
from tests.stories.portal.payer import due_of
from tests.stories.portal.till import Till
from tests.stories.portal.visitor import Visitor

pytestmark = pytest.mark.browser
mai, till, code = _mai, _till, _code


@pytest.mark.parametrize(("width", "language"), [(360, "vi"), (1280, "en")])
def test_two_fees_are_paid_at_once_and_each_has_its_receipt(
    opened: Opener, mai: Visitor, till: Till, code: str, width: int, language: str
) -> None:
    # Given two dossiers with a fee each, both ticked in the list.
    assert mai.actor is not None
    second = file_criminal_record(mai.actor)
    page = opened(width=width, language=language)
    page.goto("/dossiers/")
    assert page.locator("input[name=dossier]:checked").count() == 2
    page.locator("form[action='/pay'] button").click()
    expect(page.get_by_role("main")).to_contain_text("400.000")
    ends = page.locator(".portal-due__sum").evaluate_all("sums => sums.map(e => e.getBoundingClientRect().right)")
    assert len(ends) == 3
    assert max(ends) - min(ends) < 1, "sums stand below each other"
    assert barriers(page) == []

    # When they are paid in one go at the gateway,
    page.get_by_role("button", name="VNPAY").first.click()
    page.locator("button[value='00']").click()
    page.wait_for_url("**/payments/OD*")
    sees(page, {"vi": "Đã nộp xong", "en": "Payment received"}[language], within=15_000)

    # then one payment has paid both, and each dossier has its own receipt, named by its code.
    assert barriers(page) == []
    assert (Order.objects.count(), Payment.objects.get().amount, Receipt.objects.count()) == (1, 400_000, 2)
    for one in (code, second):
        receipt = page.request.get(page.get_by_role("button", name=one).get_attribute("href") or "")
        assert receipt.body().startswith(b"%PDF")
    for one in (code, second):
        page.goto(f"/dossiers/{one}")
        expect(page.get_by_role("main")).to_contain_text(
            {"vi": "Biên lai 200.000", "en": "Receipt of 200.000"}[language]
        )


def test_money_for_what_was_paid_meanwhile_goes_back_and_says_so(
    opened: Opener, mai: Visitor, till: Till, code: str
) -> None:
    page = opened(scripts=False)
    begins(page, code)
    due = due_of(mai, code)
    operations.take_at_counter(due.id, Manner.CASH, due.amount, by=officer(Role.RECEIVER, agency=POLICE))

    pays(page)

    sees(page, "Tiền đang được trả lại", within=15_000)
    page.goto(f"/dossiers/{code}")
    expect(page.get_by_role("main")).to_contain_text("Đã nộp 200.000")
    assert Receipt.objects.count() == 1
