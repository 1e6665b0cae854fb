"""One team: how far it has come, who is in it, and what it walks."""

from uuid import UUID

from django.http import HttpResponse

from onedoor.base.actor import Role
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.components import Choice, FormField
from onedoor.doors.frame.coverage_map import drawn
from onedoor.doors.office.shown import MEASURES, page
from onedoor.outreach import queries


@access(MEASURES)
def team(request: ActorRequest, team_id: UUID) -> HttpResponse:
    """The page. Refuses: NotFound."""
    found = queries.team(team_id, seen_by=request.actor)
    covered = queries.coverage(team_id, seen_by=request.actor)
    members = queries.members(team_id, seen_by=request.actor)
    leads = request.actor.has(Role.LEADER)
    context = {
        "team": found,
        "covered": covered,
        "map": drawn(covered),
        "members": members,
        "acting": sum(one.acts for one in members),
        "leads": leads,
        "lessons": queries.lessons_of_team(team_id, seen_by=request.actor) if members else (),
        "joining": _joining(queries.may_join(team_id, seen_by=request.actor)) if leads else None,
    }
    return page(request, "team.html", context)


def _joining(helpers: dict[UUID, str]) -> FormField | None:
    """Who may be added; None where there is nobody."""
    choices = tuple(Choice(str(officer), name) for officer, name in helpers.items())
    return (
        FormField("officer", {"vi": "Thêm thành viên", "en": "Add a member"}, kind="select", choices=choices)
        if choices
        else None
    )
