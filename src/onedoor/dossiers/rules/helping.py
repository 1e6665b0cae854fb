"""What a helper, or a counter, may do with somebody's draft: what mandate or intake names, and nothing else."""

from enum import StrEnum
from uuid import UUID

from onedoor.base.actor import Actor


class Act(StrEnum):
    """What a person lets a helper do for them."""

    FILL = "fill"
    KEEP = "keep"
    FILE = "file"


def scopes(procedures: tuple[str, ...], acts: tuple[Act, ...]) -> frozenset[str]:
    """The scopes of an actor who helps: each procedure and each act that the mandate names."""
    return frozenset((*(f"procedure:{one}" for one in procedures), *(f"act:{one}" for one in acts)))


def may_help(by: Actor, procedure: str, act: Act) -> bool:
    """Whether the mandate of who assists (at a counter: the intake) names that procedure and that act."""
    live = by.assists and by.mandate is not None and by.on_behalf_of is not None
    return live and {f"procedure:{procedure}", f"act:{act}"} <= by.scopes


def helps_with(by: Actor, procedure: str, *, owner: UUID, mandate: UUID | None) -> bool:
    """Whether the draft was begun under that mandate or intake, for that person, and it still names it."""
    return may_help(by, procedure, Act.FILL) and by.mandate == mandate and by.on_behalf_of == owner
