"""The right of reply: an agency says what it thinks of the ratings of its portal, and shows why."""

from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock, text
from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotFound
from onedoor.base.operation import operation
from onedoor.quality.errors import NotNow, RemarkNeeded
from onedoor.quality.models import AssessedPortal, Reply
from onedoor.quality.operations.assessment_rounds import may_settle, settled, subject_of
from onedoor.quality.operations.rating import locked
from onedoor.quality.queries.assessed_portals import standing_of, viewed
from onedoor.quality.queries.criteria import criterion_of
from onedoor.quality.terms.assessments import Stage, View


@operation
def reply(portal_id: UUID, criterion: str, words: str, *, by: Actor) -> None:
    """That is what the agency says about the criterion; it may be changed until its term is over.

    Refuses: NotFound, NotNow, RemarkNeeded, NotReadable.
    """
    portal = as_agency(portal_id, by)
    if by.id is None:
        raise NotFound
    one = criterion_of(portal.round, criterion)
    words = text.clean(words, max_length=4000)
    if not words:
        raise RemarkNeeded(criterion=criterion)
    Reply.objects.update_or_create(
        portal=portal,
        criterion=one.id,
        defaults={"words": words, "replied_by": by.id, "replied_at": clock.now()},
    )
    audit.record(by=by, verb="quality.reply", subject=subject_of(portal), facts={"criterion": criterion})


@operation
def end_reply(portal_id: UUID, *, by: Actor) -> None:
    """The agency has nothing more to say; without a reply all is settled. Refuses: NotFound, NotNow."""
    portal = as_agency(portal_id, by)
    portal.reply_ended_at = clock.now()
    portal.save(update_fields=["reply_ended_at"])
    audit.record(
        by=by, verb="quality.end_reply", subject=subject_of(portal), facts={"replies": portal.replies.count()}
    )  # fmt: skip
    if may_settle(portal):
        settled(portal, by=by)


def as_agency(portal_id: UUID, by: Actor) -> AssessedPortal:
    """The portal, locked, for a leader of its agency within the term. Refuses: NotFound, NotNow."""
    portal = locked(portal_id)
    standing = standing_of(portal)
    if viewed(standing, by) is not View.AGENCY or not by.has(Role.LEADER):
        raise NotFound
    if standing.stage is not Stage.REPLYING:
        raise NotNow(stage=standing.stage.value)
    return portal
