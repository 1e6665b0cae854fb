"""Proposals of the actor's agency and those below it."""

from uuid import UUID

from django.db.models import Q, QuerySet

from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotFound
from onedoor.dossiers import queries as dossiers
from onedoor.simplification.models import Proposal
from onedoor.simplification.queries.freezing import digest_of
from onedoor.simplification.terms.proposals import Decision, ProposalRow, Target

_MOST = 200


def proposals(*, seen_by: Actor, procedure: str = "") -> tuple[ProposalRow, ...]:
    """Those that wait for a decision first, then the newest. Refuses: NotFound (neither a leader nor an auditor)."""
    found = _seen(seen_by)
    if procedure:
        found = found.filter(procedure=procedure)
    rows = [_row(one, seen_by) for one in found.order_by("-proposed_at", "-id")[:_MOST]]
    return tuple(sorted(rows, key=lambda row: row.decision is not None))


def proposal(proposal_id: UUID, *, seen_by: Actor) -> ProposalRow:
    """One proposal. Refuses: NotFound."""
    found = _seen(seen_by).filter(id=proposal_id).first()
    if found is None:
        raise NotFound
    return _row(found, seen_by)


def _seen(by: Actor) -> QuerySet[Proposal]:
    reach = dossiers.reach_of(by)
    found = Proposal.objects.all()
    return found.filter(Q(agency=reach) | Q(agency__startswith=f"{reach}.")) if reach else found


def _row(found: Proposal, by: Actor) -> ProposalRow:
    return ProposalRow(
        id=found.id,
        agency=found.agency,
        procedure=found.procedure,
        version=found.version,
        target=Target(found.target),
        part=found.part,
        source=found.source,
        evidence=found.evidence,
        digest=found.digest,
        proposed_by=found.proposed_name,
        proposed_at=found.proposed_at,
        decision=Decision(found.decision) if found.decision else None,
        reason=found.reason,
        decided_by=found.decided_name,
        decided_at=found.decided_at,
        starts_on=found.starts_on,
        draft=found.draft,
        may_decide=not found.decision and by.agency == found.agency and by.has(Role.LEADER),
        stands=digest_of(found.evidence) == found.digest,
    )
