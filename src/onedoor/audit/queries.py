"""What one may ask the journals."""

from collections.abc import Iterator
from datetime import datetime

from onedoor.audit import models, terms
from onedoor.audit.terms import Act, Entry


def acts(subject: str | None = None) -> Iterator[Act]:
    """Acts ordered by subject and sequence, as the verifier reads them; all subjects when none is named."""
    found = models.Act.objects.order_by("subject", "sequence")
    if subject is not None:
        found = found.filter(subject=subject)
    for row in found.iterator(chunk_size=2000):
        yield terms.Act(
            id=row.id,
            subject=row.subject,
            sequence=row.sequence,
            at=row.at,
            verb=row.verb,
            quality=row.quality,
            actor_id=row.actor_id,
            agency=row.agency,
            on_behalf_of=row.on_behalf_of,
            helped_by=row.helped_by,
            request_id=row.request_id,
            facts=row.facts,
            previous=bytes(row.previous),
            digest=bytes(row.digest),
        )


def looks(subject: str, *, what: str = "", first: int = 0, most: int | None = None) -> tuple[Entry, ...]:
    """Who looked at `subject` (at `what` of it, where named), newest first; `most` of them after the first `first`."""
    found = models.Look.objects.filter(subject=subject, **({"what": what} if what else {})).order_by("-at", "-id")
    found = found[first : first + most] if most is not None else found
    return tuple(
        Entry(row.at, row.subject, row.what, row.reason, row.quality, row.actor_id, row.agency) for row in found
    )


def refusals_since(subject: str, since: datetime) -> int:
    """How often somebody was refused at `subject` from that moment on."""
    return models.RefusedAttempt.objects.filter(subject=subject, at__gte=since).count()


def refused_attempts(subject: str) -> tuple[Entry, ...]:
    """Who was refused at `subject`, newest first."""
    found = models.RefusedAttempt.objects.filter(subject=subject).order_by("-at")
    return tuple(Entry(row.at, row.subject, row.verb, row.code, row.quality, row.actor_id, row.agency) for row in found)
