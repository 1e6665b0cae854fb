"""What crosses from the dossiers to a door: frozen rows, so that a page cannot start a query."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from pydantic import JsonValue

from onedoor.dossiers.terms.sources import Source
from onedoor.dossiers.terms.states import DeliveryState, PaymentState, State, Turn


class DocumentKind(StrEnum):
    """The one-stop documents (forms 01-05 of Circular 01/2018/TT-VPCP) and the result."""

    RECEIPT = "receipt"
    SUPPLEMENT_REQUEST = "supplement_request"
    REFUSAL = "refusal"
    APOLOGY = "apology"
    CONTROL_SLIP = "control_slip"
    RESULT = "result"


class Outcome(StrEnum):
    """How a dossier was decided."""

    GRANTED = "granted"
    REJECTED = "rejected"


class TimeLeft(StrEnum):
    """Time left in words; the colour beside it never stands alone."""

    NO_LIMIT = "no_limit"
    PAUSED = "paused"
    PLENTY = "plenty"
    DUE_SOON = "due_soon"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """One uploaded file. `slot` is the id of the component or file field it answers; `size` in bytes."""

    id: UUID
    slot: str
    name: str
    media_type: str
    size: int
    pages: int | None
    sha256: str
    uploaded_at: datetime


@dataclass(frozen=True, slots=True)
class SupplementItem:
    """One thing asked for: a field or a component, and why."""

    kind: str  # "field" or "component"
    id: str
    why: str


@dataclass(frozen=True, slots=True)
class SupplementRow:
    """A request for a supplement with a clock of its own."""

    id: UUID
    asked_at: datetime
    asked_by: str
    message: str
    items: tuple[SupplementItem, ...]
    answer_due_at: datetime
    answered_at: datetime | None
    open: bool


@dataclass(frozen=True, slots=True)
class StepRow:
    """One move that happened: what, when, by whom (as shown to the reader), and whose turn it then was."""

    move: str
    at: datetime
    by: str
    state: State
    stage: str | None
    turn: Turn
    due_at: datetime | None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """An internal note: officers only, never the person."""

    at: datetime
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """An issued document. `token` is its public address behind the QR code."""

    id: UUID
    kind: DocumentKind
    token: str
    issued_at: datetime
    sha256: str
    withdrawn_at: datetime | None
    title: str
    title_en: str
    to_sign: bool = False
    """It waits for its signatures: officers see it, nobody else does."""
    signed_at: datetime | None = None
    replaced: bool = False
    """It was withdrawn because a corrected one took its place."""
    why: str = ""
    """Why it was withdrawn or replaced."""


@dataclass(frozen=True, slots=True)
class DossierView:
    """The whole record, as much of it as the actor who asked may see (notes: officers only)."""

    id: UUID
    code: str
    procedure: str
    version_id: UUID
    agency: str
    applicant: str
    applicant_last_digits: str
    contact_phone: str
    contact_email: str
    channel: str
    answers: Mapping[str, JsonValue]
    unverified: tuple[str, ...]
    attachments: tuple[AttachmentRow, ...]
    state: State
    stage: str | None
    turn: Turn
    payment: PaymentState
    delivery: DeliveryState
    submitted_at: datetime
    expected_at: datetime | None
    received_at: datetime | None
    due_at: datetime | None
    handled_at: datetime | None
    returned_at: datetime | None
    outcome: Outcome | None
    assigned_to: UUID | None
    assigned_name: str
    proposal: str
    time_left: TimeLeft
    row_version: int
    steps: tuple[StepRow, ...]
    supplements: tuple[SupplementRow, ...]
    documents: tuple[DocumentRow, ...]
    notes: tuple[Note, ...]
    moves: tuple[str, ...]
    """Names of the moves this actor may make now: what a page offers as buttons."""
    payment_due: int
    postponed: bool
    sources: Mapping[str, Source]
    """By field or component: whence the answer or the paper is."""
    subject: UUID | None
    helped_by: str
    draft_id: UUID
    """Where an open supplement's files go (`operations.attach`)."""


@dataclass(frozen=True, slots=True)
class InboxFilter:
    """What an officer asks of the inbox; empty fields do not filter."""

    view: str = "mine"  # mine | unit | agency | unassigned | done
    states: tuple[State, ...] = ()
    procedure: str = ""
    time_left: tuple[TimeLeft, ...] = ()
    words: str = ""
    sort: str = "due"  # due | submitted | name | code; "-" before it turns the order
    page: int = 1
    size: int = 50


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One line of a list of dossiers (officer's inbox, or the person's own).

    `about_vi` and `about_en` tell whose or what matter it is, in the person's own list and in that of what is to be
    signed.
    """

    code: str
    procedure: str
    title_vi: str
    title_en: str
    applicant: str
    agency: str
    state: State
    stage: str | None
    turn: Turn
    submitted_at: datetime
    due_at: datetime | None
    time_left: TimeLeft
    assigned_to: UUID | None
    assigned_name: str
    channel: str
    about_vi: str = ""
    about_en: str = ""


@dataclass(frozen=True, slots=True)
class InboxPage:
    """A page of rows. `more` tells whether another follows; `counts` is by view name."""

    rows: tuple[InboxRow, ...]
    page: int
    more: bool
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PublicStatus:
    """What anybody may learn who knows a code and the last digits of the applicant's number: no name, no answer."""

    code: str
    title_vi: str
    title_en: str
    agency: str
    state: State
    turn: Turn
    submitted_on: date
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Verification:
    """What the page behind a QR code says: the document as issued, and whether it stands now."""

    kind: DocumentKind
    title: str
    code: str
    agency: str
    issued_at: datetime
    sha256: str
    withdrawn_at: datetime | None
    title_en: str
    document_id: UUID
    signed_at: datetime | None
    withdrawn_why: str
    replaced_by: str
    """Token of the document that took its place, if one did."""
    replaces: str
    """Token of the document whose place it took."""
    holder: str
    """The applicant's name with most letters hidden: enough to compare with a paper, too little to learn a name."""
