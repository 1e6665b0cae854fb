"""The officers' part: each takes the dossier, then does what the route gives to them."""

import time
from urllib.parse import urlsplit

from onedoor.project.journey.visitor import NotAsItShouldBe, Visitor

_PATIENCE = 90.0


def act(visitor: Visitor, code: str, what: str, **given: str) -> None:
    """The officer opens the page of an act and sends its form."""
    visitor.open(f"/desk/{code}/{what}")
    visitor.send(f"/{what}", **given)


def take(visitor: Visitor, code: str) -> None:
    """The dossier is in this officer's hands."""
    visitor.open(f"/desk/{code}/")
    visitor.send("/assign", take="yes")


def ask_supplement(visitor: Visitor, code: str) -> None:
    """The citizen is asked for a better picture."""
    asked = {"component-birth_notice": "yes", "why-component-birth_notice": "Ảnh mờ, không đọc được số."}
    act(visitor, code, "supplement", **asked)


def sign(visitor: Visitor, code: str, who: str) -> None:
    """What was just decided is signed, confirmed on the telephone of `who`; nothing where nothing is signed."""
    if visitor.path != "/desk/to-sign":
        return
    visitor.send("/desk/to-sign")
    ceremony, until = visitor.address, time.monotonic() + _PATIENCE
    while "Signed" not in visitor.text:
        if time.monotonic() > until or "did not succeed" in visitor.text:
            raise NotAsItShouldBe(f"dossier {code} is not signed; the page says: {visitor.text[:300]}")
        if "confirm on your telephone" in visitor.text:
            _confirm(visitor.link("/phone"), who)
        time.sleep(0.1)
        visitor.open(ceremony)


def _confirm(app: str, who: str) -> None:
    """Somebody else's device: a browser of its own."""
    parts = urlsplit(app)
    with Visitor(f"{parts.scheme}://{parts.netloc}") as telephone:
        telephone.open(f"{parts.path}?user={who}&lang=en")
        if any(urlsplit(form.action).path.endswith("/phone/answer") for form in telephone.forms):
            telephone.send("/phone/answer", answer="approve")


def wait_for_release(visitor: Visitor, code: str) -> None:
    """The result bears all its signatures and can be handed over."""
    until = time.monotonic() + _PATIENCE
    while f"/desk/{code}/deliver" not in visitor.open(f"/desk/{code}/").html:
        if time.monotonic() > until:
            raise NotAsItShouldBe(f"dossier {code} cannot be delivered; its page says: {visitor.text[:300]}")
        time.sleep(0.1)
