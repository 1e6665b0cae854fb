"""A portal page: the template in the portal's own frame, with the few ways one can go from anywhere."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from onedoor.base.actor import SYSTEM
from onedoor.doors.frame.access import ActorRequest
from onedoor.doors.frame.components import Link
from onedoor.doors.portal.measuring import measured
from onedoor.identity import queries as identity
from onedoor.outreach import queries as outreach
from onedoor.outreach.terms import MandateRow


def page(
    request: ActorRequest,
    template: str,
    context: Mapping[str, object] | None = None,
    *,
    here: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page; `here` is the name of the route that stands for this part of the portal."""
    given = context or {}
    told = measured(request, template, given)
    context = {
        "navigation": menu(request, here),
        "measured": told,
        "helping": helping(request),
        "taking_in": taking_in(request),
    }
    context |= given
    return render(request, f"portal/{template}", context, status=status)


def helping(request: ActorRequest) -> MandateRow | None:
    """Under which mandate a helper is here; None for everybody else."""
    by = request.actor
    return outreach.mandate(by.mandate, seen_by=by) if by.is_helper and by.mandate else None


def taking_in(request: ActorRequest) -> str:
    """Whose paper dossier an officer is typing in; nothing for everybody else."""
    by = request.actor
    return identity.person(by.on_behalf_of, seen_by=SYSTEM).name if by.is_at_counter and by.on_behalf_of else ""


def menu(request: ActorRequest, here: str = "") -> list[Link]:
    """The few ways from anywhere. They fit one line of a small phone."""
    ways = [("home", _("Tìm thủ tục"))]
    if request.actor.is_citizen:
        ways += [("my_dossiers", _("Hồ sơ")), ("vault", _("Giấy tờ")), ("notices", _("Thông báo"))]
    else:
        ways += [("status", _("Tra cứu hồ sơ"))]
    return [Link(text, reverse(f"portal:{name}"), current=name == here) for name, text in ways]
