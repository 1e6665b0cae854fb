"""Every component, on a phone and a desk, in daylight and in the dark: no barrier, nothing wider than the screen."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from onedoor.project import assets
from tests.browser.barriers import barriers
from tests.doors.frame import sheet

STATIC = Path(assets.FRAME).parent
POLICY = "default-src 'none'; script-src 'self' 'nonce-sheet'; style-src 'self'; img-src 'self' data:; font-src 'self'"
pytestmark = pytest.mark.browser


def serve(route: Route) -> None:
    address = route.request.url.removeprefix("http://sheet")
    if address.startswith("/static/"):
        route.fulfill(path=str(STATIC / address.removeprefix("/static/")))
    else:
        html = sheet.html("en" if "en" in address else "vi")
        route.fulfill(body=html, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": POLICY})


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_sheet_has_no_barriers(chromium: Browser, width: int, scheme: str, language: str) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]  # A parameter is a plain str.
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.route("**/*", serve)
    page.goto(f"http://sheet/{language}")
    assert barriers(page) == []
    assert complaints == []
    context.close()
