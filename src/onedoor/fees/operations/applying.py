"""Applying facts: an order's state is a function of the set of facts about it, whatever their sequence."""

from collections.abc import Sequence
from datetime import datetime

from onedoor.audit import operations as audit
from onedoor.base import clock, rows
from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.operation import operation
from onedoor.fees import rules
from onedoor.fees.errors import NotInThisState
from onedoor.fees.models import Due, Fact, Order, OrderDue, Payment
from onedoor.fees.operations import differences
from onedoor.fees.operations.locking import locked_dues, shares
from onedoor.fees.operations.posting import money_account, post
from onedoor.fees.operations.receipts import issue_receipts
from onedoor.fees.operations.refunding import give_back
from onedoor.fees.queries.rows import due_row, fact_row
from onedoor.fees.signals import paid, suspected, unclear
from onedoor.fees.terms import (
    ORDER_MOVES,
    SUSPENSE,
    UNSETTLED,
    DifferenceKind,
    DueState,
    EntryKind,
    GatewayFact,
    Manner,
    OrderState,
    Outcome,
    Posting,
    Reason,
    Resolution,
    Verdict,
    revenue_account,
)

_SAYS_NOTHING = (Outcome.PENDING, Outcome.UNKNOWN)


@operation
def apply(fact: GatewayFact, *, by: Actor = SYSTEM) -> Verdict:
    """The verified fact is kept, once, and the order, its dues and the ledger are as all facts together say.

    A fact about an order that is not there (yet) is kept and waits: Verdict.LATER.
    """
    if fact.outcome in _SAYS_NOTHING and fact.reason is not Reason.SUSPECTED:
        return Verdict.ALREADY
    parts = list(
        OrderDue.objects.filter(order__reference=fact.reference, order__manner=fact.gateway).values_list(
            "order_id", "due_id"
        )
    )
    if not parts:
        return _wait(fact, by)
    dues = locked_dues(due for _, due in parts)
    order = rows.row(Order, locked=True, id=parts[0][0])
    if order is None:
        return _wait(fact, by)
    kept = Fact.objects.filter(gateway=fact.gateway, key=fact.key[:200]).first()
    verdict = _verdict(fact, order)
    if kept is not None and kept.applied_at is not None:
        return verdict if verdict is Verdict.WRONG_AMOUNT else Verdict.ALREADY
    _keep(fact, kept)
    settled = take_in(order, dues, fact) if fact.outcome is Outcome.SUCCEEDED else ()
    _move(order, fact)
    audit.record(
        by=by,
        verb="fees.apply",
        subject=f"order:{order.id}",
        facts={"fact": fact.key, "state": str(order.state), "heard": fact.heard.value},
    )
    if order.reason == fact.reason == Reason.SUSPECTED:
        for due in dues:
            suspected.send(sender=Due, due=due_row(due), order=order.reference)
    issue_receipts(settled, order, by)
    return verdict


def _wait(fact: GatewayFact, by: Actor) -> Verdict:
    """The fact is kept until there is an order for it."""
    kept = _row(fact)
    if not Fact.objects.filter(gateway=fact.gateway, key=kept.key).exists():
        Fact.objects.bulk_create([kept], ignore_conflicts=True)
        audit.record(by=by, verb="fees.keep_fact", subject=f"fact:{kept.id}", first=True)
    return Verdict.LATER


def _verdict(fact: GatewayFact, order: Order) -> Verdict:
    wrong = fact.outcome is Outcome.SUCCEEDED and fact.amount != order.amount
    return Verdict.WRONG_AMOUNT if wrong else Verdict.APPLIED


def _keep(fact: GatewayFact, waiting: Fact | None) -> None:
    """The fact is in the inbox as applied.

    Where somebody keeps the same in this very moment as one that waits, it is applied once more later, to no effect.
    """
    now = clock.now()
    if waiting is None:
        row = _row(fact)
        row.applied_at = now
        Fact.objects.bulk_create([row], ignore_conflicts=True)
    else:
        waiting.applied_at = now
        waiting.save(update_fields=["applied_at"])


def _row(fact: GatewayFact) -> Fact:
    return Fact(
        gateway=fact.gateway,
        key=fact.key[:200],
        reference=fact.reference[:60],
        outcome=fact.outcome,
        amount=fact.amount,
        transaction=fact.transaction[:100],
        at=fact.at,
        heard=fact.heard,
        reason=fact.reason or "",
        code=fact.code[:40],
        bank=fact.bank[:60],
        purpose=fact.purpose[:500],
        received_at=clock.now(),
    )


def _move(order: Order, fact: GatewayFact) -> None:
    """The order stands where its facts bring it. Refuses: NotInThisState for what the graph does not have."""
    facts = [fact]
    if rules.means(fact, order.amount) is not OrderState.PAID:
        facts = [fact_row(kept) for kept in Fact.objects.filter(reference=order.reference, gateway=order.manner)]
    stands = OrderState(order.state)
    state = rules.state_of(stands, facts, order.amount)
    if state is not stands:
        if state not in ORDER_MOVES[stands]:
            raise NotInThisState(what="order", state=stands.value, to=state.value)
        order.state = state
        if stands in UNSETTLED:
            order.settled_at = clock.now()
    order.reason = rules.reason_of(state, facts, order.amount) or ""
    rows.update(order, ("state", "settled_at", "reason"))


