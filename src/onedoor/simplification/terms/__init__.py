"""The words of simplification."""

from onedoor.simplification.terms.findings import Review, Skip, Skipping, Verdict
from onedoor.simplification.terms.logs import COLUMNS, Outcome, Party
from onedoor.simplification.terms.mined import (
    Arc,
    Behaviour,
    Bunching,
    Conformance,
    Handovers,
    Mined,
    Overview,
    PartyWait,
    Rework,
    StepTimes,
    Touch,
    Variant,
)

__all__ = [
    "COLUMNS",
    "Arc",
    "Behaviour",
    "Bunching",
    "Conformance",
    "Handovers",
    "Mined",
    "Outcome",
    "Overview",
    "Party",
    "PartyWait",
    "Review",
    "Rework",
    "Skip",
    "Skipping",
    "StepTimes",
    "Touch",
    "Variant",
    "Verdict",
]
