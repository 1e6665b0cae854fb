"""Somebody says that a fact is wrong: the data's owner has a task, and the dossier goes on."""

from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.base.operation import operation
from onedoor.base.text import clean
from onedoor.vault.errors import ReasonNeeded
from onedoor.vault.models import Dispute, Item
from onedoor.vault.queries.items import check_sees
from onedoor.vault.terms import DisputeOutcome


@operation
def dispute(item_id: UUID, *, what: str, said: str, draft: UUID | None, by: Actor) -> UUID:
    """The agency that keeps the item is asked to look at it. Refuses: NotFound, ReasonNeeded, NotReadable."""
    item = Item.objects.filter(id=item_id, removed_at=None).first()
    if item is None:
        raise NotFound
    check_sees(item.owner, by)
    words = clean(said, max_length=2000)
    if not words:
        raise ReasonNeeded(field="said")
    row = Dispute.objects.create(
        item=item,
        owner=item.owner,
        agency=item.agency or item.issuer,
        what=clean(what, max_length=200),
        said=words,
        draft=draft,
        by_id=by.id,
        at=clock.now(),
    )
    audit.record(
        by=by, verb="vault.dispute", subject=f"dispute:{row.id}", facts={"item": str(item.id), "agency": row.agency}
    )
    return row.id


@operation
def settle_dispute(dispute_id: UUID, *, outcome: DisputeOutcome, answer: str, by: Actor) -> None:
    """The owner of the data answers: it was corrected, or it stands, and why.

    Refuses: NotFound (another agency's, or answered already), ReasonNeeded, NotReadable.
    """
    row = Dispute.objects.select_for_update().filter(id=dispute_id, settled_at=None).first()
    if row is None or not by.is_officer or row.agency != by.agency:
        raise NotFound
    words = clean(answer, max_length=2000)
    if not words:
        raise ReasonNeeded(field="answer")
    row.outcome, row.answer, row.settled_at, row.settled_by = outcome, words, clock.now(), by.name
    row.save(update_fields=["outcome", "answer", "settled_at", "settled_by"])
    audit.record(by=by, verb="vault.settle_dispute", subject=f"dispute:{row.id}", facts={"outcome": outcome.value})
