"""The officers' part: each takes the dossier, then does what the route gives to them."""

from onedoor.project.journey.visitor import Visitor


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
