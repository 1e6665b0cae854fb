"""Rating: an assessor says of each criterion what they see, and hands in once; then both stand beside each other."""

from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock, text
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.base.operation import operation
from onedoor.quality.errors import HandedIn, NoSuchRating, NotAllRated
from onedoor.quality.models import AssessedPortal, Assessment, FinalRating, Rating
from onedoor.quality.operations.assessment_rounds import subject_of
from onedoor.quality.queries.assessed_portals import judged
from onedoor.quality.queries.assessing import given_by, own
from onedoor.quality.queries.criteria import criteria_of, criterion_of, set_of
from onedoor.quality.rules.assessing import agreed
from onedoor.quality.terms.assessments import ASSESSORS, How, is_complete


def locked(portal_id: UUID) -> AssessedPortal:
    """The portal, for whoever writes about it: one at a time. Refuses: NotFound."""
    rows = AssessedPortal.objects.select_for_update(of=("self",)).select_related("round")
    found = rows.filter(id=portal_id).first()
    if found is None:
        raise NotFound
    return found


def open_assessment(assessment_id: UUID, by: Actor) -> tuple[AssessedPortal, Assessment]:
    """The actor's own assessment, its portal locked. Refuses: NotFound, HandedIn."""
    seat = own(Assessment.objects.filter(id=assessment_id).first(), by)
    portal = locked(seat.portal_id)
    seat.refresh_from_db()
    if seat.handed_in_at is not None:
        raise HandedIn
    return portal, seat


@operation
def rate(assessment_id: UUID, criterion: str, value: str, remark: str, *, by: Actor) -> None:
    """That is what the actor says of the criterion; it may be changed until it is handed in.

    Refuses: NotFound, HandedIn, NoSuchRating, NotReadable.
    """
    portal, seat = open_assessment(assessment_id, by)
    one = criterion_of(portal.round, criterion)
    if value not in one.answers:
        raise NoSuchRating(criterion=criterion)
    Rating.objects.update_or_create(
        assessment=seat,
        criterion=criterion,
        defaults={"value": value, "remark": text.clean(remark, max_length=4000), "rated_at": clock.now()},
    )
    audit.record(by=by, verb="quality.rate", subject=subject_of(portal), facts={"criterion": criterion})


@operation
def hand_in(assessment_id: UUID, *, by: Actor) -> None:
    """What the actor said stays. When both have handed in, what they agree on stands and the rest is for the third.

    The act holds a digest of everything handed in. Refuses: NotFound, HandedIn, NotAllRated.
    """
    portal, seat = open_assessment(assessment_id, by)
    given = given_by(seat)
    missing = tuple(one.id for one in criteria_of(portal.round) if not is_complete(one, given.get(one.id)))
    if missing:
        raise NotAllRated(criteria=missing)
    seat.handed_in_at = clock.now()
    seat.save(update_fields=["handed_in_at"])
    lines = "\n".join(
        f"{name}|{one.value}|{one.remark}|{','.join(file.sha256 for file in one.evidence)}"
        for name, one in sorted(given.items())
    )
    digest = sha256(lines.encode()).hexdigest()
    audit.record(
        by=by, verb="quality.hand_in", subject=subject_of(portal),
        facts={"assessment": str(seat.id), "place": seat.place, "ratings": digest},
    )  # fmt: skip
    if not portal.assessments.filter(place__in=ASSESSORS, handed_in_at=None).exists():
        _compare(portal, by=by)


def _compare(portal: AssessedPortal, *, by: Actor) -> None:
    """What both say stands; where nothing differs, the agency is told at once."""
    both = judged(portal)
    FinalRating.objects.bulk_create(
        FinalRating(
            portal=portal, criterion=one.criterion.id, how=How.AGREED, decided_at=clock.now(),
            value=agreed(one.given[0].value, one.given[1].value),
        )
        for one in both
        if not one.differs
    )  # fmt: skip
    if not any(one.differs for one in both):
        finished(portal, by=by)


def finished(portal: AssessedPortal, *, by: Actor) -> None:
    """The agency sees the assessment, and has its term to reply. The caller holds the portal's lock."""
    portal.finished_at = clock.now()
    portal.reply_until = clock.today() + timedelta(days=set_of(portal.round).reply_days)
    portal.save(update_fields=["finished_at", "reply_until"])
    audit.record(
        by=by, verb="quality.finish_assessment", subject=subject_of(portal),
        facts={"reply_until": portal.reply_until.isoformat()},
    )  # fmt: skip
