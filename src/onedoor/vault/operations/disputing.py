"""Somebody says that a fact is wrong: the data's owner has a task, and the dossier goes on."""

from uuid import UUID

from django.conf import settings

from onedoor.agencies import queries as agencies
from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.base.operation import operation
from onedoor.base.text import clean
from onedoor.catalogue.terms import Text
from onedoor.notices import operations as notices
from onedoor.vault.errors import NoKeeper, ReasonNeeded
from onedoor.vault.kinds import state_registers
from onedoor.vault.models import Dispute, Item
from onedoor.vault.queries.disputes import title_of
from onedoor.vault.queries.items import check_kind, check_sees
from onedoor.vault.terms import DisputeOutcome


@operation
def dispute(
    item_id: UUID,
    *,
    what: Text | None,
    said: str,
    draft: UUID | None,
    by: Actor,
    agency: str = "",
    language: str = "vi",
) -> UUID:
    """The agency that keeps the item is asked to look at it; of a copy that nobody compared, `agency` is.

    Refuses: NotFound, ReasonNeeded, NoKeeper, NotReadable.
    """
    item = Item.objects.filter(id=item_id, removed_at=None).first()
    if item is None:
        raise NotFound
    check_sees(item.owner, by)
    check_kind(item, by)
    row = Dispute(item=item, owner=item.owner, agency=item.agency or item.issuer or agency)
    return _raised(row, what, said, draft, language, by)


@operation
def dispute_register(
    register: str, *, what: Text | None, said: str, agency: str, draft: UUID | None, by: Actor, language: str = "vi"
) -> UUID:
    """The agency that keeps the register at the person's place is asked to look at what it answered about them.

    Refuses: NotFound, ReasonNeeded, NoKeeper, NotReadable.
    """
    if register not in state_registers() or not by.is_citizen or by.id is None:
        raise NotFound
    return _raised(Dispute(register=register, owner=by.id, agency=agency), what, said, draft, language, by)


def _raised(row: Dispute, what: Text | None, said: str, draft: UUID | None, language: str, by: Actor) -> UUID:
    row.said = clean(said, max_length=2000)
    if what is not None:
        row.what, row.what_en = what.vi[:200], what.en[:200]
    if not row.said:
        raise ReasonNeeded(field="said")
    if not row.agency:
        raise NoKeeper
    row.draft, row.by_id, row.at, row.language = draft, by.id, clock.now(), "en" if language == "en" else "vi"
    row.save(force_insert=True)
    facts = {"item": str(row.item_id or ""), "register": row.register, "agency": row.agency}
    audit.record(by=by, verb="vault.dispute", subject=f"dispute:{row.id}", facts=facts)
    return row.id


@operation
def settle_dispute(dispute_id: UUID, *, outcome: DisputeOutcome, answer: str, by: Actor) -> None:
    """The owner of the data answers: it was corrected, or it stands, and why; the person is told.

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
    if row.by_id is not None:
        told = {
            "code": title_of(row).in_(row.language),
            "agency": agencies.agency(row.agency).name(row.language),
            "reason": words,
            "address": f"{settings.ENV.public}/vault/{row.owner}/disputes",
        }
        notices.tell(row.by_id, "dispute_answered", told, key=f"dispute:{row.id}", language=row.language)
