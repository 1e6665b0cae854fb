"""What to fix next, at the agencies that one answers for."""

from dataclasses import dataclass
from datetime import date

from onedoor.base.actor import Actor
from onedoor.base.shares import Interval, wilson
from onedoor.catalogue import queries as catalogue
from onedoor.quality.queries.attempts import reach_of
from onedoor.quality.queries.counted import counted
from onedoor.quality.rules.fixing import hours_a_year
from onedoor.quality.terms import Cause, Outcome


@dataclass(frozen=True, slots=True)
class Opportunity:
    """One cause in one procedure; `minutes` filling in takes, `hours` people would be spared in a year."""

    procedure: str
    cause: Cause
    failed: int
    matured: int
    share: Interval
    minutes: int
    hours: float


def opportunities(first: date, last: date, *, seen_by: Actor, most: int = 50) -> tuple[Opportunity, ...]:
    """The most hours first. Refuses: NotFound (neither a leader nor an auditor)."""
    matured: dict[str, int] = {}
    failed: dict[tuple[str, Cause], int] = {}
    for row in counted(reach_of(seen_by), first, last, ("procedure", "outcome", "cause"), each=True):
        if row["outcome"] == Outcome.OPEN:
            continue
        matured[row["procedure"]] = matured.get(row["procedure"], 0) + row["total"]
        if row["cause"] and row["total"]:
            key = (row["procedure"], Cause(row["cause"]))
            failed[key] = failed.get(key, 0) + row["total"]
    days = (last - first).days + 1
    rows = [_opportunity(code, cause, n, matured[code], days) for (code, cause), n in failed.items()]
    return tuple(sorted(rows, key=lambda row: (-row.hours, row.procedure, row.cause)))[:most]


def _opportunity(procedure: str, cause: Cause, failed: int, matured: int, days: int) -> Opportunity:
    minutes = _minutes(procedure)
    hours = hours_a_year(failed, matured, minutes, days)
    return Opportunity(procedure, cause, failed, matured, wilson(failed, matured), minutes, hours)


def _minutes(procedure: str) -> int:
    """By the newest version, also of a procedure that has ended since."""
    versions = catalogue.versions(procedure)
    return versions[-1].definition.minutes_to_fill if versions else 0
