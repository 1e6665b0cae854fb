"""What goes over the wire: the shapes of the OpenAPI document."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field, JsonValue, StringConstraints

Code = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Words = Annotated[str, StringConstraints(max_length=200)]


class Closed(Schema):
    """A request body: an unknown key is refused, never ignored."""

    model_config = ConfigDict(extra="forbid")


class Problem(Schema):
    """What went wrong, as RFC 9457 tells it; `code` is stable, `facts` are typed."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    facts: dict[str, JsonValue] = Field(default_factory=dict)


class Texts(Schema):
    """A text in both languages."""

    vi: str
    en: str


class ServiceOut(Schema):
    """A procedure as the catalogue shows it."""

    procedure: str
    title: Texts
    outcome: Texts
    sector: Texts
    life_events: list[str]
    full_process: bool
    agency_kind: str


class VersionOut(Schema):
    """The version in force: its definition as data, and its SHA-256 over canonical JSON."""

    id: UUID
    procedure: str
    number: int
    valid_from: date
    valid_to: date | None
    digest: str
    full_process: bool
    reasons: list[Texts]
    definition: dict[str, JsonValue]


class AgencyOut(Schema):
    """An agency; `code` is its organisation identifier (Decision 20/2020/QD-TTg)."""

    code: str
    kind: str
    name_vi: str
    name_en: str
    parent: str | None
    valid_from: date | None
    valid_to: date | None


class StatusOut(Schema):
    """Where a dossier stands; `portal_code` is the National Portal's number of the state."""

    code: str
    title: Texts
    agency: str
    state: str
    portal_code: int
    turn: str
    submitted_on: date
    due_on: date | None


class ApplicantIn(Closed):
    """The person in whose name the front end files, as it identified them."""

    citizen_number: Annotated[str, StringConstraints(pattern="^[0-9]{12}$")]
    name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    phone: Annotated[str, StringConstraints(max_length=20)] = ""
    email: Annotated[str, StringConstraints(max_length=254)] = ""


class DossierIn(Closed):
    """A new dossier to be filled in."""

    procedure: Code
    agency: Code | None = None
    applicant: ApplicantIn
    eligibility: dict[str, Annotated[str, StringConstraints(max_length=60)]] = Field(default_factory=dict)
    answers: dict[str, JsonValue] = Field(default_factory=dict)


class AnswersIn(Closed):
    """Answers by field id; null takes an answer away. Shapes: reference of the definition format."""

    answers: dict[str, JsonValue]


class AttachmentOut(Schema):
    """One uploaded file."""

    id: UUID
    slot: str
    name: str
    media_type: str
    size: int
    pages: int | None
    sha256: str
    uploaded_at: datetime


class DraftOut(Schema):
    """A dossier being filled in; `code` is null until it is submitted."""

    id: UUID
    procedure: str
    version_id: UUID
    agency: str | None
    answers: dict[str, JsonValue]
    revision: int
    attachments: list[AttachmentOut]
    code: str | None
    moved_on: list[Texts]


class SubmittedOut(Schema):
    """The code under which the dossier is now known."""

    code: str


class StepOut(Schema):
    """One move that happened."""

    move: str
    at: datetime
    state: str
    turn: str
    due_at: datetime | None


class DocumentOut(Schema):
    """An issued document; its PDF is at `/api/v1/dossiers/{code}/documents/{id}`."""

    id: UUID
    kind: str
    title: str
    issued_at: datetime
    sha256: str


class DossierOut(Schema):
    """A filed dossier as its client may follow it."""

    code: str
    procedure: str
    agency: str
    state: str
    portal_code: int
    turn: str
    payment: str
    delivery: str
    submitted_at: datetime
    expected_at: datetime | None
    received_at: datetime | None
    due_at: datetime | None
    outcome: str | None
    steps: list[StepOut]
    documents: list[DocumentOut]


class SupplementAnswerIn(Closed):
    """Answers to an open supplement; its papers are attached before."""

    answers: dict[str, JsonValue] = Field(default_factory=dict)
    message: Annotated[str, StringConstraints(max_length=4000)] = Field(default="")


class ReadingIn(Closed):
    """What is read of a vault for a dossier: the facts by name, what for, and on which legal ground."""

    dossier: Code
    kind: Code
    facts: Annotated[list[Code], Field(min_length=1, max_length=20)]
    purpose: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    legal_basis: Annotated[str, StringConstraints(min_length=1, max_length=200)]


class SharedIn(Closed):
    """One item that a consent covers, for the purpose that it names."""

    consent: UUID
    item: UUID
    purpose: Annotated[str, StringConstraints(min_length=1, max_length=200)]


class BundleIn(Closed):
    """The consent whose items are wanted."""

    consent: UUID


class BundleOut(Schema):
    """Where the bundle will be: at its id."""

    id: UUID


class ItemOut(Schema):
    """An item of a vault: what may be read of it, and how sure it is."""

    id: UUID
    kind: str
    title: Texts
    issuer: str
    assurance: int
    standing: str
    valid_from: date | None
    valid_to: date | None
    sha256: str
    facts: dict[str, JsonValue]


class ObservationOut(Schema):
    """One value of one indicator in one version, place and stretch of time."""

    indicator: str
    version: int
    scope: str
    starts_on: date
    ends_on: date
    standing: str
    source: str
    value: float | None
    numerator: float | None
    denominator: float | None
    n: int
    low: float | None
    high: float | None
    evidence: str
