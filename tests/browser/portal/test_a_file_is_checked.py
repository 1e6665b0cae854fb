"""Anybody checks a signed result: sent as a file, by its QR address; altered, withdrawn; also without JavaScript."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection
from playwright.sync_api import Page, expect

from onedoor.dossiers import operations, queries
from onedoor.signing.pades.judging import Judge
from tests.browser.barriers import barriers
from tests.browser.portal.conftest import Opener
from tests.dossiers.conftest import Cast
from tests.signing.conftest import Service, pages, service, trust_service
from tests.signing.forgeries import ON_GENUINE
from tests.signing.test_results import (
    cast,
    decided,
    draft_of,
    monday,
    picture,
    proposed,
    received,
    release,
    result,
    sign_all,
    submitted,
)

__all__ = [
    "cast", "decided", "draft_of", "monday", "pages", "picture", "proposed", "received", "service", "submitted",
    "trust_service",
]  # fmt: skip
pytestmark = pytest.mark.browser
WINDOWS = [(360, "vi", False), (1280, "en", True)]
SAID = {
    "valid": {"vi": "Chữ ký hợp lệ", "en": "The signature is valid"},
    "not": {"vi": "Không hợp lệ", "en": "Not valid"},
    "withdrawn": {"vi": "Chữ ký đúng, nhưng giấy đã bị thu hồi", "en": "was withdrawn"},
    "press": {"vi": "Kiểm tra", "en": "Check"},
}


@contextmanager
def no_loop() -> Iterator[None]:
    """Signing runs a loop of its own, and the browser's is in this thread."""
    left = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(left)


@pytest.fixture
def signed(transactional_db: None, service: Service, cast: Cast, decided: str) -> bytes:
    """A result that its leader signed and the ward sealed."""
    with connection.cursor() as cursor:  # No test that really commits takes its jobs with it.
        cursor.execute("DELETE FROM procrastinate_jobs")
    with no_loop():
        sign_all(service, cast.hoa)
        release()
    return queries.document_for(decided, result(decided).id, seen_by=cast.mai)[1]


def checked(page: Page, file: Path, language: str) -> str:
    page.goto("/verify")
    page.get_by_label("PDF").set_input_files(file)
    page.get_by_role("main").get_by_role("button", name=SAID["press"][language]).click()
    return page.get_by_role("heading", level=1).inner_text()


@pytest.mark.parametrize(("width", "language", "scripts"), WINDOWS)
def test_good_altered_and_withdrawn(
    opened: Opener, signed: bytes, cast: Cast, decided: str, tmp_path: Path, width: int, language: str, scripts: bool
) -> None:
    good, altered = tmp_path / "good.pdf", tmp_path / "altered.pdf"
    good.write_bytes(signed)
    altered.write_bytes(ON_GENUINE["page added"](signed))
    page = opened(width=width, language=language, scripts=scripts, signed_in=False)

    assert SAID["valid"][language] in checked(page, good, language)
    expect(page.get_by_role("main")).to_contain_text(cast.hoa.name)
    assert SAID["not"][language] in checked(page, altered, language)
    operations.withdraw_result(decided, result(decided).id, by=cast.hoa, reason="Sai ngày sinh")
    assert SAID["withdrawn"][language] in checked(page, good, language)


def test_the_code_on_the_paper_leads_to_the_same_word(
    opened: Opener, signed: bytes, service: Service, cast: Cast, decided: str
) -> None:
    with no_loop():
        address = urlsplit(Judge(service.anchors).judge(signed).address).path
    page = opened(width=360, language="vi", scripts=False, signed_in=False)
    page.goto(address)
    expect(page.get_by_role("main")).to_contain_text(cast.hoa.name)
    operations.withdraw_result(decided, result(decided).id, by=cast.hoa, reason="Sai ngày sinh")
    page.reload()
    expect(page.get_by_role("main")).to_contain_text("thu hồi")


@pytest.mark.parametrize(("width", "language"), [(360, "vi"), (1280, "en")])
def test_no_answer_has_a_barrier(opened: Opener, signed: bytes, tmp_path: Path, width: int, language: str) -> None:
    files = {"good": signed, "altered": ON_GENUINE["page added"](signed), "none": b"nothing"}
    for name, content in files.items():
        (tmp_path / f"{name}.pdf").write_bytes(content)
    page = opened(width=width, language=language, signed_in=False)
    page.goto("/verify")
    assert barriers(page) == []
    for name in files:
        checked(page, tmp_path / f"{name}.pdf", language)
        assert barriers(page) == [], (name, language)
