"""One chromium for every browser test: its loop runs in this thread, and two of them would be in each other's way."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from onedoor.project import assets, messages

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def chromium(django_db_setup: None) -> Iterator[Browser]:
    """Debian's chromium. Django is told that a loop beside the database is meant."""
    assets.build()
    messages.compile_all()
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "yes")
        found = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield found
        found.close()
