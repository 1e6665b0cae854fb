"""A page of the office, and who may come."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from onedoor.agencies import queries as agencies
from onedoor.base.actor import Role
from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import OFFICER, ActorRequest

READS = OFFICER(Role.FINANCE, Role.AUDITOR, Role.LEADER)
DECIDES = OFFICER(Role.FINANCE)


def page(
    request: ActorRequest, template: str, context: Mapping[str, object] | None = None, *, status: int = 200
) -> HttpResponse:
    """The page, with the agency beside the wordmark and what was just done told once."""
    frame = {
        "place": agency_name(request.actor.agency or ""),
        "told": request.session.pop("office_told", ""),
        "decides": request.actor.has(Role.FINANCE),
    }
    return render(request, f"office/{template}", {**frame, **(context or {})}, status=status)


def agency_name(code: str) -> str:
    """The name of an agency; its code where nobody knows it."""
    try:
        return agencies.agency(code).name(get_language() or "vi") if code else ""
    except NotFound:
        return code
