"""A persona's browser: the portal over HTTP, and what the page's script would report of it to the collector."""

import json
import random
import re
from dataclasses import dataclass, field
from types import TracebackType
from urllib.parse import urlsplit
from uuid import UUID

import httpx

from onedoor.project.journey import citizen
from onedoor.project.journey.visitor import NotAsItShouldBe, Visitor

PHONE = "Mozilla/5.0 (Linux; Android 13; SM-A135F) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36"
OLD_PHONE = "Mozilla/5.0 (Linux; Android 4.4.2; GT-I9190) AppleWebKit/537.36 Chrome/30.0.0.0 Mobile Safari/537.36"
_ATTRIBUTE = re.compile(r'data-(to|journey|step|route|share)="([^"]*)"')


@dataclass
class Browser:
    """`address` is where it is in the network, which the proxy before the collector would tell."""

    base: str
    address: str
    chance: random.Random
    agent: str = PHONE
    journeys: list[UUID] = field(default_factory=list)
    """The drafts that were begun here, in their order."""

    def __post_init__(self) -> None:
        self.visitor = Visitor(self.base)
        self.visitor.client.headers["User-Agent"] = self.agent

    def __enter__(self) -> "Browser":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.visitor.client.close()

    def started(self, tasks: str) -> str:
        """A draft was begun; its first page is seen, and the script says so."""
        self.journeys.append(UUID(tasks.strip("/").split("/")[-1]))
        self.visitor.open(tasks)
        self.tell("viewed")
        return tasks

    def rejected(self, page: str, **answers: str) -> None:
        """The page is sent as it must not be, and comes back. Raises NotAsItShouldBe where it was taken."""
        try:
            self.visitor.send(page, **{"action": "continue", **answers})
        except NotAsItShouldBe as told:
            if "shows a problem" in str(told):
                return
            raise
        raise NotAsItShouldBe(f"{page} took what it should have sent back")

    def refused(self, tasks: str, slot: str) -> None:
        """A program that calls itself a PDF is refused."""
        self.visitor.open(f"{tasks}papers/{slot}")
        try:
            bad = ("files", ("giay.pdf", b"MZ\x90\x00 a program", "application/pdf"))
            self.visitor.send(self.visitor.path, bad, action="upload")
        except NotAsItShouldBe:
            return
        raise NotAsItShouldBe("a program was taken for a paper")

    def tell(self, *kinds: str, rule: str = "") -> None:
        """The script of the page in front reports these, in their order, a little apart."""
        page = self._page()
        things = [
            {"k": kind, "a": 2 * (len(kinds) - nth), "j": page["journey"], "s": page["step"], "p": page["route"],
             **({"r": rule} if rule else {})}
            for nth, kind in enumerate(kinds)
        ]  # fmt: skip
        self._send(page["to"] + "/page", json.dumps({"v": 1, "f": float(page["share"]), "e": things}), "text/plain")

    def measure(self) -> None:
        """How fast the page was."""
        page = self._page()
        told = {"lcp": self.chance.gauss(2200, 500), "ttfb": self.chance.gauss(500, 120), "cls": 0.02, "inp": 120}
        things = [
            {"k": kind, "a": 0, "j": page["journey"], "p": page["route"], "n": max(0, n)} for kind, n in told.items()
        ]
        self._send(page["to"] + "/page", json.dumps({"v": 1, "f": float(page["share"]), "e": things}), "text/plain")

    def unreached(self, what: str) -> None:
        """The browser could not reach the portal, and its network error logging says how."""
        policy = json.loads(self._headers()["Report-To"])
        told = {"type": "network-error", "age": 100, "url": self.visitor.address, "body": {"type": what}}
        self._send(policy["endpoints"][0]["url"], json.dumps([told]), "application/reports+json")

    def crashed(self) -> None:
        """The page crashed, and the browser reports it once it is open again."""
        (endpoint,) = re.findall(r'default="([^"]+)"', self._headers()["Reporting-Endpoints"])
        told = {"type": "crash", "age": 100, "url": self.visitor.address, "body": {"reason": "oom"}}
        self._send(endpoint, json.dumps([told]), "application/reports+json")

    def _page(self) -> dict[str, str]:
        script = re.search(r"<script defer [^>]*beacon[^>]*>", self.visitor.html)
        if script is None:
            raise NotAsItShouldBe(f"{self.visitor.path} has no script that measures")
        return dict(_ATTRIBUTE.findall(script[0]))

    def _headers(self) -> httpx.Headers:
        return self.visitor.client.get(self.visitor.address).headers

    def _send(self, to: str, body: str, kind: str) -> None:
        parts = urlsplit(self.base)
        headers = {
            "Content-Type": kind, "Origin": f"{parts.scheme}://{parts.netloc}", "User-Agent": self.agent,
            "X-Forwarded-For": self.address,
        }  # fmt: skip
        answer = httpx.post(to, content=body, headers=headers, trust_env=False, timeout=30)
        if answer.status_code != 204:
            raise NotAsItShouldBe(f"the collector answered {answer.status_code}")


def sign_in(browser: Browser, who: str) -> None:
    """Signed in as that person."""
    citizen.sign_in(browser.visitor, who, "/sign-in?next=/dossiers/")
