"""The words of signing: papers that wait for signatures, places to sign, ceremonies, credentials."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

LARGEST_FILE = 20 * 1024 * 1024
"""So many bytes a file may have whose signatures are judged."""
MOST_AT_ONCE = 200
"""So many papers may be signed with one authorisation."""


class Part(StrEnum):
    """Whose signature it is: a person's own, or an agency's seal, which its credential gives by itself."""

    PERSON = "person"
    SEAL = "seal"


class PaperState(StrEnum):
    """A paper waits for its signatures, has them all, or is not to be signed any more."""

    TO_SIGN = "to_sign"
    SIGNED = "signed"
    DROPPED = "dropped"


class PlaceState(StrEnum):
    """A signature that is wanted, was given, or was declined by who should give it."""

    WANTED = "wanted"
    GIVEN = "given"
    DECLINED = "declined"


class CeremonyState(StrEnum):
    """One attempt to sign. It ends once, and what comes later changes nothing."""

    PREPARING = "preparing"
    WAITING = "waiting"
    FETCHING = "fetching"
    SIGNED = "signed"
    DONE = "done"
    REFUSED = "refused"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    FAILED = "failed"


CEREMONY_MOVES: dict[CeremonyState, frozenset[CeremonyState]] = {
    CeremonyState.PREPARING: frozenset(
        {CeremonyState.WAITING, CeremonyState.FAILED, CeremonyState.EXPIRED, CeremonyState.CANCELLED}
    ),
    CeremonyState.WAITING: frozenset(
        {
            CeremonyState.FETCHING,
            CeremonyState.REFUSED,
            CeremonyState.EXPIRED,
            CeremonyState.CANCELLED,
            CeremonyState.FAILED,
        }
    ),
    CeremonyState.FETCHING: frozenset({CeremonyState.SIGNED, CeremonyState.FAILED, CeremonyState.EXPIRED}),
    CeremonyState.SIGNED: frozenset({CeremonyState.DONE, CeremonyState.FAILED}),
    CeremonyState.DONE: frozenset(),
    CeremonyState.REFUSED: frozenset(),
    CeremonyState.EXPIRED: frozenset(),
    CeremonyState.CANCELLED: frozenset(),
    CeremonyState.FAILED: frozenset(),
}
UNDER_WAY = frozenset({CeremonyState.PREPARING, CeremonyState.WAITING, CeremonyState.FETCHING, CeremonyState.SIGNED})


class Trouble(StrEnum):
    """Why a ceremony failed."""

    NONE = ""
    NO_CREDENTIAL = "no_credential"
    NOT_THEIRS = "not_theirs"
    UNREACHABLE = "unreachable"
    WRONG_SIGNATURE = "wrong_signature"
    UNFIT = "unfit"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who shall sign. By `key` the trust service knows them; `number` is theirs in a certificate, where known.

    Whoever has not signed in yet has neither key nor `id`: an invitation may be sent to `address`, and `admit` knows
    them by their number.
    """

    part: Part
    key: str
    name: str
    number: str = ""
    id: UUID | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Credential:
    """A certificate at the trust service. `chain` is DER, from the holder's upwards.

    `automatic`: it signs without anybody confirming, as an agency's seal does.
    """

    id: str
    chain: tuple[bytes, ...]
    automatic: bool
    most: int


@dataclass(frozen=True, slots=True)
class Activation:
    """What lets the trust service sign those digests, once. Never written down, and not shown by accident."""

    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """The trust service has asked the person; `activation` is there at once where nobody needs to confirm."""

    handle: str
    expires_at: datetime | None
    activation: Activation | None = None


class Answer(StrEnum):
    """What the person did."""

    WAITING = "waiting"
    GIVEN = "given"
    REFUSED = "refused"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Reply:
    """What the trust service knows of an authorisation; `handle`: under which it wants to be asked next, if another."""

    answer: Answer
    activation: Activation | None = None
    handle: str = ""


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What a certificate says of its holder; `numbers` without the prefix that says of what kind they are."""

    name: str
    organisation: str
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A signature on a paper, wanted or given."""

    id: UUID
    position: int
    part: Part
    name: str
    state: PlaceState
    holder_id: UUID | None
    given_at: datetime | None
    invited_at: datetime | None
    reminded_at: datetime | None
    address: str = field(default="", repr=False)
    why: str = ""
    """What they said when they declined."""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper and its signatures. `reference` is the code of the dossier it belongs to."""

    id: UUID
    subject: str
    reference: str
    title: str
    title_en: str
    state: PaperState
    in_order: bool
    opened_at: datetime
    signed_at: datetime | None
    places: tuple[PlaceRow, ...]
    in_hand: bool
    """Whether a ceremony is under way."""
    printed: bool
    """Whether its pages are there to be read."""
    trouble: Trouble = Trouble.NONE
    """Why the last attempt failed, if it did."""


@dataclass(frozen=True, slots=True)
class CoSigning:
    """What somebody is asked to sign beside somebody else: the paper, who asks, how it stands, and nothing more."""

    place: UUID
    paper: UUID
    title: str
    title_en: str
    agency: str
    asked_by: str
    state: PlaceState
    still_wanted: bool
    """Whether the paper waits for signatures at all."""
    complete: bool
    """Whether it has them all."""
    my_turn: bool
    in_hand: bool
    invited_at: datetime | None
    given_at: datetime | None
    trouble: Trouble


@dataclass(frozen=True, slots=True)
class CeremonyRow:
    """One attempt to sign, as its person sees it."""

    id: UUID
    state: CeremonyState
    trouble: Trouble
    asked_at: datetime
    expires_at: datetime
    papers: tuple[PaperRow, ...]
    done: int
