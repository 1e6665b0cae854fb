"""A comparison and a decided proposal of the ward, for the routes that are about one."""

from uuid import UUID

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.dossiers import queries
from onedoor.simplification.models import Check, Proposal
from onedoor.simplification.terms.proposals import Decision, Target


def waiting_check(code: str, leader: Actor) -> UUID:
    """Its id: the vault knew a paper of that dossier, which nobody has laid beside it yet."""
    view = queries.dossier(code, seen_by=leader)
    row = Check.objects.create(
        procedure=view.procedure, version_id=view.version_id, part="parents_marriage", source="vault:KQ.G15.000032",
        dossier=code, agency=view.agency, looked_at=clock.now(), found=True,
    )  # fmt: skip
    return row.id


def decided_proposal(leader: Actor) -> UUID:
    """Its id: a removal, with the draft that it became."""
    assert leader.agency is not None
    row = Proposal.objects.create(
        agency=leader.agency, procedure="1.001193", version=1, target=Target.QUESTION, part="birth_notice_number",
        evidence={"version": 1}, digest="0" * 64, proposed_by=leader.id, proposed_name=leader.name,
        proposed_at=clock.now(), decision=Decision.REMOVE, reason="Thử", decided_by=leader.id,
        decided_name=leader.name, decided_at=clock.now(), starts_on=clock.today(), draft="version: 2",
    )  # fmt: skip
    return row.id
