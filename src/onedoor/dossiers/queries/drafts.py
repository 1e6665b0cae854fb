"""Asking for drafts: always in the version of the procedure in force, with every answer that still fits."""

from collections.abc import Iterable
from uuid import UUID

from onedoor.base import clock, rows
from onedoor.base.actor import Actor, Quality
from onedoor.base.errors import NotFound
from onedoor.base.sealing.ring import blind_index
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue import rules as catalogue_rules
from onedoor.catalogue.terms import Channel, Page, Text
from onedoor.dossiers import rules
from onedoor.dossiers.models import Attachment, Dossier, Draft
from onedoor.dossiers.terms import AttachmentRow, DraftRow, Source


def attachment_row(file: Attachment) -> AttachmentRow:
    """The row of one uploaded file."""
    return AttachmentRow(
        id=file.id,
        slot=file.slot,
        name=file.name,
        media_type=file.media_type,
        size=file.size,
        pages=file.pages,
        sha256=file.sha256,
        uploaded_at=file.uploaded_at,
    )


def seen_draft(draft: Draft | None, seen_by: Actor) -> Draft:
    """The draft, if the actor may see it; a helper sees what was begun under their mandate. Refuses: NotFound.

    What a counter is typing from paper is the counter's until it is filed.
    """
    if draft is None or (seen_by.is_citizen and draft.channel == Channel.COUNTER and draft.submitted_at is None):
        raise NotFound
    own = rules.may_see(seen_by, owner=draft.owner, client=draft.client, agency=None)
    if not own and not rules.helps_with(seen_by, draft.procedure, owner=draft.owner, mandate=draft.mandate):
        raise NotFound
    return draft


def draft_row(draft: Draft, files: Iterable[Attachment]) -> DraftRow:
    """The draft in the version in force now: answers whose field still exists are kept, and what changed is told."""
    answers, version_id = draft.answers, draft.version_id
    moved_on = tuple(Text.model_validate(change) for change in draft.moved_on)
    if draft.submitted_at is None:
        current = catalogue.current_version(draft.procedure, clock.today())
        if current.id != draft.version_id:
            old = catalogue.version(draft.version_id)
            answers, moved_on = catalogue_rules.carry_over(old.definition, current.definition, draft.answers)
            version_id = current.id
    return DraftRow(
        id=draft.id,
        procedure=draft.procedure,
        version_id=version_id,
        agency=draft.agency,
        answers=answers,
        eligibility=draft.eligibility,
        unverified=tuple(draft.unverified),
        revision=draft.revision,
        attachments=tuple(attachment_row(file) for file in files),
        started_at=draft.started_at,
        saved_at=draft.saved_at,
        code=draft.dossier.code if draft.submitted_at else None,
        moved_on=moved_on,
        subject=draft.subject,
        sources={name: Source.of(kept) for name, kept in draft.sources.items()},
        channel=draft.channel,
    )


def draft(id: UUID, *, seen_by: Actor, with_files: bool = True) -> DraftRow:  # noqa: A002  The contract's word.
    """One draft of the person's (or machine's) own, with the rows of its files if wanted. Refuses: NotFound."""
    found = seen_draft(rows.row(Draft, id=id), seen_by)
    return draft_row(found, found.attachments.filter(removed_at=None).order_by("uploaded_at") if with_files else ())


def codes_of(ids: Iterable[UUID], *, seen_by: Actor) -> dict[UUID, str]:
    """The codes of the dossiers that came of those drafts. Refuses: NotFound (not the system)."""
    if seen_by.quality is not Quality.SYSTEM:
        raise NotFound
    return dict(Dossier.objects.filter(draft__in=list(ids)).values_list("draft", "code"))


def drafts(*, seen_by: Actor) -> tuple[DraftRow, ...]:
    """The drafts that are not submitted, newest first: a person's own, a helper's or counter's of their mandate."""
    if seen_by.assists and seen_by.mandate is not None:
        mine = Draft.objects.filter(mandate=seen_by.mandate)
    elif seen_by.is_citizen and seen_by.id is not None:
        mine = Draft.objects.filter(owner=seen_by.id).exclude(channel=Channel.COUNTER)
    else:
        return ()
    found = mine.filter(submitted_at=None).order_by("-saved_at")[:100]
    return tuple(draft_row(item, ()) for item in found)


IMPRINT = "sent_page"
"""The purpose of the keyed digests of pages: whoever has one cannot try out what was answered."""


def page_imprint(row: DraftRow, page: Page) -> str:
    """By what a phone knows how a page stood when it was kept."""
    return blind_index(IMPRINT, rules.said_on(page, row.answers))
