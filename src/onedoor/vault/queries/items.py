"""Asking for items: one's own, those of whom one acts for, and, under a grant, those of others.

Whoever is not the owner leaves a look behind, with the dossier, the purpose and the ground.
"""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from onedoor.audit import operations as audit
from onedoor.audit import queries as journals
from onedoor.base import clock, files
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.catalogue.terms import Text
from onedoor.identity import queries as identity
from onedoor.identity.terms import Scope
from onedoor.vault import rules
from onedoor.vault.errors import NotYetReady
from onedoor.vault.models import Item
from onedoor.vault.terms import (
    LEVELS,
    Checked,
    Grant,
    ItemPage,
    ItemRow,
    ItemView,
    Origin,
    Pages,
    Reading,
    ReadingPage,
)

SIZE = 50
OWN = Grant("represent", "")


def row_of(item: Item, today: date | None = None) -> ItemRow:
    """The row of one item."""
    origin = Origin(item.origin)
    return ItemRow(
        id=item.id,
        owner=item.owner,
        kind=item.kind,
        title=Text(vi=item.title_vi, en=item.title_en),
        issuer=item.issuer,
        issuer_name=Text(vi=item.issuer_vi, en=item.issuer_en),
        origin=origin,
        level=LEVELS[origin],
        checked=Checked(item.checked),
        valid_from=item.valid_from,
        valid_to=item.valid_to,
        standing=rules.standing(
            item.valid_from, item.valid_to, withdrawn=item.withdrawn_at is not None, today=today or clock.today()
        ),
        kept_at=item.kept_at,
        reference=item.reference,
        times_reused=item.times_reused,
        visits_saved=item.visits_saved,
        pages=Pages(item.name, item.media_type, item.size, item.sha256) if item.stored_as else None,
    )


def view_of(item: Item) -> ItemView:
    """One item with its data."""
    return ItemView(
        row=row_of(item),
        facts=dict(item.facts),
        by=tuple(name for name in (item.scanned_name, item.certified_name) if name),
        certified_at=item.certified_at,
        remark=item.remark,
    )


def check_sees(owner: UUID, by: Actor, scope: Scope = Scope.SEE) -> None:
    """The actor is the owner, or acts for the owner today. Refuses: NotFound."""
    if not identity.may_act_for(owner, scope, by=by):
        raise NotFound


def check_sees_all(owner: UUID, by: Actor) -> None:
    """The actor sees more than some kinds of items. Refuses: NotFound."""
    if identity.kinds_seen(owner, by=by) is not None:
        raise NotFound


def check_kind(found: Item, by: Actor) -> None:
    """The actor may see items of that kind of its owner. Refuses: NotFound."""
    kinds = identity.kinds_seen(found.owner, by=by)
    if kinds is not None and found.kind not in kinds:
        raise NotFound


def note(item_owner: UUID, what: str, grant: Grant, by: Actor) -> None:
    """It stands in the journal of looks that somebody else than the owner read."""
    if by.id != item_owner:
        audit.look(
            by=by,
            subject=f"vault:{item_owner}",
            what=what,
            reason=rules.reason(grant.dossier, grant.purpose, grant.basis),
        )


def items(owner: UUID, *, seen_by: Actor, page: int = 1) -> ItemPage:
    """The items of somebody, the newest first, fifty a page. Refuses: NotFound."""
    check_sees(owner, seen_by)
    first = (max(1, min(page, 10_000)) - 1) * SIZE
    found = list(_whole(owner, seen_by).order_by("-kept_at", "-id")[first : first + SIZE + 1])
    note(owner, "list", OWN, seen_by)
    today = clock.today()
    return ItemPage(tuple(row_of(item, today) for item in found[:SIZE]), first // SIZE + 1, len(found) > SIZE)


def item(id: UUID, *, seen_by: Actor) -> ItemView:  # noqa: A002  The contract's word.
    """One item with its data. Refuses: NotFound."""
    return view_of(_seen(id, seen_by))


def content(id: UUID, *, seen_by: Actor) -> tuple[ItemView, bytes]:  # noqa: A002  The contract's word.
    """The document of an item. Refuses: NotFound, NotYetReady, BytesChanged."""
    found = _seen(id, seen_by)
    return view_of(found), bytes_of(found)


def readings(owner: UUID, *, seen_by: Actor, of: UUID | None = None, page: int = 1) -> ReadingPage:
    """Who read the items of somebody (or one of them), the newest first. Refuses: NotFound."""
    check_sees(owner, seen_by)
    if of is None:
        check_sees_all(owner, seen_by)
    else:
        _open(of, seen_by)
    first = (max(1, min(page, 10_000)) - 1) * SIZE
    looks = journals.looks(f"vault:{owner}", what=f"item:{of}" if of else "", first=first, most=SIZE + 1)
    ids = {entry.what.removeprefix("item:") for entry in looks if entry.what.startswith("item:")}
    titles = {str(one.id): Text(vi=one.title_vi, en=one.title_en) for one in Item.objects.filter(id__in=ids)}
    rows = []
    for entry in looks[:SIZE]:
        dossier, purpose, basis = rules.reason_parts(entry.reason)
        known = entry.what.removeprefix("item:")
        rows.append(
            Reading(
                at=entry.at,
                item=UUID(known) if known in titles else None,
                title=titles.get(known),
                quality=entry.quality,
                reader=entry.actor_id,
                agency=entry.agency,
                dossier=dossier,
                purpose=purpose,
                basis=basis,
            )
        )
    return ReadingPage(tuple(rows), first // SIZE + 1, len(looks) > SIZE)


def bytes_of(found: Item) -> bytes:
    """The bytes of an item's document. Refuses: NotYetReady, BytesChanged."""
    if not found.stored_as:
        raise NotYetReady
    return files.read(found.stored_as, found.sha256)


def _whole(owner: UUID, by: Actor) -> QuerySet[Item]:
    whole = Item.objects.filter(owner=owner, removed_at=None).exclude(origin=Origin.DIGITISED, certified_at=None)
    kinds = identity.kinds_seen(owner, by=by)
    return whole if kinds is None else whole.filter(kind__in=kinds)


def _seen(item_id: UUID, by: Actor) -> Item:
    found = _open(item_id, by)
    note(found.owner, f"item:{found.id}", OWN, by)
    return found


def _open(item_id: UUID, by: Actor) -> Item:
    found = Item.objects.filter(id=item_id, removed_at=None).first()
    if found is None or (found.origin == Origin.DIGITISED and found.certified_at is None):
        raise NotFound
    check_sees(found.owner, by)
    check_kind(found, by)
    return found
