"""What officers may ask: papers scanned at their agency, and the items that serve in a dossier they handle."""

from dataclasses import replace
from uuid import UUID

from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor, Role
from onedoor.base.errors import NotFound
from onedoor.identity import queries as identity
from onedoor.vault.models import Item, Use
from onedoor.vault.queries.items import bytes_of, note, row_of, view_of
from onedoor.vault.terms import Grant, ItemRow, ItemView, Origin

SCANS = (Role.RECEIVER, Role.CLERK)
CERTIFIES = (Role.RECEIVER, Role.CLERK, Role.LEADER)
_MOST = 100


def to_certify(*, seen_by: Actor) -> tuple[ItemView, ...]:
    """The papers that were scanned at the actor's agency and wait for a second officer, the oldest first."""
    if not seen_by.is_officer or not seen_by.has(*CERTIFIES):
        return ()
    found = Item.objects.filter(
        agency=seen_by.agency, origin=Origin.DIGITISED, certified_at=None, removed_at=None
    ).order_by("kept_at")
    return tuple(_view(item, seen_by) for item in found[:_MOST])


def _view(item: Item, by: Actor) -> ItemView:
    return replace(view_of(item), own=item.scanned_by == by.id)


def scanned(item_id: UUID, *, seen_by: Actor) -> ItemView:
    """A paper that waits to be certified at the actor's agency. Refuses: NotFound."""
    return _view(_scanned(item_id, seen_by), seen_by)


def scanned_for(item_id: UUID, *, seen_by: Actor) -> tuple[str, str]:
    """Whose paper it is said to be: name and number, to be compared with what the paper says. Refuses: NotFound."""
    return identity.named(_scanned(item_id, seen_by).owner, seen_by=SYSTEM)


def scanned_pages(item_id: UUID, *, seen_by: Actor) -> tuple[ItemView, bytes]:
    """Its document. Refuses: NotFound, BytesChanged."""
    found = _scanned(item_id, seen_by)
    return view_of(found), bytes_of(found)


def _scanned(item_id: UUID, by: Actor) -> Item:
    found = Item.objects.filter(id=item_id, origin=Origin.DIGITISED, certified_at=None, removed_at=None).first()
    if found is None or not by.is_officer or by.agency != found.agency or not by.has(*CERTIFIES):
        raise NotFound
    note(found.owner, f"item:{found.id}", Grant("certify_copy", ""), by)
    return found


def used_in(dossier: str) -> tuple[tuple[ItemRow, int, int], ...]:
    """The items that serve in a dossier, with how many answers and papers each spared.

    For who may see the dossier: `dossiers` has checked that before it asks.
    """
    uses = Use.objects.filter(dossier=dossier).select_related("item").order_by("at", "id")
    return tuple((row_of(use.item), use.answers, use.papers) for use in uses)


def read_for(dossier: str, item_id: UUID, *, seen_by: Actor) -> tuple[ItemView, bytes]:
    """An item that serves in a dossier, with its document; the person sees the reading at once.

    For who may see the dossier, as above. Refuses: NotFound (does not serve there, or no longer may), NotYetReady,
    BytesChanged.
    """
    use = Use.objects.filter(dossier=dossier, item_id=item_id).select_related("item", "consent").first()
    if use is None or use.item.removed_at is not None:
        raise NotFound
    if use.consent is not None and (use.consent.revoked_at is not None or use.consent.until_at <= clock.now()):
        raise NotFound
    note(use.item.owner, f"item:{item_id}", Grant("handle_dossier", use.basis, dossier), seen_by)
    return view_of(use.item), bytes_of(use.item)
