"""A citizen's data warehouse with a paper of each kind, for the routes that are about one."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from onedoor.base import clock
from onedoor.base.actor import Role
from onedoor.catalogue.terms import Text
from onedoor.identity import operations as identity
from onedoor.identity.terms import Scope
from onedoor.vault import operations as vault
from onedoor.vault.models import Consent
from tests.dossiers.conftest import WARD, Cast, officer, picture

if TYPE_CHECKING:
    from tests.access.objects import Objects


def with_vault(found: "Objects", cast: Cast) -> "Objects":
    """A paper that the same citizen brought in, and one of theirs that waits to be certified at the ward."""
    assert cast.mai.id is not None
    item = vault.declare(
        cast.mai.id, "tenancy", issuer="A", name="a.jpg", content=picture(), media_type="image/jpeg", by=cast.mai
    )
    scan = vault.scan_for(
        "001194012345", cast.mai.name, "land_title", issuer="B", file="b.jpg", content=picture(),
        media_type="image/jpeg", by=officer("tam", "Bùi Thị Tâm", WARD, Role.CLERK),
    )  # fmt: skip
    told: dict[str, Any] = {"name": "Mai", "agency": WARD, "purpose": "Thử", "items": [item], "language": "vi"}
    told |= {"until_on": clock.today(), "by": cast.mai}
    _, seen = vault.words_of(cast.mai.id, **told)
    consent = vault.give_consent(cast.mai.id, **told, seen=seen)
    bundle = vault.ask_bundle(cast.mai.id, by=cast.mai)
    vault.put_together(bundle)
    vault.use(item, dossier=found.code, agency=WARD, basis="Luật", answers=0, papers=1, owner=cast.mai.id, by=cast.mai)
    wedding = vault.keep_issued(
        cast.mai.id, "KQ.G15.000032", title=Text(vi="Giấy", en="Paper"), issuer=WARD, reference="document:1",
        facts={}, by=cast.hoa,
    )  # fmt: skip
    dispute = vault.dispute(wedding, what=None, said="Sai ngày", draft=None, by=cast.mai)
    mandate = identity.give_mandate(
        cast.mai.id, principal_name="Mai", agent_number="001092012346", agent_name="Bình",
        scopes=frozenset({Scope.SEE}), until_on=None, by=cast.mai,
    )  # fmt: skip
    token = Consent.objects.get(id=consent).token
    return replace(
        found,
        owner=cast.mai.id,
        item=item,
        scan=scan,
        consent=consent,
        bundle=bundle,
        share_token=token,
        dispute=dispute,
        mandate=mandate,
    )
