"""The pages of a survey campaign, in a real browser: open to everybody, no wider than a phone, and without scripts."""

import random
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer

from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Role
from onedoor.base.ids import new_id
from onedoor.identity import operations as identity
from onedoor.identity import queries as people
from onedoor.quality import operations
from onedoor.quality.journey_key import journey_key
from onedoor.quality.models import Answer, Attempt, Drawn, Invitation
from onedoor.quality.terms import Group, Outcome
from onedoor.quality.terms.campaigns import Design
from tests.browser.barriers import barriers
from tests.stories.office.money import Office

pytestmark = pytest.mark.browser
WARDS = ("H26.00073", "H26.00070", "H26.00082")


def answered(drawn: list[Drawn], chance: random.Random) -> None:
    """Everybody drawn was asked; some answered."""
    now = clock.now()
    for n, one in enumerate(drawn):
        said = chance.random() < (0.2 if "abandoned" in one.stratum else 0.5)
        one.state = "asked"
        one.invitation = Invitation.objects.create(
            journey=one.journey, survey="journey", version=1, chance=0.5, token_hash=f"{n:064x}", offered_at=now,
            expires_at=now + timedelta(days=1), answered_at=now if said else None,
        )  # fmt: skip
        one.save()
        if said:
            unhappy = chance.random() < (0.9 if "abandoned" in one.stratum else 0.4)
            group = chance.choices(list(Group), (36, 25, 10, 5, 3, 14, 7))[0] if unhappy else ""
            Answer.objects.create(
                invitation=one.invitation, answered_at=now, satisfaction=2 if unhappy else 5,
                done="no" if unhappy else "yes", ease=chance.randint(1, 7), group=group,
            )  # fmt: skip


@pytest.fixture
def places(transactional_db: None) -> list[str]:
    """A province with three wards: a campaign in draft, one under way, and one with its report."""
    chance, now = random.Random(3), clock.now()
    Attempt.objects.bulk_create(
        Attempt(
            journey=journey_key(new_id()), procedure="1.001193", channel="online", agency=chance.choice(WARDS),
            outcome=Outcome.ABANDONED if n % 4 == 0 else Outcome.COMPLETED, cause="Y01" if n % 4 == 0 else "",
            device=chance.choice(("phone", "phone", "desktop")), started_at=now - timedelta(days=40), last_at=now,
            ruled_at=now,
        )
        for n in range(900)
    )  # fmt: skip
    officer = identity.appoint_officer(
        "https://id.example", "ha", name="Hà", agency="H26", roles=frozenset({Role.LEADER}), by=SYSTEM
    )
    ha = people.actor("officer", officer)
    assert ha is not None
    today = clock.today()
    design = Design("Vì sao nộp không trọn vẹn, quý 4/2026", today - timedelta(days=80), today, WARDS, margin=0.08)
    draft, running, told = (operations.draft_campaign(design, by=ha) for _ in range(3))
    operations.start_campaign(told, by=ha)
    answered(list(Drawn.objects.filter(campaign=told).order_by("lot")), chance)
    operations.close_campaign(told, by=ha)
    operations.report_campaign(told, by=ha)
    operations.start_campaign(running, by=ha)
    return ["", "new", str(draft), str(running), str(told), f"{told}/report"]


def context_of(chromium: Browser, server: LiveServer, *, width: int, language: str, scripts: bool) -> BrowserContext:
    context = chromium.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts)
    session = Office("Hà", Role.LEADER, agency="H26").client.cookies["session"].value
    context.add_cookies([{"name": "session", "value": session, "url": server.url}])
    context.add_cookies([{"name": "language", "value": language, "url": server.url}])
    return context


def test_every_page_is_open_and_a_plan_needs_no_script(
    chromium: Browser, live_server: LiveServer, places: list[str]
) -> None:
    for width, language in ((360, "vi"), (1280, "en")):
        context = context_of(chromium, live_server, width=width, language=language, scripts=True)
        page = context.new_page()
        for path in places:
            answer = page.goto(f"{live_server.url}/office/quality/campaigns/{path}")
            assert answer is not None
            assert answer.status == 200
            assert (path, barriers(page)) == (path, [])
        context.close()
    context = context_of(chromium, live_server, width=360, language="vi", scripts=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/office/quality/campaigns/new")
    page.get_by_label("Sai số cho phép (± điểm %)").fill("10")
    page.get_by_role("button", name="Tính").click()
    assert page.url.endswith("#plan")
    assert "Cochran 80, Yamane 96" in page.inner_text("#plan")
    context.close()
