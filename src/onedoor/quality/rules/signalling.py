"""Signs that a figure was helped along. A sign is a reason to look, and never a proof."""

from dataclasses import dataclass
from enum import StrEnum

from onedoor.base.shares import Interval, wilson
from onedoor.quality.rules.shares import UNMARKED_FROM

EVENLY = 0.10
"""The share of clock stops that falls into the last tenth of the time limit if nobody aims at it."""


class Sign(StrEnum):
    """What is looked for (section 2.9 of the measurement model)."""

    LATE_STOPS = "late_stops"
    REOPENED = "reopened"
    IN_HOURS = "in_hours"
    BY_FEW = "by_few"


@dataclass(frozen=True, slots=True)
class Signal:
    """How often it occurs, of how many, against what is usual; `stands_out` only where that is sure."""

    sign: Sign
    x: int
    n: int
    share: Interval
    usual: float
    stands_out: bool


def signal(sign: Sign, x: int, n: int, usual: float) -> Signal:
    """Whether an agency stands out: from thirty on, and the whole interval above what is usual."""
    share = wilson(x, n)
    return Signal(sign, x, n, share, usual, n >= UNMARKED_FROM and share.low > usual)
