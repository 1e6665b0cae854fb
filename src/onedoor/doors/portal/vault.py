"""My data warehouse: every paper one has, fifty a page, of oneself or of whom one acts for."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.portal.shown import page
from onedoor.identity import queries as identity
from onedoor.identity.terms import Ground, Principal, Scope
from onedoor.vault import queries


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose vault a page shows: one's own, or that of somebody for whom one acts."""

    id: UUID
    name: str
    principal: Principal | None
    others: tuple[Principal, ...]

    @property
    def own(self) -> bool:
        return self.principal is None

    @property
    def may_share(self) -> bool:
        """Whether who looks may also share and change: an heir, or who may only see, may not."""
        return self.principal is None or Scope.SHARE in self.principal.scopes

    @property
    def sees_all(self) -> bool:
        """Whether who looks sees more than some kinds of items."""
        return self.principal is None or not self.principal.kinds

    @property
    def href(self) -> str:
        """The address of the vault."""
        return reverse("portal:vault") if self.own else reverse("portal:vault_of", args=[self.id])


def whose(request: ActorRequest, owner_id: UUID | None) -> Whose:
    """Whose vault is asked for. Refuses: NotFound, where it is neither one's own nor that of somebody one acts for."""
    actor, others = request.actor, identity.principals(seen_by=request.actor)
    if actor.id is not None and owner_id in (None, actor.id):
        return Whose(actor.id, actor.name, None, others)
    found = next((one for one in others if one.id == owner_id), None)
    if found is None or owner_id is None:
        raise NotFound
    return Whose(owner_id, found.name, found, others)


@access(CITIZEN)
def vault(request: ActorRequest, owner_id: UUID | None = None) -> HttpResponse:
    """The list, and the ways to everything else about it."""
    of = whose(request, owner_id)
    found = queries.items(of.id, seen_by=request.actor, page=number(request))
    context = {
        "whose": of,
        "children": [one for one in of.others if one.ground is Ground.PARENT],
        "rows": found.rows,
        "saved": sum(row.visits_saved for row in found.rows),
        **pages(of.href, found.page, more=found.more),
    }
    return page(request, "vault.html", context, here="vault")


def number(request: ActorRequest) -> int:
    """The page that is asked for."""
    given = request.GET.get("page", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 1


def pages(href: str, here: int, *, more: bool) -> dict[str, object]:
    """What the pagination shows."""
    return {
        "page": here,
        "previous": f"{href}?page={here - 1}" if here > 1 else "",
        "next": f"{href}?page={here + 1}" if more else "",
    }
