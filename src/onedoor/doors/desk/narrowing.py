"""What the inbox is narrowed to, read from the address and written back to it; what makes no sense is left out."""

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlencode

from django.http import QueryDict

from onedoor.doors.desk.words import SORTS, VIEWS
from onedoor.dossiers.terms import InboxFilter, State, TimeLeft

_PAGE_SIZE = 50
_WORDS = 200
_FILTERABLE = (
    TimeLeft.OVERDUE,
    TimeLeft.DUE_TODAY,
    TimeLeft.DUE_SOON,
    TimeLeft.PLENTY,
    TimeLeft.PAUSED,
    TimeLeft.NO_LIMIT,
)


def read(query: QueryDict) -> InboxFilter:
    """The filter in the address; of anything unknown the usual value."""
    view, sort, page = query.get("view", ""), query.get("sort", ""), query.get("page", "")
    return InboxFilter(
        view=view if view in VIEWS else "mine",
        states=tuple(state for state in State if state in query.getlist("state")),
        procedure=query.get("procedure", "")[:40],
        time_left=tuple(word for word in _FILTERABLE if word in query.getlist("time")),
        words=query.get("q", "").strip()[:_WORDS],
        sort=sort if sort in SORTS else "due",
        page=int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 5 else 1,
        size=_PAGE_SIZE,
    )


def written(narrowed: InboxFilter, **changed: object) -> str:
    """The address of the inbox narrowed like that, with some things changed; from its first page unless told."""
    new = replace(narrowed, **{"page": 1, **changed})  # type: ignore[arg-type]  # The names are the filter's own.
    pairs: list[tuple[str, str]] = [("view", new.view)]
    pairs += [("state", state) for state in new.states]
    pairs += [("time", word) for word in new.time_left]
    pairs += [(name, value) for name, value in (("procedure", new.procedure), ("q", new.words)) if value]
    pairs += [("sort", new.sort)] if new.sort != "due" else []
    pairs += [("page", str(new.page))] if new.page > 1 else []
    return f"?{urlencode(pairs)}"


def kept(narrowed: InboxFilter, *without: str) -> Iterable[tuple[str, str]]:
    """The pairs a form of the page carries along in hidden fields."""
    query = QueryDict(written(narrowed)[1:])
    return tuple((name, value) for name, values in query.lists() if name not in without for value in values)


def is_narrowed(narrowed: InboxFilter) -> bool:
    """Whether anything but view and order is chosen."""
    return bool(narrowed.states or narrowed.time_left or narrowed.procedure or narrowed.words)
