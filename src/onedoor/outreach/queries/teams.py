"""What one may ask of outreach: a helper about their own teams, a leader or auditor about those of their commune."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Max, QuerySet

from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor, Quality, Role
from onedoor.base.errors import NotFound
from onedoor.identity import queries as identity
from onedoor.identity.terms import Party
from onedoor.outreach import models, rules
from onedoor.outreach.terms import REACHED, Alley, Coverage, Household, LastVisit, Member, Outcome, Team, Topic


def seen(by: Actor) -> QuerySet[models.Team]:
    """The teams that the actor may know of."""
    if by.quality is Quality.SYSTEM:
        return models.Team.objects.all()
    if not by.is_officer or by.agency is None:
        return models.Team.objects.none()
    own = models.Team.objects.filter(agency=by.agency)
    if by.has(Role.LEADER, Role.AUDITOR):
        return own
    if by.has(Role.HELPER) and by.id is not None:
        return own.filter(memberships__officer=by.id, memberships__ended_at=None)
    return models.Team.objects.none()


def _team(team_id: UUID, by: Actor) -> models.Team:
    found = seen(by).filter(id=team_id).first()
    if found is None:
        raise NotFound
    return found


def teams(*, seen_by: Actor) -> tuple[Team, ...]:
    """The teams, by name, each with how far it has come."""
    found = list(seen(seen_by).order_by("name"))
    ids = [row.id for row in found]
    members = Counter(models.Membership.objects.filter(team__in=ids, ended_at=None).values_list("team", flat=True))
    households = Counter(_walked(ids).values_list("alley__team", flat=True))
    met = models.Visit.objects.filter(household__in=_walked(ids), taken_back_at=None, outcome__in=REACHED)
    reached = Counter(team for team, _ in met.values_list("household__alley__team", "household").distinct())
    return tuple(
        Team(row.id, row.name, row.agency, members[row.id], households[row.id], reached[row.id]) for row in found
    )


def team(team_id: UUID, *, seen_by: Actor) -> Team:
    """One of them. Refuses: NotFound."""
    _team(team_id, seen_by)
    return next(one for one in teams(seen_by=seen_by) if one.id == team_id)


def members(team_id: UUID, *, seen_by: Actor) -> tuple[Member, ...]:
    """Who is in the team, by name; who may not act as a helper today is marked. Refuses: NotFound."""
    found = _team(team_id, seen_by)
    rows = list(models.Membership.objects.filter(team=found, ended_at=None))
    known = {one.id: one for one in identity.officers(found.agency, seen_by=SYSTEM)}
    done = {
        row["by"]: (row["n"], row["last"])
        for row in models.Visit.objects.filter(household__alley__team=found, taken_back_at=None)
        .values("by")
        .annotate(n=Count("id"), last=Max("made_at"))
    }
    told = [
        Member(
            row.officer,
            known[row.officer].name if row.officer in known else "",
            row.since_on,
            row.officer in known and Role.HELPER in known[row.officer].roles,
            *done.get(row.officer, (0, None)),
        )
        for row in rows
    ]
    return tuple(sorted(told, key=lambda one: (one.name, one.officer)))


def may_join(team_id: UUID, *, seen_by: Actor) -> dict[UUID, str]:
    """The helpers of the commune who are not in the team, with their names. Refuses: NotFound."""
    found = _team(team_id, seen_by)
    inside = set(models.Membership.objects.filter(team=found, ended_at=None).values_list("officer", flat=True))
    held = identity.officers(found.agency, seen_by=SYSTEM)
    return {one.id: one.name for one in held if Role.HELPER in one.roles and one.id not in inside}


def coverage(team_id: UUID, *, seen_by: Actor) -> Coverage:
    """Every alley and household of the team and how it stands today. Refuses: NotFound."""
    found = _team(team_id, seen_by)
    rows = list(_walked([found.id]).order_by("ordinal"))
    last, counted, reached = _visits([row.id for row in rows], found.agency)
    alleys = []
    for alley in models.Alley.objects.filter(team=found, removed_at=None).order_by("ordinal"):
        households = tuple(
            _household(row, alley.name, last.get(row.id), counted[row.id], reached=row.id in reached)
            for row in rows
            if row.alley_id == alley.id
        )
        alleys.append(Alley(alley.id, alley.name, households))
    return Coverage(tuple(alleys))


def _walked(teams: Iterable[UUID]) -> QuerySet[models.Household]:
    """What these teams walk today."""
    return models.Household.objects.filter(alley__team__in=list(teams), removed_at=None, alley__removed_at=None)


def _household(row: models.Household, alley: str, last: LastVisit | None, visits: int, *, reached: bool) -> Household:
    return Household(row.id, row.label, alley, rules.standing(last, clock.today()), reached, visits, last)


def _visits(households: Iterable[UUID], agency: str) -> tuple[dict[UUID, LastVisit], Counter[UUID], set[UUID]]:
    """The newest visit that stands of each household, how many there are, and where anybody ever opened."""
    rows = models.Visit.objects.filter(household__in=list(households), taken_back_at=None).order_by("made_at", "id")
    names = {one.id: one.name for one in identity.officers(agency, seen_by=SYSTEM)}
    last: dict[UUID, LastVisit] = {}
    counted: Counter[UUID] = Counter()
    reached = set()
    for row in rows:
        outcome = Outcome(row.outcome)
        topic = Topic(row.topic) if row.topic else None
        name = names.get(row.by, "")
        last[row.household_id] = LastVisit(outcome, row.made_at, row.back_on, name, row.note, topic, row.id, row.by)
        counted[row.household_id] += 1
        if outcome in REACHED:
            reached.add(row.household_id)
    return last, counted, reached


def memberships_of(*, seen_by: Actor) -> tuple[UUID, ...]:
    """By what the helper is in their teams; a membership that ended and began anew is another one."""
    found = models.Membership.objects.filter(team__in=seen(seen_by), officer=seen_by.id or UUID(int=0), ended_at=None)
    return tuple(found.order_by("id").values_list("id", flat=True))


def memberships_hold(ids: Iterable[UUID]) -> bool:
    """Whether one of these memberships holds, of somebody who is a helper today."""
    for officer in models.Membership.objects.filter(id__in=list(ids), ended_at=None).values_list("officer", flat=True):
        acts = identity.actor(Party.OFFICER, officer)
        if acts is not None and acts.has(Role.HELPER):
            return True
    return False


def household(household_id: UUID, *, seen_by: Actor) -> tuple[UUID, Household]:
    """The household and its team, for who sees that team; also one that was removed, so that a phone's visit is taken.

    Refuses: NotFound.
    """
    row = (
        models.Household.objects.filter(id=household_id, alley__team__in=seen(seen_by))
        .select_related("alley__team")
        .first()
    )
    if row is None:
        raise NotFound
    last, counted, reached = _visits([row.id], row.alley.team.agency)
    one = _household(row, row.alley.name, last.get(row.id), counted[row.id], reached=row.id in reached)
    return row.alley.team_id, one


def done_today(*, seen_by: Actor) -> int:
    """How many visits the helper made today that stand."""
    if seen_by.id is None:
        return 0
    mine = models.Visit.objects.filter(by=seen_by.id, taken_back_at=None, made_at__date=clock.today())
    return mine.count()
