"""What is found out about the signatures in a file: plain values, which cross from the child process that looks."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Flaw(StrEnum):
    """Why a file, or a signature in it, is not valid."""

    NOT_A_PDF = "not_a_pdf"
    TOO_BIG = "too_big"
    ENCRYPTED = "encrypted"
    UNREADABLE = "unreadable"
    NOT_SIGNED = "not_signed"
    CONTENT_CHANGED = "content_changed"
    CHANGED_AFTERWARDS = "changed_afterwards"
    NOT_WHOLE = "not_whole"
    SIGNATURE_BROKEN = "signature_broken"
    NOT_TRUSTED = "not_trusted"
    EXPIRED = "expired"
    REVOKED = "revoked"
    WEAK = "weak"
    NOT_FOR_SIGNING = "not_for_signing"
    NO_TIME = "no_time"
    UNPROVEN = "unproven"


class Standing(StrEnum):
    """What the authority says about a certificate today."""

    GOOD = "good"
    REVOKED = "revoked"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature: by whom, when, whether it holds (`flaw` says why not), and how its certificate stands now.

    `number` is what identifies the holder in the certificate; `proven` tells whether a time-stamp proves the moment.
    """

    name: str
    organisation: str
    number: str
    issuer: str
    at: datetime | None
    proven: bool
    holds: bool
    flaw: Flaw | None
    standing: Standing
    revoked_at: datetime | None
    expires_at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The bottom line about a file: valid only if every signature in it holds and all of it is signed."""

    valid: bool
    flaw: Flaw | None
    signatures: tuple[Signed, ...]
    stamped_until: datetime | None
    sha256: str
    address: str = ""
    """Where the document itself says that it can be checked."""

    def told(self) -> Mapping[str, Any]:
        """As JSON tells it."""
        return _plain(asdict(self))


def _plain(told: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, value in told.items():
        if isinstance(value, datetime):
            made[name] = value.isoformat()
        elif isinstance(value, list | tuple):
            made[name] = [_plain(each) for each in value]
        else:
            made[name] = value
    return made


def read(told: Mapping[str, Any]) -> Verdict:
    """A verdict from what `Verdict.told` made of it."""
    return Verdict(
        valid=told["valid"] is True,
        flaw=Flaw(told["flaw"]) if told["flaw"] else None,
        signatures=tuple(_signed(each) for each in told["signatures"]),
        stamped_until=_moment(told["stamped_until"]),
        sha256=str(told["sha256"]),
        address=str(told["address"]),
    )


def _signed(told: Mapping[str, Any]) -> Signed:
    return Signed(
        name=str(told["name"]),
        organisation=str(told["organisation"]),
        number=str(told["number"]),
        issuer=str(told["issuer"]),
        at=_moment(told["at"]),
        proven=told["proven"] is True,
        holds=told["holds"] is True,
        flaw=Flaw(told["flaw"]) if told["flaw"] else None,
        standing=Standing(told["standing"]),
        revoked_at=_moment(told["revoked_at"]),
        expires_at=_moment(told["expires_at"]),
        reason=str(told["reason"]),
    )


def _moment(told: object) -> datetime | None:
    return datetime.fromisoformat(told) if isinstance(told, str) else None
