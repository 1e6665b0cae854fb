"""The work list: what does not tie out is written down once."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.fees.models import Difference, Due, Order, Payment
from onedoor.fees.terms import DifferenceKind, Manner, Resolution


def find(
    kind: DifferenceKind,
    manner: Manner,
    transaction: str,
    *,
    amount: int,
    at: datetime,
    expected: int = 0,
    reference: str = "",
    purpose: str = "",
    payment: Payment | None = None,
    order: Order | None = None,
    dues: Sequence[Due] = (),
) -> Difference | None:
    """The difference stands in the list; None where the same was found before."""
    told = f":{amount}" if kind is DifferenceKind.WRONG_AMOUNT else ""
    difference, fresh = Difference.objects.get_or_create(
        finding=f"{kind}:{manner}:{transaction}{told}",
        defaults={
            "kind": kind,
            "gateway": manner,
            "payee": dues[0].payee if dues else "",
            "day": clock.day_of(at),
            "at": at,
            "amount": amount,
            "expected": expected,
            "reference": reference or (order.reference if order else ""),
            "transaction": transaction,
            "purpose": purpose[:500],
            "code": ", ".join(due.code for due in dues)[:60],
            "payment": payment,
            "order": order,
            "found_at": clock.now(),
        },
    )
    return difference if fresh else None


def close(difference: Difference, resolution: Resolution, by: Actor, note: str = "") -> None:
    """The difference is resolved that way."""
    difference.resolution, difference.resolved_at = resolution, clock.now()
    difference.resolved_by, difference.resolved_name, difference.note = by.id, by.name, note
    difference.save()


def close_for(payment_id: UUID, resolution: Resolution, by: Actor) -> None:
    """What was open about the payment is resolved, because the gateway's own word settled it."""
    for difference in Difference.objects.select_for_update().filter(payment_id=payment_id, resolved_at=None):
        close(difference, resolution, by)


def retell(payment_id: UUID, amount: int) -> None:
    """What is open about the payment tells of its corrected amount."""
    Difference.objects.filter(payment_id=payment_id, resolved_at=None).update(amount=amount)


def open_again(difference_id: UUID) -> None:
    """The way out did not lead out: the difference is open again."""
    Difference.objects.filter(id=difference_id).update(resolved_at=None, resolution="")
