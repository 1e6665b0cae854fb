"""Availability from slots of five minutes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from onedoor.quality.terms.probes import PERMANENT, Reached, Slot

SLOT = timedelta(minutes=5)
RETRY_AFTER = timedelta(seconds=20)
SLOWEST = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Availability:
    """OK slots by those in which anybody looked, the longest outage, and slots in which nobody looked."""

    ok: int
    looked: int
    longest_outage: timedelta
    unlooked: int


def may_retry(reached: Reached) -> bool:
    """Whether a second try after some seconds could end otherwise."""
    return reached is not Reached.COMPLETED and reached not in PERMANENT


def good(views: Iterable[bool]) -> bool:
    """More than half of the vantage points that looked saw it: two of three, one of one."""
    seen = list(views)
    return 2 * sum(seen) > len(seen)


def availability(slots: Iterable[Slot], begins: datetime, ends: datetime) -> Availability:
    """Of `begins` up to, not including, `ends`. A slot in which nobody looked is our lack: it ends an outage."""
    views: Mapping[datetime, list[bool]] = defaultdict(list)
    for slot in slots:
        if begins <= slot.begins_at < ends:
            views[slot.begins_at].append(slot.ok)
    ok = unlooked = run = longest = 0
    at = begins
    while at < ends:
        seen = views.get(at)
        up = good(seen) if seen else None
        ok += up is True
        unlooked += up is None
        run = run + 1 if up is False else 0
        longest = max(longest, run)
        at += SLOT
    return Availability(ok, len([one for one in views.values() if one]), longest * SLOT, unlooked)
