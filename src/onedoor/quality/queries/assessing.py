"""An assessor's own work: tasks, ratings and files, and nothing of what the other one says."""

from uuid import UUID

from django.db.models import Count

from onedoor.base import files
from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotFound
from onedoor.quality.models import Assessment, Evidence
from onedoor.quality.queries.assessed_portals import evidence_row, standing_of, viewed
from onedoor.quality.queries.criteria import criteria_of, set_of
from onedoor.quality.terms.assessments import ADJUDICATOR, EvidenceRow, Given, OwnAssessment, OwnRow
from onedoor.quality.terms.pictures import Removal


def own(found: Assessment | None, by: Actor) -> Assessment:
    """The assessment, if it is the actor's own. Refuses: NotFound."""
    if found is None or found.officer != by.id or not by.has(Role.ASSESSOR) or found.place == ADJUDICATOR:
        raise NotFound
    return found


def own_assessments(*, seen_by: Actor) -> tuple[OwnRow, ...]:
    """What the actor has to judge: what is open first, by day."""
    if not seen_by.has(Role.ASSESSOR) or seen_by.id is None:
        return ()
    mine = Assessment.objects.filter(officer=seen_by.id).exclude(place=ADJUDICATOR)
    rows = mine.select_related("portal__round").annotate(done=Count("ratings"))
    found = [
        OwnRow(
            row.id, row.portal.agency, row.portal.address, row.portal.round.due_on, row.done,
            len(criteria_of(row.portal.round)), row.handed_in_at,
        )
        for row in rows.order_by("portal__round__due_on", "portal__agency")
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.handed_in_at is not None))


def own_assessment(assessment_id: UUID, *, seen_by: Actor) -> OwnAssessment:
    """One of them with everything given. Refuses: NotFound."""
    row = own(Assessment.objects.select_related("portal__round").filter(id=assessment_id).first(), seen_by)
    return OwnAssessment(
        row.id,
        row.portal.agency,
        row.portal.address,
        row.portal.round.due_on,
        row.handed_in_at,
        criteria_of(row.portal.round),
        given_by(row),
        set_of(row.portal.round).most_files,
    )


def given_by(row: Assessment) -> dict[str, Given]:
    """What was given in an assessment, by criterion: ratings, and files that came before them."""
    shown: dict[str, list[EvidenceRow]] = {}
    for one in row.evidence.exclude(removal=Removal.TAKEN_BACK).order_by("uploaded_at", "id"):
        shown.setdefault(one.criterion, []).append(evidence_row(one))
    rated = {one.criterion: one for one in row.ratings.all()}
    return {
        name: Given(
            rated[name].value if name in rated else "",
            rated[name].remark if name in rated else "",
            tuple(shown.get(name, ())),
        )
        for name in {*rated, *shown}
    }


def evidence(evidence_id: UUID, *, seen_by: Actor) -> tuple[EvidenceRow, bytes]:
    """A file with its bytes: one's own, or what the reader may see of a portal. Refuses: NotFound, BytesChanged."""
    found = Evidence.objects.select_related("portal__round", "assessment").filter(id=evidence_id, removed_at=None)
    row = found.first()
    if row is None:
        raise NotFound
    mine = row.assessment is not None and row.assessment.officer == seen_by.id and seen_by.has(Role.ASSESSOR)
    if not mine:
        viewed(standing_of(row.portal), seen_by)
    return evidence_row(row), files.read(row.stored_as, row.sha256)
