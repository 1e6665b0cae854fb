"""Opening a round: who judges which portal is drawn, and settled when nobody has anything left to say."""

import secrets
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from django.db import transaction

from onedoor.agencies import queries as agencies
from onedoor.audit import operations as audit
from onedoor.base import clock, files, text
from onedoor.base.actor import SYSTEM, Actor, Role
from onedoor.base.errors import NotFound, NotReadable
from onedoor.base.ids import new_id
from onedoor.base.operation import operation
from onedoor.identity import queries as identity
from onedoor.quality.errors import HandedIn
from onedoor.quality.models import AssessedPortal, Assessment, AssessmentRound
from onedoor.quality.queries.assessed_portals import may_change, standing_of
from onedoor.quality.queries.criteria import criteria_set
from onedoor.quality.rules import assessing as rules
from onedoor.quality.terms.assessments import ADJUDICATOR, Assessor, PortalToAssess, Stage
from onedoor.quality.terms.pictures import Removal


@operation
def open_assessment_round(
    title: str, portals: Sequence[PortalToAssess], indicators: Sequence[str], due_on: date, *, by: Actor,
    seed: int | None = None,
) -> UUID:  # fmt: skip
    """Each portal has two assessors and an adjudicator, drawn with a seed that stays written down.

    Refuses: NotFound (who runs no rounds; no such agency), NotReadable (nothing to judge), TooFewAssessors.
    """
    criteria = criteria_set(clock.today())
    if not rules.coordinates(by, criteria.run_by) or by.id is None or by.agency is None:
        raise NotFound
    known = {one.indicator for one in criteria.criteria}
    chosen = [one for one in dict.fromkeys(indicators) if one in known]
    where = {agencies.agency(one.agency).code: text.clean(one.address, max_length=300) for one in portals}
    if not chosen or not where or len(where) != len(portals) or not all(map(rules.is_address, where.values())):
        raise NotReadable(reason="nothing_to_judge")
    seed = secrets.randbits(31) if seed is None else seed
    people = _assessors()
    drawn = rules.assigned(list(where), list(people.values()), seed)

    made = AssessmentRound.objects.create(
        id=new_id(), title=text.clean(title, max_length=200), version=criteria.version, indicators=chosen,
        agency=by.agency, seed=seed, opened_by=by.id, opened_at=clock.now(), due_on=due_on,
    )  # fmt: skip
    for code, places in drawn.items():
        portal = AssessedPortal.objects.create(round=made, agency=code, address=where[code])
        Assessment.objects.bulk_create(
            Assessment(portal=portal, place=place, officer=who, name=people[who].name)
            for place, who in enumerate(places, start=1)
        )
    audit.record(
        by=by, verb="quality.open_assessment_round", subject=f"assessment_round:{made.id}", first=True,
        facts={
            "portals": tuple(sorted(where)), "criteria": made.version, "indicators": tuple(chosen), "seed": seed,
            "among": tuple(sorted(map(str, people))),
        },
    )  # fmt: skip
    return made.id


@operation
def draw_again(assessment_id: UUID, *, by: Actor) -> None:
    """Somebody else has that place at the portal; what the one before said and showed, not handed in, is gone.

    What was decided stays. Refuses: NotFound, HandedIn, TooFewAssessors.
    """
    seat = Assessment.objects.select_related("portal__round").filter(id=assessment_id).first()
    if seat is None or not rules.coordinates(by, (seat.portal.round.agency,)):
        raise NotFound
    portal = AssessedPortal.objects.select_for_update(of=("self",)).select_related("round").get(id=seat.portal_id)
    seat.refresh_from_db()
    if not may_change(seat, standing_of(portal).stage):
        raise HandedIn
    people = _assessors()
    places = Assessment.objects.filter(portal__round=portal.round).values_list("officer", "place")
    load = Counter((officer, place == ADJUDICATOR) for officer, place in places)
    taken = set(portal.assessments.values_list("officer", flat=True))
    drawn = rules.drawn(portal.agency, seat.place, list(people.values()), taken, load, portal.round.seed)

    before, gone = seat.officer, list(seat.evidence.filter(removed_at=None))
    seat.ratings.all().delete()
    seat.evidence.filter(removed_at=None).update(removed_at=clock.now(), removal=Removal.TAKEN_BACK)
    seat.evidence.update(removal=Removal.TAKEN_BACK)
    seat.officer, seat.name = drawn, people[drawn].name
    seat.save(update_fields=["officer", "name"])
    audit.record(
        by=by, verb="quality.draw_again", subject=subject_of(portal),
        facts={"assessment": str(seat.id), "place": seat.place, "before": str(before), "now": str(drawn)},
    )  # fmt: skip
    for one in gone:
        transaction.on_commit(partial(files.forget, one.stored_as))


def settle_assessments() -> int:
    """Where the agency's term is over and nothing waits for an answer, the assessment is settled; how many."""
    open_ones = AssessedPortal.objects.filter(settled_at=None).exclude(finished_at=None).values_list("id", flat=True)
    return sum(settle_assessment(portal, by=SYSTEM) for portal in open_ones)


@operation
def settle_assessment(portal_id: UUID, *, by: Actor) -> bool:
    """The final ratings stand, if the agency has nothing more to say and got its answers; whether they do now."""
    row = AssessedPortal.objects.select_for_update(of=("self",)).select_related("round").get(id=portal_id)
    if not may_settle(row):
        return False
    settled(row, by=by)
    return True


def may_settle(row: AssessedPortal) -> bool:
    """Whether nothing is open any more."""
    if standing_of(row).stage is not Stage.ANSWERING:
        return False
    answered = set(row.finals.filter(how="after_reply").values_list("criterion", flat=True))
    return set(row.replies.values_list("criterion", flat=True)) <= answered


def settled(row: AssessedPortal, *, by: Actor) -> None:
    """It is settled, and the act tells so. The caller holds its lock."""
    row.settled_at = clock.now()
    row.save(update_fields=["settled_at"])
    audit.record(by=by, verb="quality.settle_assessment", subject=subject_of(row))


def subject_of(row: AssessedPortal) -> str:
    """Under what the acts about a portal's assessment are chained."""
    return f"assessed_portal:{row.id}"


def _assessors() -> dict[UUID, Assessor]:
    held = identity.holders(Role.ASSESSOR, seen_by=SYSTEM)
    return {one.id: Assessor(one.id, one.name, one.agencies) for one in held}
