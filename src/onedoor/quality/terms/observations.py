"""One measured value of one indicator, in one place and one stretch of time: the fact that every profile scores."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onedoor.base.shares import Interval


class Standing(StrEnum):
    """Whether there is a value; three ways of not having one are kept apart."""

    MEASURED = "measured"
    NOT_APPLICABLE = "not_applicable"
    """The thing does not occur here, as payment in a procedure without a fee."""
    NOT_MEASURED = "not_measured"
    """Our own lack: no vantage point, too few answers."""
    REFUSED = "refused"
    """A portal that bars the probe after notice, or what two assessors could not find."""


class Source(StrEnum):
    """Where a value comes from. Values of different levels of probing are never ranked together."""

    EVENTS = "E"
    PLAIN = "P0"
    STATIC = "P1"
    BROWSER = "P2"
    SURVEY = "S"
    EXPERT = "X"


@dataclass(frozen=True, slots=True)
class Observation:
    """`scope`: `agency:CODE`, `procedure:CODE`, `procedure:CODE@AGENCY` or `national`; both days are in the window.

    Numerator and denominator are kept where the value is a ratio: agencies are rolled up by them, never by shares.
    `evidence` names the records behind, as `attempts`, `probe:ROUND` or `campaign:ID`.
    """

    indicator: str
    version: int
    scope: str
    starts_on: date
    ends_on: date
    standing: Standing
    source: Source
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    n: int = 0
    n_effective: float | None = None
    interval: Interval | None = None
    evidence: str = ""
