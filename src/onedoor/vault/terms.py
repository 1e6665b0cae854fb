"""The words of the vault: items and where they come from, readings, consents, grants."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from pydantic import JsonValue

from onedoor.catalogue.terms import Text


class Origin(StrEnum):
    """How an item came in."""

    ISSUED = "issued"
    DIGITISED = "digitised"
    DECLARED = "declared"


class Checked(StrEnum):
    """Against what an item was verified."""

    ISSUER = "issuer"
    ORIGINAL = "original"
    NOTHING = "nothing"


LEVELS: Mapping[Origin, int] = {Origin.ISSUED: 3, Origin.DIGITISED: 2, Origin.DECLARED: 1}
"""The assurance level of an item: 3 issued as data, 2 compared with the original by two officers, 1 self-declared."""


class Standing(StrEnum):
    """Whether an item may be relied on today."""

    VALID = "valid"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Pages:
    """The document of an item: what it is called, of which media type, how large, and its SHA-256 in hexadecimal."""

    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item as a list shows it. `pages` is None while the document is being typeset."""

    id: UUID
    owner: UUID
    kind: str
    title: Text
    issuer: str
    issuer_name: Text
    origin: Origin
    level: int
    checked: Checked
    valid_from: date | None
    valid_to: date | None
    standing: Standing
    kept_at: datetime
    reference: str
    times_reused: int
    visits_saved: int
    pages: Pages | None


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item with its data. `by` are the two officers of a digitised one: who scanned and who certified."""

    row: ItemRow
    facts: Mapping[str, JsonValue]
    by: tuple[str, ...] = ()
    certified_at: datetime | None = None
    remark: str = ""
    own: bool = False
    """Who asks has scanned it, so that somebody else has to certify it."""


@dataclass(frozen=True, slots=True)
class ItemPage:
    """A page of a list of items; `more` tells whether another follows."""

    rows: tuple[ItemRow, ...]
    page: int
    more: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """Somebody read an item: when, of which agency, for which dossier, why, and on what ground."""

    at: datetime
    item: UUID | None
    title: Text | None
    quality: str
    reader: UUID | None
    agency: str
    dossier: str
    purpose: str
    basis: str


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A page of readings, the newest first."""

    rows: tuple[Reading, ...]
    page: int
    more: bool


@dataclass(frozen=True, slots=True)
class Grant:
    """Why somebody may read: purpose and legal basis or consent, and the dossier it is for (empty: none)."""

    purpose: str
    basis: str
    dossier: str = ""
    consent: UUID | None = None
    facts: frozenset[str] = field(default_factory=frozenset)
    """The facts that may be read; empty: the whole item with its document."""


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """A consent: to whom, what for, which items, in which words, until when, and whether it holds now."""

    id: UUID
    owner: UUID
    agency: str
    agency_name: Text
    purpose: str
    titles: tuple[Text, ...]
    text: str
    text_sha256: str
    token: str
    given_at: datetime
    until_at: datetime
    revoked_at: datetime | None
    in_force: bool


@dataclass(frozen=True, slots=True)
class BundleRow:
    """Something that a job puts together; `ready_at` is None while it does."""

    id: UUID
    owner: UUID
    asked_at: datetime
    until_at: datetime
    ready_at: datetime | None


@dataclass(frozen=True, slots=True)
class ErasureLine:
    """One part of the vault in a plan of erasure: whether it stays, by which law, until when.

    `sure` tells whether that was compared with the text of the law.
    """

    what: str
    stays: bool
    law: Text
    until: Text
    sure: bool
    items: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """What an erasure would do; `digest` is that of the items it was made from, `going` how many of them go."""

    lines: tuple[ErasureLine, ...]
    digest: str
    going: int


class DisputeOutcome(StrEnum):
    """How the owner of the data answered a dispute."""

    CORRECTED = "corrected"
    STANDS = "stands"


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """Somebody says that data is wrong; `outcome` is None until its keeper has answered. `item` is None: a register."""

    id: UUID
    item: UUID | None
    title: Text
    agency_name: Text
    what: Text | None
    said: str
    at: datetime
    outcome: DisputeOutcome | None
    answer: str
    settled_at: datetime | None
    who: str = ""
    number: str = ""
