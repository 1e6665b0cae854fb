"""Somebody at a browser of their own: opens pages, fills in forms, reads what they say."""

import re
from urllib.parse import urlsplit

import httpx

from onedoor.project.journey.forms import Form, read

Upload = tuple[str, tuple[str, bytes, str]]


class NotAsItShouldBe(Exception):
    """The system did something else than the journey expects; the message says what, where."""


class Visitor:
    """One person's browser."""

    def __init__(self, base: str) -> None:
        self.client = httpx.Client(
            base_url=base, follow_redirects=True, timeout=60, headers={"Accept-Language": "en"}, trust_env=False
        )
        self.address, self.text, self.html = "", "", ""
        self.forms: list[Form] = []

    def __enter__(self) -> "Visitor":
        return self

    def __exit__(self, *_failure: object) -> None:
        self.client.close()

    @property
    def path(self) -> str:
        return urlsplit(self.address).path

    def open(self, address: str) -> "Visitor":
        """The page at `address`, after every redirect."""
        return self._keep(self._sent("GET", address))

    def send(self, where: str, *uploads: Upload, **given: str) -> "Visitor":
        """Fill in and send the form of this page whose action ends in `where`."""
        form = self.form(where)
        data: dict[str, list[str]] = {}
        try:
            for name, value in form.filled(**given):
                data.setdefault(name, []).append(value)
        except KeyError as unknown:
            raise NotAsItShouldBe(f"{self.path}: {unknown.args[0]}") from None
        if form.method == "get":
            return self._keep(self._sent("GET", form.action, params=data))
        headers = {"Referer": self.address}
        return self._keep(self._sent("POST", form.action, data=data, files=list(uploads) or None, headers=headers))

    def form(self, where: str) -> Form:
        """The form of this page whose action's path ends in `where`."""
        for form in self.forms:
            if urlsplit(form.action).path.endswith(where):
                return form
        raise NotAsItShouldBe(f"{self.path} has no form to {where}; it says: {self.text[:300]}")

    def link(self, pattern: str) -> str:
        """The first address on this page that matches."""
        found = re.search(rf'href="([^"]*{pattern}[^"]*)"', self.html)
        if found is None:
            raise NotAsItShouldBe(f"{self.path} has no link to {pattern}; it says: {self.text[:300]}")
        return found[1].replace("&amp;", "&")

    def download(self, address: str) -> bytes:
        """The bytes at `address`."""
        return self._checked(self._sent("GET", address)).content

    def _sent(self, method: str, address: str, **more: object) -> httpx.Response:
        try:
            return self.client.request(method, address, **more)  # type: ignore[arg-type]  # httpx's own arguments.
        except httpx.HTTPError as failure:
            raise NotAsItShouldBe(f"{method} {address}: no answer ({type(failure).__name__})") from None

    def _checked(self, answer: httpx.Response) -> httpx.Response:
        if answer.status_code >= 400:
            _, said = read(answer.text, str(answer.url))
            raise NotAsItShouldBe(f"{answer.request.method} {answer.url} answered {answer.status_code}: {said[:300]}")
        return answer

    def _keep(self, answer: httpx.Response) -> "Visitor":
        self._checked(answer)
        self.address, self.html = str(answer.url), answer.text
        self.forms, self.text = read(answer.text, self.address)
        if "error-summary" in self.html:
            at = self.text.find("There is a problem")
            raise NotAsItShouldBe(f"{self.path} shows a problem: {self.text[max(at, 0) : max(at, 0) + 300]}")
        return self
