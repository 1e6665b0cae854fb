"""Signs that a figure was helped along, at the agencies that one answers for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from onedoor.base.actor import SYSTEM, Actor
from onedoor.dossiers import queries as dossiers
from onedoor.dossiers.terms import PatternCounts
from onedoor.quality.queries.attempts import reach_of
from onedoor.quality.rules.signalling import EVENLY, Sign, Signal, signal

_COUNTS: Mapping[Sign, Callable[[PatternCounts], tuple[int, int]]] = {
    Sign.LATE_STOPS: lambda one: (one.late_stops, one.stops),
    Sign.REOPENED: lambda one: (one.reopened, one.closed),
    Sign.IN_HOURS: lambda one: (one.in_hours, one.online),
    Sign.BY_FEW: lambda one: (one.by_few, one.online),
}


@dataclass(frozen=True, slots=True)
class AgencySignals:
    """One agency, and what was looked for at it."""

    agency: str
    signals: tuple[Signal, ...]

    @property
    def stands_out(self) -> bool:
        return any(one.stands_out for one in self.signals)


def signals(first: date, last: date, *, seen_by: Actor) -> tuple[AgencySignals, ...]:
    """Who stands out first. What is usual is the country's share; stops should fall evenly. Refuses: NotFound."""
    reach = reach_of(seen_by)
    found = dossiers.patterns(first, last, seen_by=SYSTEM)
    usual = {sign: _usual(sign, found) for sign in Sign}
    rows = [
        AgencySignals(one.agency, tuple(signal(sign, *_COUNTS[sign](one), usual[sign]) for sign in Sign))
        for one in found
        if not reach or one.agency == reach or one.agency.startswith(f"{reach}.")
    ]
    return tuple(sorted(rows, key=lambda row: (not row.stands_out, row.agency)))


def _usual(sign: Sign, found: tuple[PatternCounts, ...]) -> float:
    if sign is Sign.LATE_STOPS:
        return EVENLY
    counts = [_COUNTS[sign](one) for one in found]
    whole = sum(n for _, n in counts)
    return sum(x for x, _ in counts) / whole if whole else 0.0
