"""The assessment of a portal when both have handed in: who may look at it, and what stands there."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from onedoor.base import clock
from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotFound
from onedoor.quality.models import AssessedPortal, Assessment, Evidence, FinalRating, Rating
from onedoor.quality.queries.criteria import criteria_of, set_of
from onedoor.quality.queries.pictures import removed
from onedoor.quality.rules import assessing as rules
from onedoor.quality.terms.assessments import (
    ADJUDICATOR,
    ASSESSORS,
    AssessedPortalView,
    Decided,
    EvidenceRow,
    Given,
    How,
    JudgedCriterion,
    PlaceRow,
    PortalRow,
    PublishedAssessment,
    Replied,
    Stage,
    View,
)
from onedoor.quality.terms.pictures import Removal


@dataclass(frozen=True, slots=True)
class PortalStanding:
    """A portal, how far it is, and who sits where."""

    row: AssessedPortal
    stage: Stage
    places: dict[UUID, int]
    handed_in: int


def standing_of(row: AssessedPortal) -> PortalStanding:
    """As of now."""
    seats = list(row.assessments.all())
    handed_in = sum(one.handed_in_at is not None for one in seats if one.place in ASSESSORS)
    over = rules.reply_over(row.reply_until, row.reply_ended_at, clock.today())
    at = rules.stage(handed_in, row.finished_at, reply_over=over, settled_at=row.settled_at)
    return PortalStanding(row, at, {one.officer: one.place for one in seats}, handed_in)


def viewed(standing: PortalStanding, by: Actor) -> View:
    """In what part the actor may look at it. Refuses: NotFound."""
    portal = standing.row
    view = rules.view_of(
        by, portal=portal.agency, run_by=portal.round.agency, places=standing.places, at=standing.stage
    )  # fmt: skip
    if view is None:
        raise NotFound
    return view


def assessed_portal(portal_id: UUID, *, seen_by: Actor) -> AssessedPortalView:
    """Both ratings of each criterion, what was decided, and what the agency says. Refuses: NotFound."""
    row = AssessedPortal.objects.select_related("round").filter(id=portal_id).first()
    if row is None:
        raise NotFound
    standing = standing_of(row)
    view = viewed(standing, seen_by)
    return AssessedPortalView(
        row.id,
        row.round_id,
        row.round.title,
        row.agency,
        row.address,
        standing.stage,
        view,
        row.reply_until,
        row.settled_at,
        judged(row),
        answers=view is View.AGENCY and seen_by.has(Role.LEADER) and standing.stage is Stage.REPLYING,
        most_files=set_of(row.round).most_files,
    )


def published_assessment(agency: str) -> PublishedAssessment:
    """The newest settled assessment of an agency's portal, for anybody. Refuses: NotFound (there is none)."""
    settled = AssessedPortal.objects.select_related("round").filter(agency=agency, settled_at__isnull=False)
    row = settled.order_by("-settled_at", "-id").first()
    if row is None or row.settled_at is None:
        raise NotFound
    return PublishedAssessment(row.round.title, row.agency, row.address, row.settled_at, judged(row))


def is_assessed(agency: str) -> bool:
    """Whether there is a settled assessment of its portal."""
    return AssessedPortal.objects.filter(agency=agency, settled_at__isnull=False).exists()


def judged(row: AssessedPortal) -> tuple[JudgedCriterion, ...]:
    """Every criterion of a portal at which both have handed in."""
    allowed = set_of(row.round).allowed_distance
    finals: dict[str, list[FinalRating]] = {}
    for one in in_order(row.finals.all()):
        finals.setdefault(one.criterion, []).append(one)
    given = {(one.criterion, one.assessment.place): one for one in _ratings(row)}
    shown = _shown(row)
    replies = {one.criterion: one for one in row.replies.all()}
    found = []
    for criterion in criteria_of(row.round):
        first, second = (_given(criterion.id, place, given, shown) for place in ASSESSORS)
        reply = replies.get(criterion.id)
        found.append(
            JudgedCriterion(
                criterion,
                (first, second),
                rules.differ(criterion, first.value, second.value, allowed),
                tuple(
                    Decided(one.value, How(one.how), one.reason, one.decided_at) for one in finals.get(criterion.id, ())
                ),
                Replied(reply.words, reply.replied_at) if reply else None,
                shown.get((criterion.id, 0), ()),
            )
        )
    return tuple(found)


