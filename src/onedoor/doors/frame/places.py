"""Where an officer works: the doors that are open to them, and the one that they come in by."""

from django.utils.translation import gettext as _

from onedoor.base.actor import Actor, Role
from onedoor.doors.frame.components import Link

DESK, MONEY, QUALITY, ASSESSMENT = "/desk/", "/office/money/", "/office/quality/", "/office/quality/assessment/"
FIELD, CASES = "/field/", "/office/teams/cases"


def first_place(actor: Actor) -> str:
    """The page after signing in; the desk is only for who has something to do there."""
    if actor.roles == {Role.ASSESSOR}:
        return ASSESSMENT
    if actor.roles == {Role.HELPER}:
        return FIELD
    return MONEY if actor.roles and actor.roles <= {Role.FINANCE, Role.ASSESSOR} else DESK


def places(actor: Actor, here: str) -> tuple[Link, ...]:
    """The doors that an officer may use, without the one of the page at `here`."""
    if not actor.is_officer:
        return ()
    doors = [(DESK, _("Bàn làm việc"))] if first_place(actor) == DESK else []
    if actor.has(Role.FINANCE):
        doors.append((MONEY, _("Tiền và chính sách phí")))
    elif actor.has(Role.AUDITOR, Role.LEADER):
        doors.append((QUALITY, _("Chất lượng và chính sách phí")))
    elif actor.has(Role.ASSESSOR):
        doors.append((ASSESSMENT, _("Chuyên gia đánh giá")))
    elif actor.has(Role.RECEIVER, Role.HANDLER):
        doors.append((CASES, _("Hỏi đáp của tổ")))
    if actor.has(Role.HELPER):
        doors.append((FIELD, _("Đến từng nhà")))
    return tuple(Link(text, path) for path, text in doors if _door(path) != _door(here))


def _door(path: str) -> str:
    return path.split("/")[1] if path.startswith("/") else ""
