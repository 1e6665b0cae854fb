"""What a helper's phone keeps of a draft, and sends when there is a network: each page is taken once."""

from collections.abc import Mapping
from uuid import UUID

from pydantic import JsonValue

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.operation import operation
from onedoor.base.sealing.ring import blind_index, blind_indexes
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue.terms import Page
from onedoor.dossiers import rules
from onedoor.dossiers.errors import AlreadySubmitted, ChangedMeanwhile, FormChanged, MayNotKeep, SentDiffers
from onedoor.dossiers.models import Draft, SentPage
from onedoor.dossiers.operations.drafting import save_answers, tell_helped
from onedoor.dossiers.queries.drafts import IMPRINT, draft_row, page_imprint, seen_draft
from onedoor.dossiers.terms import DraftRow, Sending


@operation
def keep_on_phone(draft_id: UUID, *, by: Actor) -> None:
    """The helper's phone keeps the form from now on, as the person has agreed; the person is told.

    Refuses: NotFound, AlreadySubmitted, MayNotKeep.
    """
    draft = seen_draft(Draft.objects.select_for_update().filter(id=draft_id).first(), by)
    if draft.submitted_at is not None:
        raise AlreadySubmitted(code=draft.dossier.code)
    if not rules.may_help(by, draft.procedure, rules.Act.KEEP):
        raise MayNotKeep
    audit.record(by=by, verb="dossiers.keep_on_phone", subject=f"draft:{draft.id}")
    tell_helped(draft, by, "kept")


@operation
def take_page(
    draft_id: UUID,
    page_id: str,
    answers: Mapping[str, JsonValue],
    sending: Sending,
    *,
    by: Actor,
    unverified: tuple[str, ...],
) -> str:
    """The page stands as it was filled in on the phone; returned is how it stands now. Sent again, nothing changes.

    Refuses: NotFound, AlreadySubmitted, FormChanged (it has no such page any more), SentDiffers, ChangedMeanwhile.
    """
    draft = seen_draft(Draft.objects.select_for_update().filter(id=draft_id).first(), by)
    told = rules.said(answers)
    before = SentPage.objects.filter(id=sending.id).first()
    if before is not None:
        if (before.draft_id, before.page) != (draft.id, page_id) or before.said not in blind_indexes(IMPRINT, told):
            raise SentDiffers
        return before.left
    if draft.submitted_at is not None:
        raise AlreadySubmitted(code=draft.dossier.code)
    row = draft_row(draft, ())
    page = _page(row, page_id)
    _check_unchanged(draft, page, row, sending)
    saved = save_answers(draft_id, answers, by=by, unverified=unverified, sources=dict.fromkeys(answers))
    left = page_imprint(saved, page)
    SentPage.objects.create(
        id=sending.id, draft=draft, page=page_id, said=blind_index(IMPRINT, told), left=left, taken_at=clock.now()
    )
    return left


def _page(row: DraftRow, page_id: str) -> Page:
    pages = catalogue.version(row.version_id).definition.pages
    found = next((page for page in pages if page.id == page_id), None)
    if found is None:
        raise FormChanged(procedure=row.procedure)
    return found


def _check_unchanged(draft: Draft, page: Page, row: DraftRow, sending: Sending) -> None:
    """The page stands as the phone knows it, or as an earlier sending of the same phone left it."""
    now = blind_indexes(IMPRINT, rules.said_on(page, row.answers))
    own = SentPage.objects.filter(draft=draft, page=page.id, id__in=sending.tried).values_list("left", flat=True)
    if sending.base not in now and not set(own) & set(now):
        raise ChangedMeanwhile(page=page.id)
