"""Level 2: one page in a real browser at the width of a small phone, with nothing remembered from before."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from onedoor.connectors.prober.guard import Network
from onedoor.connectors.prober.journeys import walked
from onedoor.connectors.prober.proxy import gate
from onedoor.quality.rules.observatory import site
from onedoor.quality.terms.probes import AxeRule, Impact, InBrowser, Target

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDTH, HEIGHT = 360, 740
_HERE = Path(__file__).parent
_QUIET_MS = 700
_LONG_TASK_MS = 50
_SETTLED = (
    """quiet => new Promise(done => setTimeout(() => requestAnimationFrame(() => setTimeout(done, 50)), quiet))"""
)
"""In the page itself, so that a script which keeps it busy is waited for."""
_AGENT = (
    "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{version} Mobile Safari/537.36 "
    "OnedoorProbe/1.0 (+{contact})"
)
_ARGUMENTS = [
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class BrowserProber:
    """A browser of its own for each visit; all that it asks for passes a gate which checks every address.

    `trusts_all`: certificates are not judged again, for portals whose root no browser knows.
    """

    contact: str
    network: Network
    program: str
    axe: Path
    patience: float = 10.0
    sandbox: bool = True
    trusts_all: bool = False

    def see(self, target: Target) -> InBrowser:
        """What is seen of the portal's page now. Raises what the browser raises where it cannot be opened."""
        with ThreadPoolExecutor(1) as apart:  # The driver keeps a loop in its thread, where Django would not be used.
            return apart.submit(self._see, target).result()

    def _see(self, target: Target) -> InBrowser:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  Needed here only.

        with gate(self.network, self.patience) as proxy, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=self.program,
                args=_ARGUMENTS,
                chromium_sandbox=self.sandbox,
                proxy={"server": proxy, "bypass": "<-loopback>"},
            )
            try:
                return self._page(browser, target)
            finally:
                browser.close()

    def _phone(self, version: str) -> Mapping[str, Any]:
        """A small phone that says who it is, and remembers nothing."""
        return {
            "viewport": {"width": WIDTH, "height": HEIGHT},
            "is_mobile": True,
            "has_touch": True,
            "locale": "vi-VN",
            "user_agent": _AGENT.format(version=version, contact=self.contact),
            "ignore_https_errors": self.trusts_all,
            "service_workers": "block",
        }

    def _page(self, browser: "Browser", target: Target) -> InBrowser:
        context = browser.new_context(**self._phone(browser.version))
        context.set_default_timeout(1000 * self.patience)
        page, hosts, errors, received = context.new_page(), set[str](), list[str](), list[float]()
        page.on("request", lambda asked: hosts.add(urlsplit(asked.url).hostname or ""))
        page.on("pageerror", lambda error: errors.append(str(error)))
        wire = context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.on("Network.loadingFinished", lambda told: received.append(told["encodedDataLength"]))
        page.add_init_script(path=_HERE / "vitals.js")
        page.goto(target.url, wait_until="load")
        page.evaluate(_SETTLED, _QUIET_MS)
        vitals = page.evaluate("window.__probe")
        width = int(page.evaluate("document.documentElement.scrollWidth"))
        page.evaluate(self.axe.read_text(encoding="utf-8"))
        rules = page.evaluate((_HERE / "axe_rules.js").read_text(encoding="utf-8"))
        own = site(urlsplit(page.url).hostname)
        return InBrowser(
            page.url,
            tuple(AxeRule(rule, Impact(impact), passed) for rule, impact, passed in rules),
            largest_paint_ms=vitals["paint"],
            layout_shift=vitals["shift"],
            transferred_bytes=round(sum(received)),
            scroll_width=width,
            width=WIDTH,
            foreign_hosts=tuple(sorted(host for host in hosts if host and site(host) != own)),
            script_errors=len(errors),
            blocked_ms=blocked(vitals),
            journey=walked(page, target.journey) if target.journey else None,
        )


def blocked(vitals: Mapping[str, Any]) -> float | None:
    """Of each long task after the first paint, what is over 50 ms; None where nothing was painted."""
    first = vitals["first"]
    if first is None:
        return None
    parts = (min(took, begun + took - first) for begun, took in vitals["tasks"] if begun + took > first)
    return float(sum(max(0.0, part - _LONG_TASK_MS) for part in parts))
