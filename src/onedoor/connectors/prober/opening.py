"""Opening one page in a browser: a process of its own, told what to do on its input, which answers on its output."""

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Error, Page, sync_playwright
from pydantic import TypeAdapter

from onedoor.base import clock
from onedoor.connectors.prober.browser import ANSWER, ERRAND, WIDTH, Errand
from onedoor.connectors.prober.drawing import drawn
from onedoor.connectors.prober.further import ASKS, LINKS, chosen, opened, welcome
from onedoor.connectors.prober.journeys import walked
from onedoor.quality.rules.observatory import site
from onedoor.quality.terms.phones import OnPhone
from onedoor.quality.terms.pictures import Opened
from onedoor.quality.terms.probes import AxeRule, Impact, InBrowser

_HEIGHT = 740
_HERE = Path(__file__).parent
_PHONE = TypeAdapter(OnPhone)
_QUIET_MS, _LONG_TASK_MS = 700, 50
_SETTLED = "quiet => new Promise(done => setTimeout(() => requestAnimationFrame(() => setTimeout(done, 50)), quiet))"
"""In the page itself, so that a script which keeps it busy is waited for."""
_AGENT = (
    "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{version} Mobile Safari/537.36 "
    "OnedoorProbe/1.0 (+{contact})"
)
_ARGUMENTS = [
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
]  # fmt: skip


def main() -> None:
    """What is asked for on the input is done."""
    errand = ERRAND.validate_json(sys.stdin.buffer.read())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=errand.program,
            args=_ARGUMENTS,
            chromium_sandbox=errand.sandbox,
            proxy={"server": errand.proxy, "bypass": "<-loopback>"},
        )
        for seen in _page(browser, errand):
            sys.stdout.buffer.write(ANSWER.dump_json(seen) + b"\n")
            sys.stdout.buffer.flush()
        browser.close()


def _phone(errand: Errand, version: str) -> Mapping[str, Any]:
    """A small phone that says who it is, and remembers nothing."""
    return {
        "viewport": {"width": WIDTH, "height": _HEIGHT},
        "is_mobile": True,
        "has_touch": True,
        "locale": "vi-VN",
        "user_agent": _AGENT.format(version=version, contact=errand.contact),
        "ignore_https_errors": errand.trusts_all,
        "service_workers": "block",
    }


def _page(browser: Browser, errand: Errand) -> Iterator[Opened | None]:
    """The portal's page; then the same with what further pages show, for one of them may never answer."""
    context = browser.new_context(**_phone(errand, browser.version))
    context.set_default_timeout(1000 * errand.patience)
    page = context.new_page()
    watched = _watched(page)
    begun = time.monotonic()
    try:
        page.goto(errand.target.url, wait_until="commit")
    except Error:
        yield None
        return
    with suppress(Error):  # What is not loaded in time is looked at as it stands.
        page.wait_for_load_state("load")
    waited_ms = 1000 * (time.monotonic() - begun)
    page.evaluate(_SETTLED, _QUIET_MS)
    shots, rules = drawn(page), partial(_rules, Path(errand.axe).read_text(encoding="utf-8"))
    seen, links = _judged(page, rules, *watched), [str(link) for link in page.evaluate(LINKS)]
    if errand.target.journey:
        journey, on_the_way = walked(page, errand.target.journey, drawn, waited_ms)
        seen, shots = replace(seen, journey=journey), (*shots, *on_the_way)
    yield Opened(seen, shots)
    if further := welcome(page, chosen(links, seen.url, f"{clock.today()}")):
        pages = list(opened(page, further, rules, drawn))
        more = tuple(shot for _, some in pages for shot in some)
        yield Opened(replace(seen, further=tuple(one for one, _ in pages)), (*shots, *more))


def _judged(
    page: Page, rules: Callable[[Page], tuple[AxeRule, ...]], hosts: set[str], errors: list[str], received: list[float]
) -> InBrowser:
    """What can be told of the page that is open."""
    vitals = page.evaluate("window.__probe")
    width = int(page.evaluate("document.documentElement.scrollWidth"))
    phone = _PHONE.validate_python(page.evaluate((_HERE / "phone.js").read_text(encoding="utf-8")))
    own = site(urlsplit(page.url).hostname)
    return InBrowser(
        page.url,
        rules(page),
        largest_paint_ms=vitals["paint"],
        layout_shift=vitals["shift"],
        transferred_bytes=round(sum(received)),
        scroll_width=width,
        width=WIDTH,
        foreign_hosts=tuple(sorted(host for host in hosts if host and site(host) != own)),
        script_errors=len(errors),
        blocked_ms=blocked(vitals),
        asks=bool(page.evaluate(ASKS)),
        phone=phone,
    )


def _watched(page: Page) -> tuple[set[str], list[str], list[float]]:
    """From now on: the hosts it asks, the errors of its scripts, and how many bytes each answer has."""
    hosts, errors, received = set[str](), list[str](), list[float]()
    page.on("request", lambda asked: hosts.add(urlsplit(asked.url).hostname or ""))
    page.on("pageerror", lambda error: errors.append(str(error)))
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda told: received.append(told["encodedDataLength"]))
    page.add_init_script(path=_HERE / "vitals.js")
    return hosts, errors, received


def _rules(axe: str, page: Page) -> tuple[AxeRule, ...]:
    page.evaluate(axe)
    found = page.evaluate((_HERE / "axe_rules.js").read_text(encoding="utf-8"))
    return tuple(AxeRule(rule, Impact(impact), passed) for rule, impact, passed in found)


def blocked(vitals: Mapping[str, Any]) -> float | None:
    """Of each long task after the first paint, what is over 50 ms; None where nothing was painted."""
    first = vitals["first"]
    if first is None:
        return None
    parts = (min(took, begun + took - first) for begun, took in vitals["tasks"] if begun + took > first)
    return float(sum(max(0.0, part - _LONG_TASK_MS) for part in parts))


if __name__ == "__main__":
    main()
