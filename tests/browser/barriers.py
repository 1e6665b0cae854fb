"""What keeps somebody out of a page, as axe-core sees it."""

from playwright.sync_api import Page

from onedoor.project import assets

_AXE = (assets.ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def barriers(page: Page) -> list[object]:
    """What axe-core finds on the page as it stands now, and whether it is wider than its screen."""
    page.evaluate(_AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert len(found["passes"]) > 10
    faults = [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in found["violations"]]
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*faults, *([("wider than the screen", wide)] if wide > 0 else [])]
