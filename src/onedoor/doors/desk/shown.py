"""A desk page: the template in the desk's own frame, with what was just done told once."""

from collections.abc import Iterator, Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.agencies import queries as agencies
from onedoor.base.actor import Role
from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import ActorRequest
from onedoor.doors.frame.components import Link


def page(
    request: ActorRequest, template: str, context: Mapping[str, object] | None = None, *, status: int = 200
) -> HttpResponse:
    """The page, with the agency beside the wordmark and the sentence that `tell` left for it."""
    frame = {
        "place": place(request),
        "told": next(iter(_told(request)), None),
        "navigation": menu(request),
    }
    return render(request, f"desk/{template}", {**frame, **(context or {})}, status=status)


def menu(request: ActorRequest) -> tuple[Link, ...]:
    """The places of who sits at a counter or certifies what was scanned there."""
    if not request.actor.has(Role.RECEIVER, Role.CLERK, Role.LEADER):
        return ()
    places = {"desk:inbox": _("Hồ sơ cần làm")}
    if request.actor.has(Role.RECEIVER, Role.CLERK):
        places["desk:counter"] = _("Tại quầy")
    places |= {
        "desk:digitise": _("Số hóa giấy tờ"),
        "desk:disputes": _("Dữ liệu bị báo sai"),
    }
    beside = [one for one in places if one != "desk:inbox" and request.path.startswith(reverse(one))]
    here = beside[0] if beside else "desk:inbox"
    return tuple(Link(text, reverse(one), current=one == here) for one, text in places.items())


def place(request: ActorRequest) -> str:
    """The name of the officer's agency."""
    try:
        return agencies.agency(request.actor.agency or "").name(get_language() or "vi")
    except NotFound:
        return request.actor.agency or ""


def tell(request: ActorRequest, text: str, more: str = "", kind: str = "success") -> None:
    """The next page begins with this sentence. It travels in a signed cookie, so that no session is written."""
    messages.success(request, f"{text}\n{more}", extra_tags=kind)


def _told(request: ActorRequest) -> Iterator[dict[str, str]]:
    for message in messages.get_messages(request):
        text, _newline, more = message.message.partition("\n")
        yield {"text": text, "more": more, "kind": message.extra_tags}
