"""My day: the households that are to do, in the order of the alleys, one tap for what a visit came to."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from onedoor.base import clock
from onedoor.base.ids import new_id
from onedoor.doors.field.shown import HELPS, page
from onedoor.doors.field.standing import TICKET, give_ticket, is_lost
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.outreach_words import LOOKS, OUTCOMES, STANDINGS
from onedoor.outreach import queries
from onedoor.outreach.terms import TO_DO, Alley, Household, Team


@dataclass(frozen=True, slots=True)
class Stop:
    """A household as the day shows it; `visit_id` is what a visit from this page would be called."""

    household: Household
    visit_id: UUID
    standing: str
    look: str
    before: str


@dataclass(frozen=True, slots=True)
class Walk:
    """An alley of the day."""

    alley: Alley
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """What one team has to do today."""

    team: Team
    walks: tuple[Walk, ...]
    to_do: int


@access(HELPS)
def day(request: ActorRequest) -> HttpResponse:
    """The households of each of the helper's teams."""
    if is_lost(request):
        request.session.flush()
        answer: HttpResponse = redirect("field:day")
        answer.delete_cookie(TICKET, path="/field/")
        return answer
    rounds = [_round(team, request) for team in queries.teams(seen_by=request.actor)]
    context = {
        "rounds": rounds,
        "to_do": sum(one.to_do for one in rounds),
        "done": queries.done_today(seen_by=request.actor),
        "today": clock.today(),
        "outcomes": [(one.value, text) for one, text in OUTCOMES.items()],
    }
    answer = page(request, "day.html", context)
    held = queries.memberships_of(seen_by=request.actor)
    if held:
        give_ticket(answer, held, secure=request.is_secure())
    return answer


def _round(team: Team, request: ActorRequest) -> Round:
    walks = []
    for alley in queries.coverage(team.id, seen_by=request.actor).alleys:
        stops = tuple(_stop(household) for household in alley.households if household.standing in TO_DO)
        if stops:
            walks.append(Walk(alley, stops))
    return Round(team, tuple(walks), sum(len(walk.stops) for walk in walks))


def _stop(household: Household) -> Stop:
    before = str(OUTCOMES[household.last.outcome]) if household.last else ""
    return Stop(household, new_id(), str(STANDINGS[household.standing]), LOOKS[household.standing], before)
