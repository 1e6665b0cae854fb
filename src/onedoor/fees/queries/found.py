"""What was found about the money of a due: when it moved, when we knew, and what did not tie out."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Min

from onedoor.base.actor import Actor, Quality
from onedoor.base.errors import NotFound
from onedoor.fees import rules
from onedoor.fees.models import Difference, Payment
from onedoor.fees.terms import DifferenceKind, Manner, MoneyFound


def found_about(due_id: UUID, *, seen_by: Actor) -> tuple[MoneyFound, ...]:
    """Of every order for the due, in the order in which the money moved. Refuses: NotFound (not the system)."""
    if seen_by.quality is not Quality.SYSTEM:
        raise NotFound
    return tuple(sorted((*_paid(due_id), *_amiss(due_id)), key=lambda one: (one.moved_at, one.order)))


def _paid(due_id: UUID) -> Iterator[MoneyFound]:
    """A corrected booking has the moment of the first one: the person was told then."""
    found = Payment.objects.filter(order__parts__due=due_id).values_list("order__reference", "manner", "transaction")
    for order, manner, _, at, booked in found.annotate(first=Min("at"), known=Min("booked_at")).order_by():
        yield MoneyFound(order, at, booked, awaited=Manner(manner) not in rules.STATEMENT_PAYS)


def _amiss(due_id: UUID) -> Iterator[MoneyFound]:
    found = Difference.objects.filter(order__parts__due=due_id)
    for order, manner, at, known, kind in found.values_list("order__reference", "gateway", "at", "found_at", "kind"):
        awaited = Manner(manner) not in rules.STATEMENT_PAYS
        yield MoneyFound(order, at, known, awaited=awaited, kind=DifferenceKind(kind))
