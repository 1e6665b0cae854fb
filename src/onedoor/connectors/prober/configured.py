"""The probers as the settings and the machine have them."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from onedoor.connectors.prober.browser import BrowserProber
from onedoor.connectors.prober.guard import Network
from onedoor.connectors.prober.visiting import PlainProber

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_AXE = Path(__file__).parents[4] / "node_modules/axe-core/axe.min.js"


class NoBrowser(Exception):
    """No page can be opened in a browser here; the message is one sentence that says what to do."""


def plain_prober() -> PlainProber:
    """It says where to complain. In a demo the portal lies on loopback: its one address there is open too."""
    return PlainProber(_contact(), _network())


def browser_prober(network: Network | None = None) -> BrowserProber:
    """A browser for portals of the world, or for those of the zoo, whose network is given. Raises NoBrowser."""
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise NoBrowser(
            "There is no chromium here: install it (Debian: apt install chromium), or go without --browser."
        )
    if find_spec("playwright") is None:
        raise NoBrowser("Chromium is driven by Playwright, which is not here: pip install playwright.")
    if not _AXE.exists():
        raise NoBrowser("Pages are checked with axe-core, which is not here: npm ci in the checkout fetches it.")
    if network is not None:
        return BrowserProber(_contact(), network, program, _AXE, sandbox=False, trusts_all=True)
    if os.geteuid() == 0:
        raise NoBrowser("Foreign pages are not opened as root, where a browser has no sandbox: use another account.")
    return BrowserProber(_contact(), _network(), program, _AXE)


def _contact() -> str:
    return settings.ENV.probe_contact or settings.ENV.public


def _network() -> Network:
    own = urlsplit(settings.ENV.public)
    return Network(ours=frozenset({(own.hostname or "", own.port or 0)}) if settings.ENV.wants_demo else frozenset())
