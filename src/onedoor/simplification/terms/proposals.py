"""What is proposed with its evidence, what a person decided, and what it brought."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from pydantic import JsonValue

from onedoor.base.shares import Interval


class Target(StrEnum):
    """What would go."""

    PAPER = "paper"
    QUESTION = "question"
    STEP = "step"


class Decision(StrEnum):
    """What a person decided. Only `remove` changes the definition; the other ways change how people work."""

    REMOVE = "remove"
    SAMPLE = "sample"
    PARALLEL = "parallel"
    DELEGATE = "delegate"
    AUTOMATE = "automate"
    REFUSE = "refuse"


WAYS: Mapping[Target, tuple[Decision, ...]] = {
    Target.PAPER: (Decision.REMOVE, Decision.SAMPLE, Decision.REFUSE),
    Target.QUESTION: (Decision.REMOVE, Decision.REFUSE),
    Target.STEP: tuple(Decision),
}


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal. `evidence` was frozen when it was made, `digest` is its SHA-256; `draft` is a definition as YAML."""

    id: UUID
    agency: str
    procedure: str
    version: int
    target: Target
    part: str
    source: str
    evidence: Mapping[str, JsonValue]
    digest: str
    proposed_by: str
    proposed_at: datetime
    decision: Decision | None
    reason: str
    decided_by: str
    decided_at: datetime | None
    starts_on: date | None
    draft: str
    may_decide: bool
    stands: bool
    """Whether the evidence still is what was frozen."""


class Measure(StrEnum):
    """What the ledger compares. The first three are means of a dossier, days a median."""

    QUESTIONS = "questions"
    PAPERS = "papers"
    STEPS = "steps"
    DAYS = "days"
    COST = "cost"


@dataclass(frozen=True, slots=True)
class Side:
    """One version in the ledger: what its definition asks, and what was measured on `n` dossiers filed under it.

    A figure of fewer than the ledger's least number of dossiers is left out.
    """

    number: int
    valid_from: date
    n: int
    asked: Mapping[Measure, int]
    figures: Mapping[Measure, tuple[int, Interval]]
    """By measure of how many dossiers, and the value with its interval (95 %)."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """A procedure before and after; `before` is None where there is one version only."""

    procedure: str
    before: Side | None
    after: Side
