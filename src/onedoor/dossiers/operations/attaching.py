"""Papers: a file is added to a draft or to an open supplement, or taken away again."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from onedoor.audit import operations as audit
from onedoor.base import clock, files, text
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound, Refusal
from onedoor.base.ids import new_id
from onedoor.base.operation import operation
from onedoor.base.sealing.keys import Drawer, key_of
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue.terms import FieldType
from onedoor.dossiers import inspection
from onedoor.dossiers.errors import AlreadySubmitted, FileTooBig, NoSuchSlot, NotAsked, SentDiffers, TooManyFiles
from onedoor.dossiers.models import Attachment, Draft, Supplement
from onedoor.dossiers.operations.drafting import tell_helped
from onedoor.dossiers.operations.undeclaring import drop_if_changed
from onedoor.dossiers.queries.drafts import attachment_row, seen_draft
from onedoor.dossiers.terms import AttachmentRow

_FILES_IN_A_FIELD = 5


def _limit(version_id: UUID, slot: str) -> int:
    definition = catalogue.version(version_id).definition
    component = next((item for item in definition.components if item.id == slot), None)
    if component is not None:
        return component.max_files
    field = definition.field(slot)
    if field is None or field.type is not FieldType.FILE:
        raise NoSuchSlot(slot=slot)
    return _FILES_IN_A_FIELD


def _gathered(name: str, chunks: Iterable[bytes]) -> bytes:
    gathered = bytearray()
    for chunk in chunks:
        gathered += chunk
        if len(gathered) > inspection.MAX_BYTES:
            raise FileTooBig(name=name, limit=inspection.MAX_BYTES)
    return bytes(gathered)


def attach(
    draft_id: UUID, slot: str, name: str, chunks: Iterable[bytes], *, by: Actor, sent_as: UUID | None = None
) -> AttachmentRow:
    """The file is kept in that slot (component or file field) of the draft, or of its dossier's open supplement.

    `sent_as` is the id under which a phone kept it: sent again, it is the same file, and nothing changes.
    Refuses: NotFound, AlreadySubmitted, NoSuchSlot, NotAsked, TooManyFiles, SentDiffers, and the refusals of
    `inspection.inspect`.
    """
    name = text.clean(name.replace("/", "_").replace("\\", "_"), max_length=1000)[-200:] or "file"
    content = _gathered(name, chunks)
    media_type, pages = inspection.inspect(name, content)
    owner = Draft.objects.filter(id=draft_id).values_list("owner", flat=True).first()
    if owner is None:
        raise NotFound
    stored = files.store([content], key_of(owner, Drawer.PERSON))
    try:
        row, new = _add(draft_id, slot, name, (media_type, pages), stored, sent_as, by=by)
    except Refusal:
        # Only a sure no: after a lost connection the row may well be there, and must find its bytes.
        files.forget(stored.stored_as)
        raise
    if not new:
        files.forget(stored.stored_as)
    return row


@operation
def _add(
    draft_id: UUID,
    slot: str,
    name: str,
    looks: tuple[str, int | None],
    stored: files.StoredFile,
    sent_as: UUID | None,
    *,
    by: Actor,
) -> tuple[AttachmentRow, bool]:
    """The row, and whether it is new."""
    draft = seen_draft(Draft.objects.select_for_update().filter(id=draft_id).first(), by)
    before = Attachment.objects.filter(id=sent_as).first() if sent_as else None
    if before is not None:
        return _same(before, draft, slot, stored), False
    supplement = _supplement(draft, slot, by) if draft.submitted_at is not None else None
    _check_room(draft, slot, supplement)
    file = Attachment.objects.create(
        id=sent_as or new_id(),
        draft=draft,
        supplement=supplement,
        slot=slot,
        name=name,
        media_type=looks[0],
        size=stored.size,
        pages=looks[1],
        sha256=stored.sha256,
        stored_as=stored.stored_as,
        uploaded_at=clock.now(),
    )
    audit.record(
        by=by,
        verb="dossiers.attach",
        subject=f"draft:{draft.id}",
        facts={"attachment": str(file.id), "slot": slot, "size": stored.size, "sha256": stored.sha256},
    )
    drop_if_changed(draft, by=by)
    tell_helped(draft, by, "saved")
    return attachment_row(file), True


def _same(before: Attachment, draft: Draft, slot: str, stored: files.StoredFile) -> AttachmentRow:
    """The file that was taken under that id. Refuses: SentDiffers, where it is another."""
    if (before.draft_id, before.slot, before.sha256) != (draft.id, slot, stored.sha256):
        raise SentDiffers
    return attachment_row(before)


def _supplement(draft: Draft, slot: str, by: Actor) -> Supplement:
    """What asks for a file of a dossier. Refuses: AlreadySubmitted (nothing does, or not a helper), NotAsked."""
    supplement = Supplement.objects.filter(dossier__draft=draft, closed_at=None).first()
    if supplement is None or by.assists:
        raise AlreadySubmitted(code=draft.dossier.code)
    if slot not in {item["id"] for item in supplement.items}:
        raise NotAsked(item=slot)
    return supplement


def _check_room(draft: Draft, slot: str, supplement: Supplement | None) -> None:
    """Another file may be added there. Refuses: NoSuchSlot, TooManyFiles."""
    limit = _limit(draft.version_id, slot)
    if draft.attachments.filter(slot=slot, removed_at=None, supplement=supplement).count() >= limit:
        raise TooManyFiles(limit=limit)


@operation
def detach(attachment_id: UUID, *, by: Actor) -> None:
    """The file is no longer part of the draft or of the answer to the supplement; its bytes are gone.

    Refuses: NotFound, AlreadySubmitted (it was handed in already).
    """
    file = Attachment.objects.filter(id=attachment_id, removed_at=None).first()
    if file is None:
        raise NotFound
    draft = seen_draft(Draft.objects.select_for_update().filter(id=file.draft_id).first(), by)
    handed_in = file.supplement.closed_at is not None if file.supplement else draft.submitted_at is not None
    if handed_in:
        raise AlreadySubmitted(code=draft.dossier.code)
    file.removed_at = clock.now()
    file.save(update_fields=["removed_at"])
    stored_as = file.stored_as
    audit.record(by=by, verb="dossiers.detach", subject=f"draft:{draft.id}", facts={"attachment": str(attachment_id)})
    drop_if_changed(draft, by=by)
    tell_helped(draft, by, "saved")
    transaction.on_commit(lambda: files.forget(stored_as))
