"""Deciding between two assessors, and after the agency replied."""

from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock, text
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.base.operation import operation
from onedoor.quality.errors import NoSuchRating, NotAllRated, NotNow, RemarkNeeded
from onedoor.quality.models import AssessedPortal, FinalRating
from onedoor.quality.operations.assessment_rounds import may_settle, settled, subject_of
from onedoor.quality.operations.rating import finished, locked
from onedoor.quality.queries.assessed_portals import judged, standing_of, viewed
from onedoor.quality.queries.criteria import criterion_of
from onedoor.quality.terms.assessments import How, Stage, View


@operation
def adjudicate(portal_id: UUID, criterion: str, value: str, reason: str, *, by: Actor) -> None:
    """That rating stands, for that reason: between two that differ, or in answer to the agency's reply.

    Refuses: NotFound, NotNow, NoSuchRating, RemarkNeeded, NotReadable.
    """
    portal, stage = _as_adjudicator(portal_id, by)
    one = criterion_of(portal.round, criterion)
    how = How.ADJUDICATED if stage is Stage.ADJUDICATING else How.AFTER_REPLY
    if how is How.AFTER_REPLY and stage is not Stage.ANSWERING:
        raise NotNow(stage=stage.value)
    asked = next(each for each in judged(portal) if each.criterion.id == criterion)
    if not (asked.differs if how is How.ADJUDICATED else asked.reply):
        raise NotNow(stage=stage.value)
    if value not in one.answers:
        raise NoSuchRating(criterion=criterion)
    reason = text.clean(reason, max_length=4000)
    if not reason:
        raise RemarkNeeded(criterion=criterion)

    FinalRating.objects.update_or_create(
        portal=portal,
        criterion=criterion,
        how=how,
        defaults={"value": value, "reason": reason, "decided_by": by.id, "decided_at": clock.now()},
    )
    audit.record(
        by=by, verb="quality.adjudicate", subject=subject_of(portal),
        facts={"criterion": criterion, "how": how.value, "rating": value},
    )  # fmt: skip
    if may_settle(portal):
        settled(portal, by=by)


@operation
def tell_agency(portal_id: UUID, *, by: Actor) -> None:
    """Nothing is open between the two any more: the agency sees the assessment, and has its term to reply.

    Refuses: NotFound, NotNow, NotAllRated.
    """
    portal, stage = _as_adjudicator(portal_id, by)
    if stage is not Stage.ADJUDICATING:
        raise NotNow(stage=stage.value)
    missing = tuple(one.criterion.id for one in judged(portal) if one.final is None)
    if missing:
        raise NotAllRated(criteria=missing)
    finished(portal, by=by)


def _as_adjudicator(portal_id: UUID, by: Actor) -> tuple[AssessedPortal, Stage]:
    portal = locked(portal_id)
    standing = standing_of(portal)
    if viewed(standing, by) is not View.ADJUDICATOR:
        raise NotFound
    return portal, standing.stage
