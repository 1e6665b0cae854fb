"""Availability from slots of five minutes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from onedoor.quality.terms.probes import PERMANENT, Glance, Reached, Slot

SLOT = timedelta(minutes=5)
RETRY_AFTER = timedelta(seconds=20)
SLOWEST = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Run:
    """Slots of one kind next to each other: up, down, or (None) looked at by nobody."""

    begins_at: datetime
    ends_at: datetime
    up: bool | None

    @property
    def slots(self) -> int:
        return (self.ends_at - self.begins_at) // SLOT


@dataclass(frozen=True, slots=True)
class Availability:
    """OK slots by those in which anybody looked, the longest outage, and slots in which nobody looked."""

    ok: int
    looked: int
    longest_outage: timedelta
    unlooked: int


def answers(seen: Glance) -> bool:
    """Whether a portal answered as it should: its page, within ten seconds."""
    in_time = timedelta(seconds=seen.seconds) <= SLOWEST
    return seen.reached is Reached.COMPLETED and 0 < seen.status < 400 and seen.found and in_time


def may_mend(seen: Glance) -> bool:
    """Whether a second look some seconds later could end well where this one did not."""
    return not answers(seen) and seen.reached not in PERMANENT


def begins(moment: datetime) -> datetime:
    """When the slot began in which that moment lies."""
    return moment - timedelta(minutes=moment.minute % 5, seconds=moment.second, microseconds=moment.microsecond)


def together(some: Iterable[Availability]) -> Availability | None:
    """Of several portals of one agency; the longest outage is that of any of them."""
    every = list(some)
    if not every:
        return None
    return Availability(
        sum(one.ok for one in every),
        sum(one.looked for one in every),
        max(one.longest_outage for one in every),
        sum(one.unlooked for one in every),
    )


def good(views: Iterable[bool]) -> bool:
    """More than half of the vantage points that looked saw it: two of three, one of one."""
    seen = list(views)
    return 2 * sum(seen) > len(seen)


def runs(slots: Iterable[Slot], first: datetime, ends: datetime) -> tuple[Run, ...]:
    """Of `first` up to, not including, `ends`: slots of one kind next to each other are one run."""
    views: Mapping[datetime, list[bool]] = defaultdict(list)
    for slot in slots:
        views[slot.begins_at].append(slot.ok)
    found: list[Run] = []
    at = first
    while at < ends:
        seen = views.get(at)
        up = good(seen) if seen else None
        if found and found[-1].up is up:
            found[-1] = replace(found[-1], ends_at=at + SLOT)
        else:
            found.append(Run(at, at + SLOT, up))
        at += SLOT
    return tuple(found)


def availability(slots: Iterable[Slot], first: datetime, ends: datetime) -> Availability:
    """Of `first` up to, not including, `ends`. A slot in which nobody looked is our lack: it ends an outage."""
    found = runs(slots, first, ends)
    up, down, unlooked = (sum(run.slots for run in found if run.up is kind) for kind in (True, False, None))
    longest = max((run.ends_at - run.begins_at for run in found if run.up is False), default=timedelta(0))
    return Availability(up, up + down, longest, unlooked)