def take_in(order: Order, dues: Sequence[Due], fact: GatewayFact) -> tuple[Due, ...]:
    """The money that a success tells of is booked: what is due is paid by it, the rest is unclear and listed.

    Returned are the dues that it paid. Order and dues are locked. Told twice, money comes in once.
    """
    transaction = fact.transaction or fact.key
    known = Payment.objects.filter(manner=order.manner, transaction=transaction, reversed_at=None).first()
    if known is not None:
        return _told_again(known, order, dues, fact)
    at = rules.paid_at(fact.at, clock.now())
    if fact.amount <= 0:
        _find_wrong_amount(order, dues, fact, at, None)
        return ()
    payable, rest = rules.split(shares(dues)) if fact.amount == order.amount else ((), shares(dues))
    unclear = fact.amount - sum(share.amount for share in payable)
    payment = receive(Manner(order.manner), dues[0].payee, transaction, fact.amount, at, order=order, unclear=unclear)
    sides = [Posting(payment.account, fact.amount)]
    sides += [Posting(revenue_account(share.payee), -share.amount, share.due) for share in payable]
    sides += [Posting(SUSPENSE, -unclear)] if unclear else []
    post(EntryKind.PAYMENT if payable else EntryKind.UNCLEAR, payment, sides)
    settled = mark_paid(payment, [due for due in dues if due.state == DueState.UNPAID and payable])
    if fact.amount != order.amount:
        _find_wrong_amount(order, dues, fact, at, payment)
    elif unclear:
        wanting = [due for due in dues if due.id in {share.due for share in rest}]
        surplus(payment, order, wanting, fact)
    return settled


def receive(
    manner: Manner,
    payee: str,
    transaction: str,
    amount: int,
    at: datetime,
    *,
    order: Order | None,
    unclear: int,
) -> Payment:
    """One movement of money to us, not yet in the ledger."""
    payment = Payment(
        manner=manner,
        account=money_account(manner, payee),
        transaction=transaction,
        order=order,
        amount=amount,
        unclear=unclear,
        at=at,
        booked_at=clock.now(),
    )
    rows.insert(payment)
    return payment


def mark_paid(payment: Payment, dues: Sequence[Due]) -> tuple[Due, ...]:
    """The dues are paid by that payment, at the moment at which its money moved, and whoever listens knows."""
    for due in dues:
        due.state, due.paid_by, due.paid_at = DueState.PAID, payment, payment.at
        rows.update(due, ("state", "paid_by", "paid_at"))
        paid.send(sender=Due, due=due_row(due))
    return tuple(dues)


def _told_again(payment: Payment, order: Order, dues: Sequence[Due], fact: GatewayFact) -> tuple[Due, ...]:
    """Money that is known: of another amount, it is listed; found unclear on a statement before, it is clear now."""
    if payment.amount != fact.amount:
        _find_wrong_amount(order, dues, fact, payment.at, payment)
        return ()
    payment = Payment.objects.select_for_update().get(id=payment.id)
    if payment.order_id != order.id or payment.unclear != order.amount:
        return ()
    settled = clear(payment, dues)
    if settled:
        differences.close_for(payment.id, Resolution.ASK_AGAIN, SYSTEM)
    return settled


def clear(payment: Payment, dues: Sequence[Due]) -> tuple[Due, ...]:
    """What was unclear of the payment pays those of the dues that are open, as far as it covers them all."""
    payable, _ = rules.split(shares(dues))
    needed = sum(share.amount for share in payable)
    if not payable or needed > payment.unclear:
        return ()
    payment.unclear -= needed
    payment.save(update_fields=["unclear"])
    sides = [Posting(SUSPENSE, needed)]
    sides += [Posting(revenue_account(share.payee), -share.amount, share.due) for share in payable]
    post(EntryKind.CLEARED, payment, sides, str(payable[0].due))
    return mark_paid(payment, [due for due in dues if due.state == DueState.UNPAID])


def surplus(payment: Payment, order: Order, dues: Sequence[Due], fact: GatewayFact) -> None:
    """Money that nothing is due for is listed, and goes back by itself."""
    kind = rules.surplus(DueState(due.state) for due in dues)
    found = differences.find(
        kind,
        Manner(order.manner),
        payment.transaction,
        amount=payment.unclear,
        at=payment.at,
        purpose=fact.purpose,
        payment=payment,
        order=order,
        dues=dues,
    )
    if found is not None:
        _say_unclear(order, dues, payment.unclear)
    if found is not None and kind in rules.AUTOMATIC:
        amount = payment.unclear
        give_back(payment, amount, source=SUSPENSE, by=SYSTEM, reason=kind.value, difference=found)
        differences.close(found, Resolution.REFUND, SYSTEM)


def _find_wrong_amount(
    order: Order, dues: Sequence[Due], fact: GatewayFact, at: datetime, payment: Payment | None
) -> None:
    found = differences.find(
        DifferenceKind.WRONG_AMOUNT,
        Manner(order.manner),
        fact.transaction or fact.key,
        amount=fact.amount,
        at=at,
        expected=order.amount,
        purpose=fact.purpose,
        payment=payment,
        order=order,
        dues=dues,
    )
    if found is not None and fact.amount > 0:
        _say_unclear(order, dues, fact.amount)


def _say_unclear(order: Order, dues: Sequence[Due], amount: int) -> None:
    unclear.send(sender=Due, due=due_row(dues[0]), amount=amount, order=order.reference)
