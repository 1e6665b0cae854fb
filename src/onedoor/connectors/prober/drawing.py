"""What the screen shows when a page is judged, as a small picture: as a person with that phone has it at first."""

from contextlib import suppress

from playwright.sync_api import Error, Page

from onedoor.quality.terms.pictures import LARGEST, Shot

_PATIENCE_MS = 3000
_QUALITIES = (60, 30)
_LONGEST_ADDRESS = 500


def drawn(page: Page, step: int = 0) -> tuple[Shot, ...]:
    """One picture; none where the page cannot be drawn in time, or not small enough."""
    for quality in _QUALITIES:
        with suppress(Error):
            content = page.screenshot(type="jpeg", quality=quality, scale="css", timeout=_PATIENCE_MS)
            if len(content) <= LARGEST:
                width = page.viewport_size["width"] if page.viewport_size else 0
                return (Shot(page.url[:_LONGEST_ADDRESS], width, step, content),)
    return ()
