"""Every page of the portal: no barrier that axe finds, nothing wider than the screen, no complaint of the browser."""

import gzip
import re
from datetime import timedelta

import pytest
from playwright.sync_api import Response, expect

from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Role
from onedoor.dossiers import operations, queries
from onedoor.dossiers.terms import SupplementItem
from onedoor.identity import operations as identity
from onedoor.identity import queries as people
from onedoor.quality.models import Invitation
from onedoor.quality.rules.surveys import digest
from tests.browser.barriers import barriers
from tests.browser.portal.conftest import Opener
from tests.stories.portal.visitor import ISSUER, Visitor, begin, fill_in, picture, submit

pytestmark = pytest.mark.browser
LIMIT = 100_000


def addresses(mai: Visitor) -> list[str]:
    """A page of every kind: a dossier with a supplement asked, a draft half filled in, and what is public."""
    answered = begin(mai)
    fill_in(mai, answered)
    mai.send(f"{answered}/papers/birth_notice", {"files": picture(), "action": "upload"})
    code = submit(mai, answered)
    lan_id = identity.appoint_officer(
        ISSUER, "lan", name="Phạm Thị Lan", agency="H26.00073", roles=frozenset({Role.RECEIVER}), by=SYSTEM
    )
    lan = people.actor("officer", lan_id)
    assert lan is not None
    assert mai.actor is not None
    operations.assign(code, by=lan, to=lan.id)
    items = [SupplementItem("field", "birth_place", "Thiếu"), SupplementItem("component", "birth_notice", "Mờ")]
    operations.ask_supplement(code, by=lan, items=items, message="Xin chụp lại giúp.")
    token = queries.dossier(code, seen_by=mai.actor).documents[0].token
    draft = begin(mai)
    mai.send(f"{draft}/page/father", {"shown": ["father_declared"], "father_declared": "yes", "action": "later"})
    pages = ("requester", "case", "child", "birth_place", "birth_notice", "mother", "father", "copies")
    return [
        "/", "/search?q=lam giay khai sinh", "/search?q=zzzzzz", "/life-event/family", "/service/1.001193",
        "/service/3.000347", "/service/1.001193/questions", "/service/1.001193/questions?asked=birth_country",
        "/service/1.001193/questions?birth_country=abroad",
        "/service/1.001193/start?birth_country=vietnam&already_registered=no&linked=no",
        f"{draft}/", f"{draft}/place", f"{draft}/place?province=01", f"{draft}/place?province=01&words=ba dinh",
        *(f"{draft}/page/{page}" for page in pages),
        f"{draft}/papers/residence", f"{draft}/check", f"{draft}/discard",
        "/dossiers/", f"/dossiers/{code}", f"/dossiers/{code}/sent", f"/dossiers/{code}/supplement",
        f"/dossiers/{code}/supplement/birth_notice", f"/dossiers/{code}/withdraw", "/notices", "/status",
        f"/v/{token}", "/privacy", "/accessibility", survey_of("abcdefghjkmnpqrsabcdefghjk"),
    ]  # fmt: skip


def survey_of(token: str) -> str:
    """The address of an invitation to tell what it was like."""
    now = clock.now()
    Invitation.objects.create(
        journey="0" * 64, survey="journey", version=1, chance=0.5, token_hash=digest(token), offered_at=now,
        expires_at=now + timedelta(days=1),
    )  # fmt: skip
    return f"/survey/{token}"


@pytest.mark.parametrize(
    ("width", "language", "scheme"),
    [(360, "vi", "light"), (1280, "en", "dark")],
)
def test_no_page_has_a_barrier(opened: Opener, mai: Visitor, width: int, language: str, scheme: str) -> None:
    page = opened(width=width, language=language, scheme=scheme)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    found = {}
    for address in addresses(mai):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        if wrong := barriers(page):
            found[address] = wrong
    assert found == {}
    assert complaints == []


def test_a_page_with_errors_has_no_barrier_and_leads_to_each_of_them(opened: Opener, mai: Visitor) -> None:
    journey = begin(mai)
    page = opened()
    page.goto(f"{journey}/page/child")
    page.get_by_role("button", name="Lưu và tiếp tục").last.click()
    expect(page).to_have_title(re.compile("^Lỗi:"))
    assert barriers(page) == []
    links = page.locator(".govuk-error-summary__list a")
    assert links.count() >= 3
    for number in range(links.count()):
        target = links.nth(number).get_attribute("href") or ""
        assert page.locator(target).count() == 1, target


def test_at_twice_the_size_nothing_is_cut_off(opened: Opener, mai: Visitor) -> None:
    journey = begin(mai)
    page = opened(width=640)
    for address in ("/", "/service/1.001193", f"{journey}/page/requester", f"{journey}/check"):
        page.goto(address)
        page.evaluate("document.documentElement.style.fontSize = '225%'")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address


def test_the_longest_code_fits_a_small_phone(opened: Opener, mai: Visitor) -> None:
    journey = begin(mai)
    fill_in(mai, journey)
    mai.send(f"{journey}/papers/birth_notice", {"files": picture(), "action": "upload"})
    code = submit(mai, journey)
    page = opened(width=320)
    for address in (f"/dossiers/{code}/sent", f"/dossiers/{code}", "/dossiers/"):
        page.goto(address)
        shown = page.locator(".od-code").first
        shown.evaluate("e => { e.textContent = 'G01.26.00070-261126-0002' }")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address


def test_the_first_load_is_light(opened: Opener) -> None:
    page = opened(signed_in=False)
    sizes: dict[str, int] = {}

    def weigh(answer: Response) -> None:
        body = answer.body()
        packed = answer.url.endswith((".woff2", ".png"))
        sizes[answer.url] = len(body if packed else gzip.compress(body))

    page.on("response", weigh)
    page.goto("/", wait_until="networkidle")
    assert len(sizes) >= 4
    assert sum(sizes.values()) < LIMIT, sizes
