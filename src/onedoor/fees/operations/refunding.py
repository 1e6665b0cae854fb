"""Refunds: money goes back to where it came from, never more than came, and never twice under one key."""

from uuid import UUID

from django.db.models import Sum

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.base.jobs import defer
from onedoor.base.operation import operation
from onedoor.base.text import clean
from onedoor.fees import rules
from onedoor.fees.errors import NothingToPay, NotInThisState, TooMuch
from onedoor.fees.models import Difference, Due, OrderDue, Payment, Refund
from onedoor.fees.operations import differences
from onedoor.fees.operations.gateways import gateway
from onedoor.fees.operations.posting import post_refund
from onedoor.fees.queries.rows import due_row
from onedoor.fees.signals import given_back, refunded
from onedoor.fees.terms import (
    AT_COUNTER,
    REFUND_MOVES,
    SUSPENSE,
    DueState,
    EntryKind,
    Manner,
    RefundAsked,
    RefundFact,
    RefundState,
    revenue_account,
)


@operation
def refund(due_id: UUID, *, by: Actor, amount: int, reason: str) -> UUID:
    """Part or all of what was paid for the due is on its way back; there may be several refunds. Amount in đồng.

    Refuses: NotFound, NotAllowed, NothingToPay (it is not paid), TooMuch, NotReadable.
    """
    due = Due.objects.select_for_update().filter(id=due_id).first()
    if due is None:
        raise NotFound
    rules.check_keeps(by, due.payee)
    if due.paid_by_id is None:
        raise NothingToPay(code=due.code)
    payment = Payment.objects.select_for_update().get(id=due.paid_by_id)
    if not 0 < amount <= due.amount - due.refunded:
        raise TooMuch(left=due.amount - due.refunded)
    return give_back(payment, amount, source=revenue_account(due.payee), due=due, by=by, reason=reason).id


@operation
def retry_refund(refund_id: UUID, *, by: Actor) -> UUID:
    """A refund that the gateway declined is asked for once more, under a key of its own; the new refund's id.

    That of a difference is asked for by resolving the difference, which is open again.
    Refuses: NotFound, NotAllowed, NotInThisState (it did not fail, or was asked for again), TooMuch, NothingToPay (the
    money that it was of pays the due no more).
    """
    named = Refund.objects.filter(id=refund_id, due__isnull=False).values("due_id").first()
    if named is None:
        raise NotFound
    due = Due.objects.select_for_update().get(id=named["due_id"])
    if not rules.keeps(by, due.payee):
        raise NotFound
    failed = Refund.objects.select_for_update(of=("self",)).select_related("retried_by").get(id=refund_id)
    if failed.state != RefundState.FAILED or hasattr(failed, "retried_by"):
        raise NotInThisState(what="refund", state=failed.state, to=RefundState.ASKED.value)
    payment = Payment.objects.select_for_update().get(id=failed.payment_id)
    if due.paid_by_id != payment.id:
        raise NothingToPay(code=due.code)
    if failed.amount > due.amount - due.refunded:
        raise TooMuch(left=due.amount - due.refunded)
    made = give_back(payment, failed.amount, source=failed.source, due=due, by=by, reason=failed.reason)
    made.retries = failed
    made.save(update_fields=["retries"])
    return made.id


def give_back(
    payment: Payment,
    amount: int,
    *,
    source: str,
    by: Actor,
    reason: str,
    due: Due | None = None,
    difference: Difference | None = None,
) -> Refund:
    """The refund stands, and a job asks the gateway for it; at the counter the money is handed back at once.

    Due and payment are locked. Refuses: TooMuch.
    """
    left = payment.amount - payment.refunded
    if not 0 < amount <= left:
        raise TooMuch(left=left)
    made = Refund.objects.create(
        payment=payment,
        due=due,
        difference=difference,
        source=source,
        amount=amount,
        reason=clean(reason, max_length=300),
        by_id=by.id,
        by_name=by.name,
        asked_at=clock.now(),
    )
    _count(payment, due, amount, unclear=source == SUSPENSE)
    post_refund(EntryKind.REFUND_ASKED, made.id, payment, source, amount, due.id if due is not None else None)
    audit.record(
        by=by,
        verb="fees.refund",
        subject=f"refund:{made.id}",
        facts={"payment": str(payment.id), "amount": amount},
        first=True,
    )
    if payment.manner in AT_COUNTER:
        _settle(made, payment, due, RefundFact(key=made.id.hex, state=RefundState.DONE))
    else:
        defer("fees.ask_refund", lock=f"refund:{made.id}", refund_id=str(made.id))
    return made


