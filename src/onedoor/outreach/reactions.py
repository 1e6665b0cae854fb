"""What outreach does when dossiers announce that a helper did something."""

from uuid import UUID

from onedoor.base.actor import Actor
from onedoor.dossiers import signals
from onedoor.outreach import operations
from onedoor.outreach.terms import Did


def on_helped(sender: object, by: Actor, draft: UUID, did: str, procedure: str, code: str, **_: object) -> None:
    """It stands with the mandate, and the person is told."""
    operations.note_help(Did(did), draft=draft, procedure=procedure, code=code, by=by)


def listen() -> None:
    """From now on these are told."""
    signals.helped.connect(on_helped, dispatch_uid="outreach.helped")
