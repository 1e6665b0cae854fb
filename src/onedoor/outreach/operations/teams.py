"""What is done in outreach: teams are founded and given members, visits are recorded and taken back."""

from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor, Role
from onedoor.base.errors import NotFound
from onedoor.base.operation import operation
from onedoor.outreach import models, queries, rules
from onedoor.outreach.errors import NameTaken, NotAHelper, VisitDiffers, VisitIsOld
from onedoor.outreach.terms import Visit


@operation
def found_team(name: str, *, by: Actor, agency: str = "") -> UUID:
    """The commune has a team of that name; the system says of which commune. Refuses: NotFound, NameTaken."""
    of = agency if by == SYSTEM else by.agency or ""
    if not of or not (by == SYSTEM or (by.is_officer and by.has(Role.LEADER))):
        raise NotFound
    team, made = models.Team.objects.get_or_create(agency=of, name=name, defaults={"founded_at": clock.now()})
    if not made:
        raise NameTaken(name=name)
    record(team, "found_team", by)
    return team.id


@operation
def add_member(team_id: UUID, officer: UUID, *, by: Actor) -> None:
    """The helper of the commune is in the team, from today. Refuses: NotFound, NotAHelper."""
    team = led(team_id, by)
    if models.Membership.objects.filter(team=team, officer=officer, ended_at=None).exists():
        return
    if officer not in queries.may_join(team_id, seen_by=by):
        raise NotAHelper
    models.Membership.objects.create(team=team, officer=officer, since_on=clock.today())
    record(team, "add_member", by, officer=str(officer))


@operation
def end_member(team_id: UUID, officer: UUID, *, by: Actor) -> None:
    """The helper is out of the team, from this moment. Refuses: NotFound."""
    team = led(team_id, by)
    ended = models.Membership.objects.filter(team=team, officer=officer, ended_at=None).update(ended_at=clock.now())
    if not ended:
        raise NotFound
    record(team, "end_member", by, officer=str(officer))


@operation
def record_visit(visit: Visit, *, by: Actor) -> bool:
    """The visit stands. Sent again, it is the same one, and nothing changes; returned is whether it is new.

    A phone's clock that is ahead of ours is not believed. Refuses: NotFound (not a household of one's own teams),
    NoteTellsWho, VisitDiffers.
    """
    household = _own_household(visit.household, by)
    rules.check_note(visit.note)
    now = clock.now()
    made_at = min(visit.made_at, now)
    told = {
        "household": household,
        "by": by.id,
        "outcome": visit.outcome.value,
        "topic": visit.topic.value if visit.topic else "",
        "note": visit.note,
        "back_on": rules.back_on(visit.outcome, visit.back_on, clock.day_of(made_at)),
    }
    row, made = models.Visit.objects.get_or_create(
        id=visit.id, defaults=told | {"made_at": made_at, "received_at": now}
    )
    if not made:
        if any(getattr(row, name) != value for name, value in told.items()):
            raise VisitDiffers
        return False
    record(household, "record_visit", by, visit=str(visit.id), outcome=visit.outcome.value)
    return True


@operation
def take_back_visit(visit_id: UUID, *, by: Actor) -> None:
    """The visit was a slip: it counts nowhere, and stays on record. Taken back twice, it is once.

    Refuses: NotFound (not one's own), VisitIsOld.
    """
    row = models.Visit.objects.select_for_update().filter(id=visit_id).first()
    if row is None or row.by != by.id:
        raise NotFound
    household = _own_household(row.household_id, by)
    if row.taken_back_at is not None:
        return
    if clock.day_of(row.received_at) != clock.today():
        raise VisitIsOld
    row.taken_back_at = clock.now()
    row.save(update_fields=["taken_back_at"])
    record(household, "take_back_visit", by, visit=str(visit_id))


def led(team_id: UUID, by: Actor) -> models.Team:
    """The team, locked, for the leader of its commune. Refuses: NotFound."""
    found = queries.seen(by).select_for_update().filter(id=team_id).first()
    if found is None or not (by == SYSTEM or by.has(Role.LEADER)):
        raise NotFound
    return found


def _own_household(household_id: UUID, by: Actor) -> models.Household:
    """A household, locked, of a team in which the actor is a member today. Refuses: NotFound."""
    found = (
        models.Household.objects.select_for_update(of=("self",))
        .select_related("alley__team")
        .filter(id=household_id)
        .first()
    )
    if found is None or by.id is None or not (by.is_officer and by.has(Role.HELPER)):
        raise NotFound
    member = models.Membership.objects.filter(team=found.alley.team_id, officer=by.id, ended_at=None).exists()
    if not member or found.alley.team.agency != by.agency:
        raise NotFound
    return found


def record(of: models.Team | models.Household, verb: str, by: Actor, **facts: str | int) -> None:
    """One act of a team or a household."""
    kind = "team" if isinstance(of, models.Team) else "household"
    audit.record(by=by, verb=f"outreach.{verb}", subject=f"{kind}:{of.id}", facts=facts)
