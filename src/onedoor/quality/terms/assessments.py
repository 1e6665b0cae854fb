"""Rounds of assessment: who judges which portal, how far that is, and what is shown of it to whom."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from onedoor.quality.terms.experts import Criterion
from onedoor.quality.terms.pictures import Removed

ASSESSORS = (1, 2)
"""The places of the two who judge blind."""
ADJUDICATOR = 3
"""The place of who decides where they differ."""


class Stage(StrEnum):
    """How far the assessment of one portal is."""

    ASSESSING = "assessing"
    ADJUDICATING = "adjudicating"
    REPLYING = "replying"
    ANSWERING = "answering"
    SETTLED = "settled"


SEEN_BY_AGENCY = frozenset({Stage.REPLYING, Stage.ANSWERING, Stage.SETTLED})
"""Until then an agency does not know that it is assessed."""


class How(StrEnum):
    """How a final rating came about; the last one there is holds."""

    AGREED = "agreed"
    ADJUDICATED = "adjudicated"
    AFTER_REPLY = "after_reply"


class View(StrEnum):
    """In what part somebody looks at a portal's assessment."""

    COORDINATOR = "coordinator"
    ASSESSOR = "assessor"
    ADJUDICATOR = "adjudicator"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Assessor:
    """Somebody who may assess, and every agency at which they hold a post."""

    id: UUID
    name: str
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PortalToAssess:
    """A portal as the coordinator names it."""

    agency: str
    address: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A file that shows what was seen."""

    id: UUID
    name: str
    media_type: str
    size: int
    sha256: str
    uploaded_at: datetime
    removed: Removed | None = None
    """Taken down, or too old: its digest is what is left of it."""


@dataclass(frozen=True, slots=True)
class Given:
    """A rating with its remark and evidence; `value` empty: not yet rated."""

    value: str
    remark: str
    evidence: tuple[EvidenceRow, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnAssessment:
    """An assessor's own work on one portal, and nothing of the other's."""

    id: UUID
    agency: str
    address: str
    due_on: date
    handed_in_at: datetime | None
    criteria: tuple[Criterion, ...]
    given: dict[str, Given]
    most_files: int

    @property
    def missing(self) -> tuple[str, ...]:
        """The criteria without which it cannot be handed in."""
        return tuple(one.id for one in self.criteria if not is_complete(one, self.given.get(one.id)))


@dataclass(frozen=True, slots=True)
class Decided:
    """A final rating, how it came about and why."""

    value: str
    how: How
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Replied:
    """What the agency says about one rating."""

    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class JudgedCriterion:
    """One criterion of a portal when both assessors have handed in."""

    criterion: Criterion
    given: tuple[Given, Given]
    differs: bool
    decided: tuple[Decided, ...]
    """From the first to the last."""
    reply: Replied | None
    reply_evidence: tuple[EvidenceRow, ...] = ()
    """The agency's files; they may be there before its words are."""

    @property
    def final(self) -> Decided | None:
        return self.decided[-1] if self.decided else None

    @property
    def answered(self) -> bool:
        """Whether what the agency said was answered."""
        return self.final is not None and self.final.how is How.AFTER_REPLY


@dataclass(frozen=True, slots=True)
class AssessedPortalView:
    """The assessment of a portal as far as the reader may see it."""

    id: UUID
    round: UUID
    title: str
    agency: str
    address: str
    stage: Stage
    view: View
    reply_until: date | None
    settled_at: datetime | None
    criteria: tuple[JudgedCriterion, ...]
    answers: bool
    """Whether the reader may reply for the agency."""
    most_files: int

    @property
    def open(self) -> tuple[str, ...]:
        """The criteria that wait for the adjudicator."""
        if self.stage is Stage.ADJUDICATING:
            return tuple(one.criterion.id for one in self.criteria if one.differs and one.final is None)
        if self.stage is Stage.ANSWERING:
            return tuple(one.criterion.id for one in self.criteria if one.reply and not one.answered)
        return ()


@dataclass(frozen=True, slots=True)
class PublishedAssessment:
    """A settled assessment as anybody may read it: what stands, why, and what the agency said."""

    title: str
    agency: str
    address: str
    settled_at: datetime
    criteria: tuple[JudgedCriterion, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Who sits where at a portal, for the coordinator; `may_change`: somebody else can be drawn."""

    id: UUID
    place: int
    name: str
    may_change: bool


@dataclass(frozen=True, slots=True)
class PortalRow:
    """A portal in a list: what its reader has to do with it."""

    id: UUID
    round: UUID
    title: str
    agency: str
    address: str
    stage: Stage
    until: date | None
    handed_in: int
    places: tuple[PlaceRow, ...] = ()
    """For the coordinator only."""


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One of an assessor's tasks."""

    id: UUID
    agency: str
    address: str
    due_on: date
    done: int
    whole: int
    handed_in_at: datetime | None


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round in a list."""

    id: UUID
    title: str
    opened_at: datetime
    due_on: date
    portals: int
    settled: int


def is_complete(criterion: Criterion, given: Given | None) -> bool:
    """Whether a criterion is rated with what the rating needs: a level its evidence, anything beside a remark."""
    if given is None or not given.value:
        return False
    if given.value in criterion.values:
        return bool(given.evidence) or not criterion.evidence
    return bool(given.remark)
