"""A page of the field, and who may come."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from onedoor.base.actor import Role
from onedoor.doors.frame.access import OFFICER, ActorRequest
from onedoor.doors.frame.components import Link

HELPS = OFFICER(Role.HELPER)


def page(
    request: ActorRequest, template: str, context: Mapping[str, object] | None = None, *, status: int = 200
) -> HttpResponse:
    """The page, with what was just done told once."""
    frame = {"told": request.session.pop("field_told", None), "navigation": menu(request)}
    return render(request, f"field/{template}", {**frame, **(context or {})}, status=status)


def menu(request: ActorRequest) -> tuple[Link, ...]:
    """The day, whom one may act for, what was asked, what is learnt, and how far the team has come."""
    if not HELPS.admits(request.actor):
        return ()
    here = request.resolver_match.view_name if request.resolver_match else ""
    return (
        Link(_("Hôm nay"), reverse("field:day"), current=here in ("field:day", "field:household")),
        Link(_("Được ủy quyền"), reverse("field:mandates"), current=here.startswith(("field:mandate", "field:kept"))),
        Link(_("Hỏi đáp"), reverse("field:cases"), current=here.startswith("field:case")),
        Link(_("Bài học"), reverse("field:lessons"), current=here.startswith("field:lesson")),
        Link(_("Độ phủ của tổ"), reverse("field:coverage"), current=here == "field:coverage"),
    )
