"""What fees do when identity announces that people are one."""

from uuid import UUID

from onedoor.fees import operations
from onedoor.identity import signals


def on_joined(sender: object, person: UUID, former: tuple[UUID, ...], **_: object) -> None:
    """What is due for a dossier is due from who owns it."""
    operations.hand_over(former, person)


def listen() -> None:
    """From now on these are told."""
    signals.joined.connect(on_joined, dispatch_uid="fees.joined")
