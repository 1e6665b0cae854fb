"""What the routes of assessment are asked about."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from onedoor.base import clock
from onedoor.base.actor import Role
from onedoor.base.ids import new_id
from onedoor.quality import operations as quality
from onedoor.quality.models import AssessedPortal, Assessment, AssessmentRound, Evidence, Rating
from onedoor.quality.terms.assessments import ASSESSORS
from tests.dossiers.conftest import WARD, officer, picture

ASSESSOR = "an", "Nguyễn Hoài An", "G03"
"""Who assesses portals, and nothing else."""


def assessed() -> dict[str, Any]:
    """The ward's portal as two strangers judged it, and another one that the assessor is judging, with a screenshot."""
    now = clock.now()
    made = AssessmentRound.objects.create(
        title="Đợt", version=1, indicators=["Z6"], agency="G22", seed=1, opened_by=uuid4(), opened_at=now,
        due_on=clock.today() + timedelta(days=30),
    )  # fmt: skip
    done = AssessedPortal.objects.create(
        round=made, agency=WARD, address="https://a.example", finished_at=now,
        reply_until=clock.today() + timedelta(days=10),
    )  # fmt: skip
    for place in ASSESSORS:
        seat = Assessment.objects.create(portal=done, place=place, officer=uuid4(), name="X", handed_in_at=now)
        for number in range(1, 7):
            Rating.objects.create(assessment=seat, criterion=f"Z6-{number}", value="2", rated_at=now)
    todo = AssessedPortal.objects.create(round=made, agency="G12", address="https://b.example")
    by = officer(*ASSESSOR, Role.ASSESSOR)
    assert by.id is not None
    own = Assessment.objects.create(portal=todo, place=1, officer=by.id, name=by.name)
    shown = quality.show_evidence("Z6-1", "a.jpg", picture(), by=by, assessment=own.id)
    before = AssessmentRound.objects.create(
        title="Đợt trước", version=1, indicators=[], agency="G22", seed=1, opened_by=uuid4(), opened_at=now,
        due_on=clock.today(),
    )  # fmt: skip
    settled = AssessedPortal.objects.create(
        round=before, agency=WARD, address="https://a.example", finished_at=now, reply_until=clock.today(),
        settled_at=now,
    )  # fmt: skip
    said = Assessment.objects.create(portal=settled, place=1, officer=uuid4(), name="X", handed_in_at=now)
    public = Evidence.objects.get(id=shown)
    public.id, public.portal, public.assessment = new_id(), settled, said
    public.save(force_insert=True)
    return {
        "round": made.id, "portal": done.id, "assessment": own.id, "evidence": shown, "published": public.id,
    }  # fmt: skip
