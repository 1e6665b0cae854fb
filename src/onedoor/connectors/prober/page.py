"""Reading a page as it was written: what a program sees before any script has run."""

from collections.abc import Iterable
from typing import Protocol
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from onedoor.quality.terms.probes import Form, Script, Static

_LOADS = (("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("video", "src"), ("audio", "src"))
_NOT_FILLED_IN = {"hidden", "submit", "button", "reset", "image"}
_MOST = 200


class _Element(Protocol):
    """As much of lxml's element as is used."""

    tag: str

    def get(self, name: str, default: str) -> str: ...
    def iter(self, *tags: str) -> Iterable["_Element"]: ...
    def iterancestors(self, *tags: str) -> Iterable["_Element"]: ...
    def text_content(self) -> str: ...


def read_page(body: bytes, url: str, charset: str = "utf-8") -> Static:
    """What stands in the page; one that is no page at all was not parsed."""
    try:
        parser = html.HTMLParser(encoding=charset, no_network=True, huge_tree=False)
        root: _Element = html.document_fromstring(body, parser=parser)
    except (etree.LxmlError, ValueError, LookupError, AssertionError):
        return Static(parsed=False, url=url)
    if not list(root.iter("body")) or not any(True for _ in root.iter("title", "p", "form", "div", "a", "h1")):
        return Static(parsed=False, url=url)
    metas = {
        (one.get("name", "") or one.get("http-equiv", "")).lower(): one.get("content", "") for one in root.iter("meta")
    }
    filled = [
        one for one in root.iter("input", "select", "textarea") if one.get("type", "").lower() not in _NOT_FILLED_IN
    ]
    labelled = {one.get("for", "") for one in root.iter("label")} - {""}
    pictures = list(root.iter("img"))
    scripts = list(root.iter("script"))
    return Static(
        parsed=True,
        url=url,
        title=next((one.text_content().strip()[:200] for one in root.iter("title")), ""),
        language=next((one.get("lang", "") for one in root.iter("html")), ""),
        viewport=metas.get("viewport"),
        policy=metas.get("content-security-policy"),
        referrer=metas.get("referrer"),
        scripts=tuple(
            Script(_joined(url, one.get("src", "")), bool(one.get("integrity", "")))
            for one in scripts
            if one.get("src", "")
        )[:_MOST],
        forms=tuple(_form(one, url) for one in root.iter("form"))[:_MOST],
        insecure=tuple(_insecure(root, url))[:_MOST],
        fields=len(filled),
        unlabelled=sum(not _labelled(one, labelled) for one in filled),
        pictures=len(pictures),
        undescribed=sum(not _described(one) for one in pictures),
        inline_scripts=sum(not one.get("src", "") for one in scripts),
    )


def _joined(url: str, to: str) -> str:
    try:
        return urljoin(url, to.strip())
    except ValueError:
        return ""


def _form(form: _Element, url: str) -> Form:
    password = any(one.get("type", "").lower() == "password" for one in form.iter("input"))
    return Form(_joined(url, form.get("action", "")), form.get("method", "get").lower(), password)


def _insecure(root: _Element, url: str) -> Iterable[str]:
    if urlsplit(url).scheme != "https":
        return
    for tag, name in _LOADS:
        for one in root.iter(tag):
            to = _joined(url, one.get(name, ""))
            if to.startswith("http://"):
                yield to


def _labelled(field: _Element, labelled: set[str]) -> bool:
    named = (
        field.get("aria-label", "").strip()
        or field.get("aria-labelledby", "").strip()
        or field.get("title", "").strip()
    )
    return bool(named) or field.get("id", "") in labelled or any(True for _ in field.iterancestors("label"))


def _described(picture: _Element) -> bool:
    """An empty text is a description too: it says that the picture is for show."""
    return (
        picture.get("alt", "\0") != "\0"
        or bool(picture.get("aria-label", ""))
        or picture.get("role", "") == "presentation"
    )
