"""`onedoor verify`: what the signatures in a PDF are worth, in plain English or as JSON."""

import json
from datetime import datetime
from pathlib import Path

from onedoor.project.progress import say
from onedoor.signing.pades.child import judged
from onedoor.signing.trust import anchors_in
from onedoor.signing.verdicts import Flaw, Signed, Standing, Verdict

_FLAWS = {
    Flaw.NOT_A_PDF: "it is no PDF",
    Flaw.TOO_BIG: "it is too big",
    Flaw.ENCRYPTED: "it is locked with a password",
    Flaw.UNREADABLE: "it is damaged, or made in a way that no signature can vouch for",
    Flaw.NOT_SIGNED: "it has no signature",
    Flaw.CONTENT_CHANGED: "what was signed has been changed",
    Flaw.CHANGED_AFTERWARDS: "something was added or changed after it was signed",
    Flaw.NOT_WHOLE: "the signature does not cover all of it",
    Flaw.SIGNATURE_BROKEN: "the signature is broken, or not by its certificate",
    Flaw.NOT_TRUSTED: "the certificate was issued by nobody we trust",
    Flaw.EXPIRED: "the certificate was not in force when it was signed",
    Flaw.REVOKED: "the certificate was revoked before it was signed",
    Flaw.WEAK: "it uses an algorithm that is not safe any more",
    Flaw.NOT_FOR_SIGNING: "the certificate is not for signing",
    Flaw.NO_TIME: "nothing proves when it was signed",
    Flaw.UNPROVEN: "nothing proves that the certificate was in force when it was signed",
}
_STANDINGS = {
    Standing.GOOD: "its certificate is in force today",
    Standing.REVOKED: "its certificate was revoked since",
    Standing.EXPIRED: "its certificate has expired since",
    Standing.UNKNOWN: "its authority was not asked about today",
}


def run(file: Path, anchors: Path, *, asks: bool, as_json: bool) -> int:
    """The exit code: 0 only if the file is valid."""
    trusted = anchors_in(anchors)
    verdict = judged(file.read_bytes(), trusted, asks=asks)
    if as_json:
        say(json.dumps(verdict.told(), ensure_ascii=False, indent=1))
    else:
        for line in _lines(verdict, known=len(trusted)):
            say(line)
    return 0 if verdict.valid else 1


def _lines(verdict: Verdict, *, known: int) -> list[str]:
    lines = ["VALID" if verdict.valid else f"NOT VALID: {_FLAWS[verdict.flaw or Flaw.UNREADABLE]}."]
    if not known:
        lines.append("Nobody is trusted: give --anchors, or set ONEDOOR_TRUST_ANCHORS.")
    for signed in verdict.signatures:
        lines += _about(signed)
    if verdict.valid and verdict.stamped_until:
        lines.append(f"Can be checked until {_when(verdict.stamped_until)}, unless it is stamped again.")
    return [*lines, f"SHA-256 {verdict.sha256}"] if verdict.sha256 else lines


def _about(signed: Signed) -> list[str]:
    who = ", ".join(filter(None, (signed.name, signed.organisation)))
    at = _when(signed.at) if signed.at else "at an unknown time"
    clock = "" if signed.proven or not signed.at else " (by the clock of who signed)"
    told = _FLAWS[signed.flaw] if signed.flaw else _STANDINGS[signed.standing]
    since = f" ({_when(signed.revoked_at)})" if signed.revoked_at else ""
    return [f"  {who}", f"    signed {at}{clock}; {told}{since}; issued by {signed.issuer}"]


def _when(moment: datetime) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M:%S %z")
