"""When a paper or question may be proposed for removal because its content is held already, and what that saves."""

from onedoor.base.shares import wilson
from onedoor.simplification.rules.reviews import SURELY
from onedoor.simplification.terms.spared import Asked, Lack, Tally

YEAR = 365.25


def matches_surely(same: int, compared: int) -> bool:
    """Whether what a source says surely is what people hand in (Wilson, lower bound of 95 %)."""
    return wilson(same, compared).low >= SURELY


def saving(n: float, hit: float, match: float, minutes: float, rate: float, out_of_pocket: float) -> float:
    """Đồng a year: N·h·m·(minutes/60·rate + out of pocket)."""
    return n * hit * match * (minutes / 60 * rate + out_of_pocket)


def lacking(asked: Asked, tally: Tally) -> Lack | None:
    """What keeps it from being a candidate; None where nothing does."""
    if not matches_surely(tally.same, tally.compared):
        return Lack.UNSURE
    if not asked.sure:
        return Lack.NO_LAW
    return Lack.CONSENT if asked.by_consent else None


def factor(days: int) -> float:
    """By what counts of so many days are multiplied to be those of a year."""
    return YEAR / max(days, 1)
