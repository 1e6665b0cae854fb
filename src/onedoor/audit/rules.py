"""How acts are chained: a digest over a canonical form and the digest before. Plain Python, for the verifier too."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC
from typing import NamedTuple

from onedoor.audit.terms import FIRST, Act


class Break(NamedTuple):
    """The first bad record of a subject: which one, and what is wrong with it."""

    subject: str
    sequence: int
    act: str
    fault: str


def canonical(act: Act) -> bytes:
    """The bytes a digest is taken over: JSON with sorted keys, times in UTC with microseconds, no spaces."""
    moment = act.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    form = {
        "id": str(act.id),
        "subject": act.subject,
        "sequence": act.sequence,
        "at": moment,
        "verb": act.verb,
        "quality": act.quality,
        "actor_id": str(act.actor_id) if act.actor_id else None,
        "agency": act.agency,
        "on_behalf_of": str(act.on_behalf_of) if act.on_behalf_of else None,
        "helped_by": str(act.helped_by) if act.helped_by else None,
        "request_id": act.request_id,
        "facts": dict(act.facts),
    }
    return json.dumps(form, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def digest(act: Act) -> bytes:
    """SHA-256 over the digest before and the canonical form."""
    return hashlib.sha256(act.previous + canonical(act)).digest()


def first_break(acts: Iterable[Act]) -> Break | None:
    """The first bad record in `acts`, which come ordered by subject and sequence; None when every chain holds."""
    subject, sequence, before = "", 0, FIRST
    for act in acts:
        if act.subject != subject:
            subject, sequence, before = act.subject, 0, FIRST
        sequence += 1
        if act.sequence != sequence:
            return Break(
                subject, act.sequence, str(act.id), f"expected number {sequence}: a record is missing or added"
            )
        if act.previous != before:
            return Break(subject, act.sequence, str(act.id), "does not follow the record before it")
        if digest(act) != act.digest:
            return Break(subject, act.sequence, str(act.id), "was altered after it was written")
        before = act.digest
    return None
