"""The menu of each door, so that a page which the frame makes in its place leads on as the door's own pages do."""

from collections.abc import Callable, Sequence

from onedoor.doors.frame.access import ActorRequest
from onedoor.doors.frame.components import Link

Menu = Callable[[ActorRequest], Sequence[Link]]
_menus: dict[str, Menu] = {}


def offer_menu(address: str, menu: Menu) -> None:
    """Register the menu of the door whose pages begin with `address` (its app does, when it is ready)."""
    _menus[address] = menu


def menu_of(request: ActorRequest) -> Sequence[Link]:
    """What the door at this address offers to whoever asks; to whom it offers nothing, what is for everybody."""
    doors = sorted((address for address in _menus if request.path_info.startswith(address)), key=len, reverse=True)
    return next((links for address in doors if (links := _menus[address](request))), ())
