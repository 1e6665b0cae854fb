"""What the vault does when identity announces that people are one."""

from uuid import UUID

from onedoor.identity import signals
from onedoor.vault import operations


def on_joined(sender: object, person: UUID, former: tuple[UUID, ...], **_: object) -> None:
    """What was issued to somebody for whom a machine client filed is in their own vault."""
    operations.hand_over(former, person)


def listen() -> None:
    """From now on these are told."""
    signals.joined.connect(on_joined, dispatch_uid="vault.joined")
