"""A desk page: the template in the desk's own frame, with what was just done told once."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from onedoor.agencies import queries as agencies
from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import ActorRequest

_TOLD = "desk_told"


def page(
    request: ActorRequest, template: str, context: Mapping[str, object] | None = None, *, status: int = 200
) -> HttpResponse:
    """The page, with the agency beside the wordmark and the sentence that `tell` left for it."""
    frame = {
        "place": place(request),
        "told": request.session.pop(_TOLD, None),
    }
    return render(request, f"desk/{template}", {**frame, **(context or {})}, status=status)


def place(request: ActorRequest) -> str:
    """The name of the officer's agency."""
    try:
        return agencies.agency(request.actor.agency or "").name(get_language() or "vi")
    except NotFound:
        return request.actor.agency or ""


def tell(request: ActorRequest, text: str, more: str = "", kind: str = "success") -> None:
    """The next page begins with this sentence."""
    request.session[_TOLD] = {"text": text, "more": more, "kind": kind}
