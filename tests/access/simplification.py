"""A comparison that waits for a leader of the ward, for the routes that are about one."""

from uuid import UUID

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.dossiers import queries
from onedoor.simplification.models import Check


def waiting_check(code: str, leader: Actor) -> UUID:
    """Its id: the vault knew a paper of that dossier, which nobody has laid beside it yet."""
    view = queries.dossier(code, seen_by=leader)
    row = Check.objects.create(
        procedure=view.procedure, version_id=view.version_id, part="parents_marriage", source="vault:KQ.G15.000032",
        dossier=code, agency=view.agency, looked_at=clock.now(), found=True,
    )  # fmt: skip
    return row.id
