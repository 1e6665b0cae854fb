"""What browsers report by themselves: what only they can see, by ids, and how fast pages were."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onedoor.quality.terms.attempts import Kind


class Measure(StrEnum):
    """What a browser measures of a page (the Core Web Vitals): milliseconds; a layout's shift has no unit."""

    LARGEST_PAINT = "lcp"
    LAYOUT_SHIFT = "cls"
    INTERACTION = "inp"
    FIRST_BYTE = "ttfb"


FROM_PAGES = frozenset({
    Kind.VIEWED, Kind.HELP_OPENED, Kind.SCRIPT_ERROR, Kind.DEAD_CLICK, Kind.OFFLINE, Kind.NOT_CONNECTED, Kind.TIMED_OUT,
    Kind.FILE_STALLED, Kind.SLOW_LINK, Kind.BROWSER_TOO_OLD, Kind.CAPABILITY_MISSING, Kind.STORAGE_BLOCKED,
    Kind.CLOCK_WRONG,
})  # fmt: skip
"""What a page's script may tell. All else the server sees itself, and believes nobody."""

FROM_BROWSERS = frozenset({
    Kind.NAME_NOT_RESOLVED, Kind.NOT_CONNECTED, Kind.TIMED_OUT, Kind.TLS_FAILED, Kind.SLOW, Kind.SERVER_ERROR,
    Kind.CRASHED, Kind.SCRIPT_ERROR,
})  # fmt: skip
"""What the browser itself tells (network error logging, Reporting API)."""

REPORTED = tuple(sorted({kind.value for kind in FROM_PAGES | FROM_BROWSERS} | {one.value for one in Measure}))

BLOCKING = (FROM_PAGES | FROM_BROWSERS) - {Kind.VIEWED, Kind.HELP_OPENED, Kind.CLOCK_WRONG}
"""What stops somebody in the browser."""


@dataclass(frozen=True, slots=True)
class BrowserReport:
    """One thing that a browser tells. `value` belongs to a measure, of which a `share` of the journeys is asked."""

    at: datetime
    kind: str
    journey: str = ""
    """Empty where the browser tells of itself, not of a page: then its client leads to the journey."""
    step: str = ""
    rule: str = ""
    route: str = ""
    value: float | None = None
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Sender:
    """Who told it, as far as that is kept: hashes with a key of the day, and the kind of browser."""

    client: str
    network: str
    family: str
    major: int
    device: str


@dataclass(frozen=True, slots=True)
class Observed:
    """A figure, and of how many it was taken."""

    value: float
    n: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """Somebody could not reach us."""

    at: datetime
    client: str
    network: str
