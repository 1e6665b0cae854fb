"""Writing the journals. `record` belongs inside an operation; `look` and `refused` outside of one."""

from collections.abc import Mapping

from django.db import connection

from onedoor.audit import rules, terms
from onedoor.audit.models import Act, Look, RefusedAttempt
from onedoor.base import clock, rows
from onedoor.base.actor import Actor
from onedoor.base.errors import Fact
from onedoor.base.ids import new_id

_NOTHING: Mapping[str, Fact] = {}


def record(*, by: Actor, verb: str, subject: str, facts: Mapping[str, Fact] = _NOTHING, first: bool = False) -> None:
    """The act stands in the journal, in the same transaction, chained to the subject's act before.

    `facts` hold no name, number or answer of a person: ids, codes, counts and states only. `first` spares the look-up
    where the subject is made in this very transaction.
    """
    before, previous = (0, terms.FIRST) if first else _last(subject)
    act = terms.Act(
        id=new_id(),
        subject=subject,
        sequence=before + 1,
        at=clock.now(),
        verb=verb,
        quality=by.quality,
        actor_id=by.id,
        agency=by.agency,
        on_behalf_of=by.on_behalf_of,
        helped_by=by.helped_by,
        request_id=by.request_id[:40],
        facts=facts,
        previous=previous,
    )
    told = Act(
        id=act.id,
        subject=act.subject,
        sequence=act.sequence,
        at=act.at,
        verb=act.verb,
        quality=act.quality,
        actor_id=act.actor_id,
        agency=act.agency,
        on_behalf_of=act.on_behalf_of,
        helped_by=act.helped_by,
        request_id=act.request_id,
        facts=dict(act.facts),
        previous=act.previous,
        digest=rules.digest(act),
    )
    rows.insert(told)


def _last(subject: str) -> tuple[int, bytes]:
    """Number and digest of the subject's act before."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sequence, digest FROM audit_act WHERE subject = %s ORDER BY sequence DESC LIMIT 1", [subject]
        )
        found = cursor.fetchone()
    return (found[0], bytes(found[1])) if found else (0, terms.FIRST)


def look(*, by: Actor, subject: str, what: str, reason: str = "") -> None:
    """It stands in the journal of looks that `by` saw `what` of `subject`."""
    Look.objects.create(
        at=clock.now(),
        subject=subject,
        what=what,
        reason=reason[:300],
        quality=by.quality,
        actor_id=by.id,
        agency=by.agency or "",
        request_id=by.request_id[:40],
    )


def refused(*, by: Actor, verb: str, subject: str, code: str) -> None:
    """It stands in the journal that `by` was refused `verb` on `subject`."""
    RefusedAttempt.objects.create(
        at=clock.now(),
        verb=verb[:100],
        subject=subject[:100],
        code=code,
        quality=by.quality,
        actor_id=by.id,
        agency=by.agency or "",
        request_id=by.request_id[:40],
    )