def _count(payment: Payment, due: Due | None, amount: int, *, unclear: bool) -> None:
    payment.refunded += amount
    if unclear:
        payment.unclear -= amount
    payment.save(update_fields=["refunded", "unclear"])
    if due is not None:
        due.refunded += amount
        due.save(update_fields=["refunded"])


def ask_refund(refund_id: UUID, *, by: Actor) -> None:
    """The gateway was asked for the refund, under its key, and what it said is booked; asked again, it pays once.

    Raises ConnectorError: not known whether it was heard; ask again. Refuses: NoSuchGateway.
    """
    found = Refund.objects.select_related("payment__order").get(id=refund_id)
    if not REFUND_MOVES[RefundState(found.state)]:
        return
    payment, order = found.payment, found.payment.order
    fact = gateway(Manner(payment.manner)).refund(
        RefundAsked(
            key=found.id.hex,
            reference=order.reference if order else "",
            transaction=payment.transaction,
            amount=found.amount,
            paid_amount=payment.amount,
            paid_at=payment.at,
            ordered_at=order.created_at if order else payment.at,
            by="onedoor",
            purpose=f"Hoan tien {order.reference if order else payment.transaction}",
        )
    )
    settle_refund(fact, by=by)


@operation
def settle_refund(fact: RefundFact, *, by: Actor) -> None:
    """What the gateway says about the refund is booked; said again, nothing changes.

    Refuses: NotFound, NotInThisState (it was settled otherwise).
    """
    found = Refund.objects.filter(id=fact.key).values("payment_id", "due_id").first()
    if found is None:
        raise NotFound
    due = Due.objects.select_for_update().filter(id=found["due_id"]).first()
    payment = Payment.objects.select_for_update().get(id=found["payment_id"])
    kept = Refund.objects.select_for_update().get(id=fact.key)
    if fact.state in (kept.state, RefundState.ASKED):
        return
    if fact.state not in REFUND_MOVES[RefundState(kept.state)]:
        raise NotInThisState(what="refund", state=kept.state, to=fact.state.value)
    _settle(kept, payment, due, fact)
    audit.record(by=by, verb="fees.settle_refund", subject=f"refund:{kept.id}", facts={"state": fact.state.value})


def _settle(kept: Refund, payment: Payment, due: Due | None, fact: RefundFact) -> None:
    kept.state, kept.code = fact.state, fact.code[:40]
    kept.transaction = fact.transaction or kept.transaction
    if not REFUND_MOVES[fact.state]:
        kept.settled_at = clock.now()
    kept.save()
    if fact.state is RefundState.DONE:
        post_refund(EntryKind.REFUND_DONE, kept.id, payment, kept.source, kept.amount, kept.due_id)
        if due is not None:
            _say_refunded(due, kept)
        else:
            _say_given_back(payment, kept)
    elif fact.state is RefundState.FAILED:
        post_refund(EntryKind.REFUND_FAILED, kept.id, payment, kept.source, kept.amount, kept.due_id)
        _count(payment, due, -kept.amount, unclear=kept.source == SUSPENSE)
        if kept.difference_id is not None:
            differences.open_again(kept.difference_id)


def _say_refunded(due: Due, kept: Refund) -> None:
    done = Refund.objects.filter(due=due, state=RefundState.DONE).aggregate(sum=Sum("amount"))["sum"] or 0
    if done == due.amount:
        due.state = DueState.REFUNDED
        due.save(update_fields=["state"])
    refunded.send(sender=Due, due=due_row(due), amount=kept.amount, refund=kept.id)


def _say_given_back(payment: Payment, kept: Refund) -> None:
    part = OrderDue.objects.filter(order__payments=payment).select_related("due").order_by("id").first()
    if part is not None:
        given_back.send(sender=Due, due=due_row(part.due), amount=kept.amount, refund=kept.id)
