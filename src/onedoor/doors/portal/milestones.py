"""What a journey's pages note for measuring: ids of pages, papers and rules, never what somebody typed."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from onedoor.catalogue.terms import FieldError
from onedoor.quality import operations
from onedoor.quality.rules.senders import browser_of
from onedoor.quality.terms import Kind


def begun(draft: UUID, headers: Mapping[str, str]) -> None:
    """A draft was begun on a phone, a tablet or a desktop; no more is kept of what the browser says of itself, and
    nothing where it asks not to be measured."""
    if headers.get("Sec-GPC") != "1":
        operations.note(draft, Kind.STARTED, device=browser_of(headers.get("User-Agent", ""))[2])


def page_sent(draft: UUID, page: str, faults: Sequence[FieldError], *, more: bool) -> None:
    """The page was taken, or sent back by the first rule that it breaks; where it only asks `more` now, neither."""
    if faults:
        operations.note(draft, Kind.STEP_REJECTED, step=page, rule=f"{faults[0].field_id}:{faults[0].code}")
    elif not more:
        operations.note(draft, Kind.STEP_ACCEPTED, step=page)


def paper_asked(draft: UUID, slot: str) -> None:
    """A page that asks for a file was shown."""
    operations.note(draft, Kind.DOCUMENT_ASKED, step=slot)


def file_sent(draft: UUID, slot: str, refused_as: str) -> None:
    """A file was kept, or refused with that code."""
    operations.note(draft, Kind.FILE_REFUSED if refused_as else Kind.FILE_KEPT, step=slot, rule=refused_as)


def page_shown(draft: UUID, page: str, *, register_silent: bool) -> None:
    """A page was shown; noted only where a register that it asks did not answer."""
    if register_silent:
        operations.note(draft, Kind.LOOK_UP_FAILED, step=page)


def not_taken(draft: UUID, why: str) -> None:
    """Handing in was refused."""
    operations.note(draft, Kind.STEP_REJECTED, step="check", rule=why)
