"""Resolving differences: each kind has its lawful ways out, and each way is one click."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.base.operation import operation
from onedoor.base.text import clean
from onedoor.fees import rules
from onedoor.fees.errors import AlreadyPaid, AlreadyResolved, AmountDiffers, NothingToPay, NotThisWay
from onedoor.fees.models import Difference, Due, Order, OrderDue, Payment, Receipt, StatementRead
from onedoor.fees.operations import differences
from onedoor.fees.operations.applying import clear
from onedoor.fees.operations.correcting import rebook, reverse
from onedoor.fees.operations.hearing import ask_order
from onedoor.fees.operations.locking import locked_dues
from onedoor.fees.operations.ordering import open_due_again
from onedoor.fees.operations.payouts import clear_payout
from onedoor.fees.operations.receipts import issue_receipts
from onedoor.fees.operations.refunding import give_back
from onedoor.fees.queries.rows import difference_facts
from onedoor.fees.terms import (
    SUSPENSE,
    DueState,
    OrderState,
    Resolution,
)


@dataclass(slots=True)
class _Case:
    """What one resolution works on, everything locked."""

    difference: Difference
    payment: Payment | None
    order: Order | None
    dues: list[Due]
    by: Actor
    paid: tuple[Due, ...] = ()


def resolve(difference_id: UUID, resolution: Resolution, *, by: Actor, code: str = "", note: str = "") -> None:
    """The difference is resolved that way. `code` names the dossier whose due the money pays (MATCH).

    Refuses: NotFound, NotThisWay, AlreadyResolved, AlreadyPaid, NothingToPay, AmountDiffers, TooMuch.
    """
    found = Difference.objects.filter(id=difference_id).first()
    if found is None or not rules.keeps(by, found.payee):
        raise NotFound
    if resolution is Resolution.ASK_AGAIN and found.order_id is not None and found.resolved_at is None:
        _check(found, resolution)
        ask_order(found.order_id)
        _note_asked(found.id, by=by)
        return
    _resolve(difference_id, resolution, by=by, code=code.strip(), note=clean(note, max_length=500))


@operation
def _note_asked(difference_id: UUID, *, by: Actor) -> None:
    audit.record(by=by, verb="fees.ask_again", subject=f"difference:{difference_id}")


@operation
def _resolve(difference_id: UUID, resolution: Resolution, *, by: Actor, code: str, note: str) -> None:
    case = _locked(difference_id, resolution, by, code)
    _check(case.difference, resolution)
    _WAYS[resolution](case)
    differences.close(case.difference, resolution, by, note)
    audit.record(
        by=by, verb="fees.resolve", subject=f"difference:{difference_id}", facts={"resolution": resolution.value}
    )
    if case.paid and case.order is not None:
        issue_receipts(case.paid, case.order, by)


def _locked(difference_id: UUID, resolution: Resolution, by: Actor, code: str) -> _Case:
    """Everything the resolution touches, locked in the one order: dues, order, payment, difference."""
    told = Difference.objects.get(id=difference_id)
    due_ids = set(OrderDue.objects.filter(order__differences=told.id).values_list("due_id", flat=True))
    if resolution is Resolution.MATCH:
        due_ids |= set(Due.objects.filter(code=code, state=DueState.UNPAID).values_list("id", flat=True)[:1])
    dues = locked_dues(due_ids)
    order = Order.objects.select_for_update(of=("self",)).filter(differences=told.id).first()
    payment = Payment.objects.select_for_update(of=("self",)).filter(differences=told.id).first()
    difference = Difference.objects.select_for_update().get(id=difference_id)
    return _Case(difference, payment, order, dues, by)


def _check(difference: Difference, resolution: Resolution) -> None:
    if difference.resolved_at is not None:
        raise AlreadyResolved(who=difference.resolved_name, at=difference.resolved_at.isoformat())
    rules.check_way(difference_facts(difference), resolution)


def _unclear(case: _Case, resolution: Resolution) -> Payment:
    if case.payment is None or not case.payment.unclear:
        raise NotThisWay(kind=case.difference.kind, resolution=resolution.value)
    return case.payment


def _book(case: _Case) -> None:
    """The money pays what is open of its order."""
    payment = _unclear(case, Resolution.BOOK)
    case.paid = clear(payment, case.dues)
    if not case.paid:
        raise NothingToPay(code=case.difference.code)


def _refund(case: _Case) -> None:
    """What is unclear of the money goes back."""
    payment = _unclear(case, Resolution.REFUND)
    reason = case.difference.kind
    give_back(payment, payment.unclear, source=SUSPENSE, by=case.by, reason=reason, difference=case.difference)


def _book_and_refund_rest(case: _Case) -> None:
    payment = _unclear(case, Resolution.BOOK_AND_REFUND_REST)
    case.paid = clear(payment, case.dues)
    if payment.unclear:
        _refund(case)


def _match(case: _Case) -> None:
    """The money of an unknown payer pays the due that an officer knows it is for; what is too much goes back."""
    payment = _unclear(case, Resolution.MATCH)
    if not case.dues:
        raise NotFound
    due = case.dues[0]
    if not rules.keeps(case.by, due.payee):
        raise NotFound
    if due.state != DueState.UNPAID:
        raise AlreadyPaid(code=due.code, at=due.paid_at.isoformat() if due.paid_at else "")
    if payment.unclear < due.amount:
        raise AmountDiffers(due=due.amount, given=payment.unclear)
    case.order = _order_for(payment, due)
    payment.order = case.order
    payment.save(update_fields=["order"])
    case.paid = clear(payment, [due])
    if payment.unclear:
        _refund(case)


def _order_for(payment: Payment, due: Due) -> Order:
    now = clock.now()
    order = Order.objects.create(
        reference=rules.new_reference(),
        manner=payment.manner,
        amount=due.amount,
        state=OrderState.PAID,
        created_at=now,
        expires_at=now,
        settled_at=now,
    )
    OrderDue.objects.create(order=order, due=due, amount=due.amount)
    return order


def _cancel_receipt(case: _Case) -> None:
    """Money that never came is taken out; its receipts are cancelled, their numbers stay, and the dues are open."""
    payment = case.payment
    if payment is None or payment.refunded or payment.reversed_at is not None:
        raise NotThisWay(kind=case.difference.kind, resolution=Resolution.CANCEL_RECEIPT.value)
    dues = [due for due in case.dues if due.paid_by_id == payment.id]
    reverse(payment, dues)
    payment.reversed_at, payment.unclear = clock.now(), 0
    payment.save(update_fields=["reversed_at", "unclear"])
    StatementRead.objects.filter(payout=payment).update(payout=None)
    _withdraw(dues)


def _withdraw(dues: Sequence[Due]) -> None:
    Receipt.objects.filter(due__in=dues, cancelled_at=None).update(cancelled_at=clock.now())
    for due in dues:
        open_due_again(due)


def _correct(case: _Case) -> None:
    """The booked sum becomes the statement's. Too much goes back; too little pays nothing, and all of it goes back."""
    payment, told = case.payment, case.difference.amount
    if payment is None or payment.reversed_at is not None:
        raise NotThisWay(kind=case.difference.kind, resolution=Resolution.CORRECT.value)
    paid = [due for due in case.dues if due.paid_by_id == payment.id]
    enough = told >= sum(due.amount for due in paid)
    rebook(payment, told, paid=paid, pays=paid if enough else (), key=str(case.difference.id))
    if not enough:
        _withdraw(paid)
    if payment.unclear:
        _refund(case)


def _payout(case: _Case) -> None:
    """The money is the batch that it names, whatever the gateway kept of it or added; the rest stands with it."""
    payment = _unclear(case, Resolution.PAYOUT)
    named = StatementRead.objects.select_for_update(of=("self",)).filter(batch=case.difference.reference, payout=None)
    batch = named.order_by("-read_at").first()
    if batch is None:
        raise NotThisWay(kind=case.difference.kind, resolution=Resolution.PAYOUT.value)
    clear_payout(payment, batch)


def _wait(_case: _Case) -> None:
    """Nothing but waiting: the next statement will tell."""


_WAYS: Mapping[Resolution, Callable[[_Case], None]] = {
    Resolution.BOOK: _book,
    Resolution.REFUND: _refund,
    Resolution.BOOK_AND_REFUND_REST: _book_and_refund_rest,
    Resolution.MATCH: _match,
    Resolution.CANCEL_RECEIPT: _cancel_receipt,
    Resolution.CORRECT: _correct,
    Resolution.PAYOUT: _payout,
    Resolution.ASK_AGAIN: _wait,
}
