"""Half filled in under the old rules, finished under the new: answers stay, and what changed is said in both languages.

Until 31 December 2025 a marriage needed a marital-status certificate; Resolution 66.7/2025/NQ-CP ended that.
"""

from datetime import UTC, datetime

import pytest
import time_machine
from playwright.sync_api import Page

from onedoor.dossiers import queries
from tests.browser.barriers import barriers
from tests.browser.portal.conftest import Opener
from tests.stories.portal.visitor import MAI, Visitor, draft_id

pytestmark = pytest.mark.browser
OLD_RULES, NEW_RULES = datetime(2025, 12, 30, 2, 0, tzinfo=UTC), datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
DETAIL = "Số 5 ngõ 12 phố Hàng Bông"


@pytest.fixture
def half(mai: Visitor) -> str:
    """Mai's marriage, half filled in on 30 December 2025: the address of its journey."""
    with time_machine.travel(OLD_RULES, tick=True):
        questions = {"foreign": "no", "age": "yes", "free_to_marry": "yes"}
        mai.send("/service/1.000894/begin", questions)
        journey = mai.path.removesuffix("/place")
        mai.send(f"{journey}/place", {"agency": "H26.00073"})
        shown = ["requester", "requester_marriages", "requester_phone", "requester_email"]
        form = {**MAI, "requester_marriages": "2", "requester_phone": "0912345678", "requester_email": ""}
        mai.send(f"{journey}/page/requester", {**form, "shown": shown, "action": "continue"})
        assert mai.errors == []
        mai.send(
            f"{journey}/page/residence_case",
            {"shown": ["resides_elsewhere"], "resides_elsewhere": "yes", "action": "continue"},
        )
        assert "Giấy xác nhận tình trạng hôn nhân" in mai.open(f"{journey}/").said
        assert "Thủ tục vừa có bản mới" not in mai.said
    return journey


def said(page: Page) -> list[str]:
    return page.locator(".govuk-notification-banner li").all_inner_texts()


@pytest.mark.parametrize(
    ("language", "heading", "changes"),
    [
        (
            "vi",
            "Thủ tục vừa có bản mới",
            [
                "Không còn hỏi: Có bên nào không cư trú tại xã, phường nơi đăng ký không?",
                "Không cần nữa: Giấy xác nhận tình trạng hôn nhân của bên cư trú ở xã khác",
            ],
        ),
        (
            "en",
            "The service has a new version",
            [
                "No longer asked: Does either of you live outside the commune where you register?",
                "No longer needed: Marital-status certificate of the party residing elsewhere",
            ],
        ),
    ],
)
def test_answers_stay_and_what_changed_is_said(
    opened: Opener, mai: Visitor, half: str, language: str, heading: str, changes: list[str]
) -> None:
    assert mai.actor is not None
    with time_machine.travel(NEW_RULES, tick=True):
        page = opened(language=language)
        page.goto(f"{half}/")
        assert page.locator(".govuk-notification-banner__title").inner_text() == heading
        assert said(page) == changes
        assert barriers(page) == []
        assert page.locator(f'a[href$="{half}/page/residence_case"]').count() == 0
        page.goto(f"{half}/page/requester")
        assert page.locator('[name="requester.residence.detail"]').input_value() == DETAIL
        assert page.locator('[name="requester_marriages"]').input_value() == "2"
        page.locator('button[value="continue"]:not([tabindex="-1"])').click()
        assert page.url.endswith("/page/partner")
        page.goto(f"{half}/")
        assert said(page) == changes, "what changed is still said after the next save"
        kept = queries.draft(draft_id(half), seen_by=mai.actor).answers
    assert sorted(kept) == ["requester", "requester_marriages", "requester_phone"]
