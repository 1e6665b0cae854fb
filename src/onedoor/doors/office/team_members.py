"""Who is in a team: somebody is added, somebody leaves."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office.campaign_design import LEADS
from onedoor.doors.office.shown import page
from onedoor.outreach import operations, queries


@require_POST
@access(LEADS)
def team_members(request: ActorRequest, team_id: UUID) -> HttpResponse:
    """The chosen helper is in the team from now on. Refuses: NotFound, NotAHelper."""
    try:
        officer = UUID(request.POST.get("officer", ""))
    except ValueError:
        raise NotFound from None
    operations.add_member(team_id, officer, by=request.actor)
    request.session["office_told"] = _("Đã thêm thành viên vào tổ.")
    return redirect("office:team", team_id)


@access(LEADS)
def team_member_end(request: ActorRequest, team_id: UUID, officer_id: UUID) -> HttpResponse:
    """The page that says what it means; sent, the helper is out of the team. Refuses: NotFound."""
    team = queries.team(team_id, seen_by=request.actor)
    member = next((one for one in queries.members(team_id, seen_by=request.actor) if one.officer == officer_id), None)
    if member is None:
        raise NotFound
    if request.method == "POST":
        operations.end_member(team_id, officer_id, by=request.actor)
        request.session["office_told"] = _("%(name)s không còn trong tổ.") % {"name": member.name or _("Người này")}
        return redirect("office:team", team_id)
    return page(request, "team_member_end.html", {"team": team, "member": member})
