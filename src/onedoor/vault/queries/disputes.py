"""Asking for disputes: those of somebody, and those that wait for an agency."""

from dataclasses import replace
from uuid import UUID

from onedoor.agencies import queries as agencies
from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.errors import NotFound
from onedoor.catalogue.terms import Text
from onedoor.identity import queries as identity
from onedoor.vault.kinds import state_registers
from onedoor.vault.models import Dispute
from onedoor.vault.queries.items import check_sees, check_sees_all, note
from onedoor.vault.terms import DisputeOutcome, DisputeRow, Grant

_MOST = 100


def title_of(row: Dispute) -> Text:
    """What is disputed: the item, or the register."""
    if row.item is not None:
        return Text(vi=row.item.title_vi, en=row.item.title_en)
    known = state_registers().get(row.register)
    return known.title if known else Text(vi=row.register, en=row.register)


def _row(row: Dispute) -> DisputeRow:
    agency = agencies.agency(row.agency)
    return DisputeRow(
        id=row.id,
        item=row.item_id,
        title=title_of(row),
        agency_name=Text(vi=agency.name_vi, en=agency.name_en or agency.name_vi),
        what=Text(vi=row.what, en=row.what_en or row.what) if row.what else None,
        said=row.said,
        at=row.at,
        outcome=DisputeOutcome(row.outcome) if row.outcome else None,
        answer=row.answer,
        settled_at=row.settled_at,
    )


def disputes_of(owner: UUID, *, seen_by: Actor, item: UUID | None = None) -> tuple[DisputeRow, ...]:
    """What was said to be wrong about somebody's data, the newest first. Refuses: NotFound."""
    check_sees(owner, seen_by)
    if item is None:
        check_sees_all(owner, seen_by)
    found = Dispute.objects.filter(owner=owner, **({"item_id": item} if item else {})).select_related("item")
    return tuple(_row(row) for row in found.order_by("-at")[:_MOST])


def disputes_waiting(*, seen_by: Actor) -> tuple[DisputeRow, ...]:
    """What the officer's agency has to answer, the oldest first."""
    if not seen_by.is_officer:
        return ()
    found = Dispute.objects.filter(agency=seen_by.agency, settled_at=None).select_related("item").order_by("at")
    return tuple(_row(row) for row in found[:_MOST])


def dispute(dispute_id: UUID, *, seen_by: Actor) -> DisputeRow:
    """One that waits for the officer's agency; the person sees that it was read. Refuses: NotFound."""
    row = Dispute.objects.filter(id=dispute_id, settled_at=None).select_related("item").first()
    if row is None or not seen_by.is_officer or row.agency != seen_by.agency:
        raise NotFound
    what = f"item:{row.item_id}" if row.item_id else f"register:{row.register}"
    note(row.owner, what, Grant("answer_dispute", ""), seen_by)
    who, number = identity.named(row.owner, seen_by=SYSTEM)
    return replace(_row(row), who=who, number=number)
