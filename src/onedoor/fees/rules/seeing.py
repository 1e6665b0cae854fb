"""Who may see and move which money."""

from uuid import UUID

from onedoor.base.actor import Actor, Quality, Role
from onedoor.base.errors import NotAllowed


def keeps(by: Actor, payee: str) -> bool:
    """Whether the actor keeps that agency's money: a finance officer of it or of an agency above it, or the system.

    Organisation identifiers grow downwards (`H26`, `H26.11`). What is for nobody known ("") any finance officer sees.
    """
    if by.quality is Quality.SYSTEM:
        return True
    if not by.is_officer or not by.has(Role.FINANCE) or by.agency is None:
        return False
    return not payee or payee == by.agency or payee.startswith(f"{by.agency}.")


def check_keeps(by: Actor, payee: str) -> None:
    """Refuses: NotAllowed."""
    if not keeps(by, payee):
        raise NotAllowed


def may_see_due(by: Actor, *, owner: UUID, payee: str) -> bool:
    """A person sees their own dues; an officer those of their agency, or those whose money they keep."""
    if by.is_citizen:
        return by.id == owner
    return keeps(by, payee) or (by.is_officer and by.agency == payee and bool(by.roles))