def in_order(finals: Iterable[FinalRating]) -> list[FinalRating]:
    """As one step follows the other; the last one of a criterion holds."""
    return sorted(finals, key=lambda one: list(How).index(How(one.how)))


def _ratings(row: AssessedPortal) -> Iterable[Rating]:
    return Rating.objects.select_related("assessment").filter(assessment__portal=row, assessment__place__in=ASSESSORS)


def _shown(row: AssessedPortal) -> dict[tuple[str, int], tuple[EvidenceRow, ...]]:
    """The files by criterion and place; the agency's place is 0."""
    found: dict[tuple[str, int], tuple[EvidenceRow, ...]] = {}
    files_of = row.evidence.select_related("assessment").exclude(removal=Removal.TAKEN_BACK)
    for file in files_of.order_by("uploaded_at", "id"):
        key = file.criterion, file.assessment.place if file.assessment else 0
        found[key] = (*found.get(key, ()), evidence_row(file))
    return found


def _given(
    criterion: str,
    place: int,
    given: dict[tuple[str, int], Rating],
    shown: dict[tuple[str, int], tuple[EvidenceRow, ...]],
) -> Given:
    rating = given[criterion, place]
    return Given(rating.value, rating.remark, shown.get((criterion, place), ()))


def evidence_row(one: Evidence) -> EvidenceRow:
    """A file, without its bytes."""
    return EvidenceRow(one.id, one.name, one.media_type, one.size, one.sha256, one.uploaded_at, removed(one))


def portals_to_decide(*, seen_by: Actor) -> tuple[PortalRow, ...]:
    """The portals at which the actor decides between two assessors: what waits for them first."""
    if not seen_by.has(Role.ASSESSOR) or seen_by.id is None:
        return ()
    mine = Assessment.objects.filter(officer=seen_by.id, place=ADJUDICATOR).values("portal")
    rows = [row for row in _rows(Q(id__in=mine)) if row.stage is not Stage.ASSESSING]
    return tuple(sorted(rows, key=lambda one: one.stage not in (Stage.ADJUDICATING, Stage.ANSWERING)))


def portals_of_agency(*, seen_by: Actor) -> tuple[PortalRow, ...]:
    """The finished assessments of the actor's own agency's portal, the newest first."""
    if not seen_by.has(Role.LEADER, Role.AUDITOR) or not seen_by.agency:
        return ()
    return _rows(Q(agency=seen_by.agency, finished_at__isnull=False))


def _rows(which: Q) -> tuple[PortalRow, ...]:
    found = AssessedPortal.objects.select_related("round").prefetch_related("assessments").filter(which)
    return tuple(portal_row(standing_of(row)) for row in found.order_by("-id"))


def may_change(seat: Assessment, at: Stage) -> bool:
    """Whether somebody else can take that place: who judges before handing in, who decides until all is settled."""
    return at is not Stage.SETTLED if seat.place == ADJUDICATOR else seat.handed_in_at is None


def portal_row(standing: PortalStanding, *, names: bool = False) -> PortalRow:
    """One line; the names of who assesses for the coordinator only."""
    row, seats = standing.row, sorted(standing.row.assessments.all(), key=lambda one: one.place)
    until = row.reply_until or row.round.due_on
    return PortalRow(
        row.id, row.round_id, row.round.title, row.agency, row.address, standing.stage, until, standing.handed_in,
        tuple(PlaceRow(one.id, one.place, one.name, may_change(one, standing.stage)) for one in seats) if names else (),
    )  # fmt: skip
