"""Among officers: internal notes, and an officer's own views of the inbox."""

from dataclasses import asdict

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotAllowed
from onedoor.base.operation import operation
from onedoor.base.text import clean
from onedoor.dossiers.models import InternalNote, SavedView
from onedoor.dossiers.operations.handling import needed
from onedoor.dossiers.operations.moving import locked
from onedoor.dossiers.terms import InboxFilter


@operation
def add_note(code: str, *, by: Actor, text: str) -> None:
    """The note stands in the dossier; the person never sees it. Refuses: NotFound, NotAllowed, ReasonMissing."""
    if not by.is_officer:
        raise NotAllowed
    dossier = locked(code, by)
    note = InternalNote.objects.create(
        dossier=dossier, at=clock.now(), by_id=by.id, by_name=by.name, text=needed(text, "text")
    )
    audit.record(by=by, verb="dossiers.add_note", subject=f"dossier:{dossier.id}", facts={"note": str(note.id)})


@operation
def save_view(name: str, filter: InboxFilter, *, by: Actor) -> None:  # noqa: A002  The contract's word.
    """The officer's inbox can be opened by that name as it is filtered now. Refuses: NotAllowed, ReasonMissing."""
    if not by.is_officer or by.id is None:
        raise NotAllowed
    title = needed(name, "name")[:60]
    kept = {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(filter).items()}
    SavedView.objects.update_or_create(officer=by.id, name=title, defaults={"filter": kept})
    audit.record(by=by, verb="dossiers.save_view", subject=f"views:{by.id}")


@operation
def forget_view(name: str, *, by: Actor) -> None:
    """The officer's view of that name is gone. Refuses: NotAllowed."""
    if not by.is_officer or by.id is None:
        raise NotAllowed
    SavedView.objects.filter(officer=by.id, name=clean(name, max_length=1000)).delete()
    audit.record(by=by, verb="dossiers.forget_view", subject=f"views:{by.id}")
