"""What somebody has already for a procedure that needs it: the newest valid item of each kind, and with what leave."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.identity import queries as identity
from onedoor.identity.terms import Scope
from onedoor.vault.models import Consent, Item
from onedoor.vault.queries.items import note, row_of, view_of
from onedoor.vault.terms import LEVELS, Grant, ItemView, Origin, Standing


def held(owner: UUID, kinds: Iterable[str], *, by: Actor) -> dict[str, ItemView]:
    """By kind, the item that serves best: the surest one, then the newest. For who may file for the owner.

    Only for the owner's own eyes: it is shown to who files before anybody else reads it. Refuses: NotFound.
    """
    if not identity.may_act_for(owner, Scope.FILE, by=by):
        raise NotFound
    return _best(owner, kinds)


def consented(owner: UUID, *, draft: UUID, agency: str) -> Mapping[UUID, UUID]:
    """By item, the consent in force now under which it may serve in that draft, or the dossier made of it."""
    found = Consent.objects.filter(owner=owner, draft=draft, agency=agency, revoked_at=None, until_at__gt=clock.now())
    return dict(found.order_by("given_at").values_list("items", "id"))


def read_for_dossier(
    owner: UUID, kind: str, facts: frozenset[str], grant: Grant, *, by: Actor, among: Collection[UUID] | None = None
) -> ItemView:
    """The facts of the item of that kind which serves, under a grant that the caller has judged; a look is left.

    `among` are the items that may serve; None: any. Refuses: NotFound.
    """
    found = _best(owner, [kind]).get(kind)
    if found is not None and among is not None and found.row.id not in among:
        found = None
    if found is None:
        raise NotFound
    note(owner, f"item:{found.row.id}", grant, by)
    return ItemView(found.row, {name: value for name, value in found.facts.items() if name in facts})


def _best(owner: UUID, kinds: Iterable[str]) -> dict[str, ItemView]:
    today = clock.today()
    best: dict[str, ItemView] = {}
    wanted = set(kinds)
    found = Item.objects.filter(owner=owner, kind__in=wanted, removed_at=None).order_by("kept_at", "id")
    for item in found if wanted else ():
        certified = item.origin != Origin.DIGITISED or item.certified_at is not None
        if not certified or row_of(item, today).standing is not Standing.VALID:
            continue
        before = best.get(item.kind)
        if before is None or LEVELS[Origin(item.origin)] >= before.row.level:
            best[item.kind] = view_of(item)
    return best
