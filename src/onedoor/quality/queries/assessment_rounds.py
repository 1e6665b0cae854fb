"""Rounds, for who runs them: progress, and how far assessors agree where both have handed in."""

from dataclasses import dataclass
from uuid import UUID

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.quality.models import Assessment, AssessmentRound, Rating
from onedoor.quality.queries.assessed_portals import portal_row, standing_of
from onedoor.quality.queries.criteria import criteria_of, criteria_set, set_of
from onedoor.quality.rules import assessing as rules
from onedoor.quality.rules.agreement import Agreement, of_criterion, of_round
from onedoor.quality.terms.assessments import ASSESSORS, PortalRow, RoundRow
from onedoor.quality.terms.experts import CriteriaSet, Criterion


@dataclass(frozen=True, slots=True)
class CriterionAgreement:
    """How far assessors agree about one criterion; `unsure`: too little for it to count."""

    criterion: Criterion
    found: Agreement
    unsure: bool


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round as who runs it sees it."""

    row: RoundRow
    by: CriteriaSet
    indicators: tuple[str, ...]
    seed: int
    portals: tuple[PortalRow, ...]
    whole: Agreement
    criteria: tuple[CriterionAgreement, ...]


def may_run_rounds(by: Actor) -> bool:
    """Whether the actor opens rounds today."""
    return rules.coordinates(by, criteria_set(clock.today()).run_by)


def assessment_rounds(*, seen_by: Actor) -> tuple[RoundRow, ...]:
    """The rounds of the actor's agency, the newest first; for others none."""
    if not may_run_rounds(seen_by):
        return ()
    return tuple(_row(one) for one in AssessmentRound.objects.filter(agency=seen_by.agency).order_by("-opened_at"))


def assessment_round(round_id: UUID, *, seen_by: Actor) -> RoundView:
    """One round with its portals and its agreement. Refuses: NotFound."""
    found = AssessmentRound.objects.filter(id=round_id).first()
    if found is None or not rules.coordinates(seen_by, (found.agency,)):
        raise NotFound
    portals = list(found.portals.select_related("round").prefetch_related("assessments").order_by("agency"))
    standings = [standing_of(one) for one in portals]
    whole, criteria = agreement_of(found)
    return RoundView(
        _row(found),
        set_of(found),
        tuple(found.indicators),
        found.seed,
        tuple(portal_row(one, names=True) for one in standings),
        whole,
        criteria,
    )


def agreement_of(found: AssessmentRound) -> tuple[Agreement, tuple[CriterionAgreement, ...]]:
    """Over all criteria, and of each, at the portals at which both have handed in."""
    by, pairs = set_of(found), _pairs(found)
    each = []
    for criterion in criteria_of(found):
        agree = of_criterion(criterion, pairs.get(criterion.id, ()), least=by.kappa_sample)
        told = agree.strongest
        each.append(CriterionAgreement(criterion, agree, told is not None and told.value < by.kappa_from))
    known = {one.id: one for one in criteria_of(found)}
    judged = [(known[name], pair) for name, some in pairs.items() if name in known for pair in some]
    return of_round(judged, least=by.kappa_sample), tuple(each)


def _pairs(of: AssessmentRound) -> dict[str, list[tuple[str, str]]]:
    """What the first and what the second said, by criterion."""
    judging = Assessment.objects.filter(portal__round=of, place__in=ASSESSORS)
    ready = of.portals.exclude(assessments__in=judging.filter(handed_in_at=None))
    given = Rating.objects.filter(assessment__portal__in=ready, assessment__place__in=ASSESSORS)
    said: dict[tuple[UUID, str], dict[int, str]] = {}
    for portal, criterion, place, value in given.values_list(
        "assessment__portal", "criterion", "assessment__place", "value"
    ):
        said.setdefault((portal, criterion), {})[place] = value
    found: dict[str, list[tuple[str, str]]] = {}
    for (_, criterion), both in said.items():
        found.setdefault(criterion, []).append((both[1], both[2]))
    return found


def _row(one: AssessmentRound) -> RoundRow:
    settled = one.portals.exclude(settled_at=None).count()
    return RoundRow(one.id, one.title, one.opened_at, one.due_on, one.portals.count(), settled)
