"""How what was filed with a helper is laid beside what people filed alone: place by place, never the whole heaps.

People are helped with other procedures than those that they file alone, and an agency is quicker than another. So the
dossiers of who filed alone are counted as if they had been filed in the places (agency and procedure) of the helped
ones, in the same numbers; places that only one of the two sides has are left out. The interval of such a weighted share
is Wilson's over Kish's effective number, that of the difference Newcombe's.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from uuid import UUID

from onedoor.base.shares import SHOWN_FROM, newcombe, wilson
from onedoor.base.suppressing import hidden
from onedoor.dossiers.terms.assisted import Assisted
from onedoor.outreach.terms.comparing import Filings, Measure, Place, Shares, Spread, Tally, Times, Wait

_OTHERS = UUID(int=0)


def untold(filings: Filings, teams: Iterable[UUID]) -> frozenset[UUID]:
    """Of which teams nothing may be told, which would tell of fewer than ten dossiers, itself or by subtraction."""
    counted = dict.fromkeys([*teams, _OTHERS], 0)
    for row in filings.rows:
        if row.mandate is not None:
            team = filings.teams.get(row.mandate, _OTHERS)
            counted[team if team in counted else _OTHERS] += 1
    return hidden(counted) - {_OTHERS}


def told(row: Assisted, measure: Measure) -> bool | None:
    """Whether the dossier is one of those that the share counts; None where it says nothing of it yet."""
    match measure:
        case Measure.SUPPLEMENTED:
            return row.supplemented if row.decided else None
        case Measure.REFUSED:
            return row.refused if row.decided else None
        case Measure.LATE:
            return row.late
        case Measure.STUMBLED:
            return None


def tallies(rows: Iterable[Assisted], measure: Measure) -> dict[Place, Tally]:
    """By place, of how many the share speaks, and how many of these it counts."""
    found: dict[Place, list[bool]] = defaultdict(list)
    for row in rows:
        if (says := told(row, measure)) is not None:
            found[row.agency, row.procedure].append(says)
    return {place: Tally(sum(some), len(some)) for place, some in found.items()}


def shares(helped: Mapping[Place, Tally], own: Mapping[Place, Tally]) -> Shares | None:
    """The two shares in the places that both have; None where either is of fewer than ten."""
    both = [place for place in helped.keys() & own.keys() if helped[place].n and own[place].n]
    n_helped, n_own = sum(helped[place].n for place in both), sum(own[place].n for place in both)
    if min(n_helped, n_own) < SHOWN_FROM:
        return None
    first = wilson(sum(helped[place].hits for place in both), n_helped)
    share = sum(helped[place].n * own[place].hits / own[place].n for place in both) / n_helped
    effective = n_helped**2 / sum(helped[place].n ** 2 / own[place].n for place in both)
    second = wilson(share * effective, effective)
    return Shares(first, n_helped, second, n_own, effective, newcombe(first, second))


def _waited(row: Assisted, wait: Wait) -> float | None:
    if wait is Wait.TO_FILE:
        return (row.submitted_at - row.started_at).total_seconds()
    return (row.handled_at - row.submitted_at).total_seconds() if row.handled_at else None


def times(helped: Iterable[Assisted], own: Iterable[Assisted], wait: Wait) -> Times | None:
    """The two times in the places that both have; None where either is of fewer than ten."""
    first, second = _by_place(helped, wait), _by_place(own, wait)
    both = first.keys() & second.keys()
    mine = [(value, 1.0) for place in both for value in first[place]]
    theirs = [(value, len(first[place]) / len(second[place])) for place in both for value in second[place]]
    if min(len(mine), len(theirs)) < SHOWN_FROM:
        return None
    return Times(spread(mine), spread(theirs))


def _by_place(rows: Iterable[Assisted], wait: Wait) -> dict[Place, list[float]]:
    found: dict[Place, list[float]] = defaultdict(list)
    for row in rows:
        if (value := _waited(row, wait)) is not None:
            found[row.agency, row.procedure].append(value)
    return found


def spread(weighted: Sequence[tuple[float, float]]) -> Spread:
    """Median and quartiles of values with weights."""
    ordered = sorted(weighted)
    whole = sum(weight for _, weight in ordered)
    at = _reaching(ordered, whole)
    return Spread(len(ordered), at(0.5), at(0.25), at(0.75))


def _reaching(ordered: Sequence[tuple[float, float]], whole: float) -> Callable[[float], float]:
    def at(share: float) -> float:
        """The first value up to which that share of the weight lies; where it ends there, halfway to the next."""
        gone = 0.0
        for n, (value, weight) in enumerate(ordered):
            gone += weight
            if abs(gone - share * whole) < 1e-9 * whole and n + 1 < len(ordered):
                return (value + ordered[n + 1][0]) / 2
            if gone >= share * whole:
                return value
        return ordered[-1][0]

    return at
