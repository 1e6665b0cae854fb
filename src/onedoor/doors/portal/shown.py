"""A portal page: the template in the portal's own frame, with the few ways one can go from anywhere."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from onedoor.doors.frame.access import ActorRequest
from onedoor.doors.frame.components import Link


def page(
    request: ActorRequest,
    template: str,
    context: Mapping[str, object] | None = None,
    *,
    here: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page, with its navigation; `here` is the name of the route that stands for this part of the portal."""
    ways = [("home", _("Tìm thủ tục")), ("status", _("Tra cứu hồ sơ"))]
    if request.actor.is_citizen:
        ways[1:1] = [("my_dossiers", _("Hồ sơ của tôi")), ("notices", _("Thông báo"))]
    navigation = [Link(text, reverse(f"portal:{name}"), current=name == here) for name, text in ways]
    return render(request, f"portal/{template}", {"navigation": navigation, **(context or {})}, status=status)
