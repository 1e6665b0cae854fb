"""What evidence says of the questions and papers of a procedure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from onedoor.base.shares import Interval
from onedoor.simplification.terms.costs import Burden
from onedoor.simplification.terms.findings import Verdict


class PartKind(StrEnum):
    """What is asked of people."""

    PAPER = "paper"
    QUESTION = "question"


class Lack(StrEnum):
    """Why something held elsewhere is no candidate yet."""

    UNSURE = "unsure"
    """Too few comparisons, or too many that differ: the lower bound is below the threshold."""
    NO_LAW = "no_law"
    """The published definition names the source, but that was not read in a law or register of procedures."""
    CONSENT = "consent"
    """The owner has to agree each time, so nobody can be promised to be spared."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Look-ups of one part in one source: `looked` dossiers, `found` answers, `compared` of these, `same` of those.

    `issued` of what was found are results that were issued here.
    """

    looked: int = 0
    found: int = 0
    compared: int = 0
    same: int = 0
    issued: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A paper or question that a source may know; `law` is where that was read, `sure` whether it was read there."""

    kind: PartKind
    part: str
    source: str
    law: str
    sure: bool
    by_consent: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A paper or question of which a source knows the content already.

    `by_hand` dossiers of the period in which people handed it in, `spared` in which the source served already.
    `saving` is đồng a year by the formula; of nothing looked up it is None.
    """

    asked: Asked
    by_hand: int
    spared: int
    tally: Tally
    hit: Interval
    match: Interval
    minutes: float
    money: float
    saving: float | None
    lack: Lack | None

    @property
    def verdict(self) -> Verdict:
        return Verdict.WATCH if self.lack else Verdict.CANDIDATE


class Use(StrEnum):
    """What reads an answer."""

    CONDITION = "condition"
    FEE = "fee"
    TEMPLATE = "template"
    RESULT = "result"
    SIGNER = "signer"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Unread:
    """A question whose answer nothing reads: `filled` of `n` dossiers answered it, by hand in `by_hand` of them."""

    part: str
    filled: int
    by_hand: int
    n: int
    minutes: float
    saving: float

    @property
    def hours(self) -> float:
        """Hours that answering it took, in the period."""
        return self.by_hand * self.minutes / 60


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything known of one procedure in a period: `total` dossiers filed, the `n` newest of them read."""

    procedure: str
    version: int
    total: int
    n: int
    held: tuple[Held, ...]
    unread: tuple[Unread, ...]
    burden: Burden
    essential: int | None

    @property
    def saving(self) -> float:
        """Đồng a year that candidates would save; of one part the best source counts once."""
        best: dict[str, float] = {one.part: one.saving for one in self.unread}
        for one in self.held:
            if one.verdict is Verdict.CANDIDATE:
                best[one.asked.part] = max(best.get(one.asked.part, 0.0), one.saving or 0.0)
        return sum(best.values())


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A comparison that waits for a person: what a source knows, and the dossier with the paper as handed in."""

    id: UUID
    procedure: str
    part: str
    source: str
    dossier: str
    looked_at: datetime
    knows: tuple[tuple[str, str], ...] = ()
