"""Dues: raised with their lines frozen, and closed when nothing has to be paid any more."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.errors import NotFound
from onedoor.base.operation import operation
from onedoor.fees.models import Due, Payment
from onedoor.fees.operations.refunding import give_back
from onedoor.fees.queries.rows import due_row, lines_kept
from onedoor.fees.terms import DueLineRow, DueRow, DueState, revenue_account

_LIVE = (DueState.NOTHING, DueState.UNPAID, DueState.PAID)


@operation
def raise_due(
    subject: str,
    *,
    by: Actor,
    code: str,
    procedure: str,
    payee: str,
    channel: str,
    owner: UUID,
    lines: Sequence[DueLineRow],
) -> DueRow:
    """What is due for the subject stands, line by line, and never changes; raised twice, it is raised once.

    `subject` is such as `dossier:…`, `payee` the agency it is taken for.
    """
    found = Due.objects.filter(subject=subject, state__in=_LIVE).first()
    if found is not None:
        return due_row(found)
    amount = sum(line.amount for line in lines)
    due = Due.objects.create(
        subject=subject,
        code=code,
        procedure=procedure,
        payee=payee,
        channel=channel,
        owner=owner,
        lines=lines_kept(lines),
        amount=amount,
        state=DueState.UNPAID if amount else DueState.NOTHING,
        raised_at=clock.now(),
    )
    audit.record(
        by=by, verb="fees.raise_due", subject=f"due:{due.id}", facts={"about": subject, "amount": amount}, first=True
    )
    return due_row(due)


@operation
def cancel_due(subject: str, *, by: Actor, reason: str) -> None:
    """Nothing has to be paid for the subject any more: unpaid, its due is cancelled; paid, what may go back goes back.

    Where nothing was due, nothing changes. Money that comes in for a cancelled due goes back by itself.
    """
    due = Due.objects.select_for_update().filter(subject=subject, state__in=[DueState.UNPAID, DueState.PAID]).first()
    if due is None:
        return
    if due.state == DueState.UNPAID:
        due.state, due.cancelled_at = DueState.CANCELLED, clock.now()
        due.save(update_fields=["state", "cancelled_at"])
    else:
        _give_back_what_may(due, by, reason)
    audit.record(by=by, verb="fees.cancel_due", subject=f"due:{due.id}", facts={"state": str(due.state)})


def _give_back_what_may(due: Due, by: Actor, reason: str) -> None:
    refundable = sum(line["amount"] for line in due.lines if line.get("refundable", True))
    left = refundable - due.refunded
    if left <= 0 or due.paid_by_id is None:
        return
    payment = Payment.objects.select_for_update().filter(id=due.paid_by_id).first()
    if payment is None:
        raise NotFound
    give_back(payment, left, source=revenue_account(due.payee), due=due, by=by, reason=reason)


@operation
def hand_over(former: Iterable[UUID], person: UUID) -> None:
    """What is due from these ids is due from that person: they are one."""
    for due in Due.objects.select_for_update().filter(owner__in=tuple(former)):
        due.owner = person
        due.save(update_fields=["owner"])
        audit.record(by=SYSTEM, verb="fees.hand_over", subject=f"due:{due.id}", facts={"to": str(person)})
