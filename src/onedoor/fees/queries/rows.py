"""Rows as they cross to others."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from uuid import UUID

from pydantic import JsonValue

from onedoor.fees import rules
from onedoor.fees.models import Difference, Due, Fact, Order, Payment, Receipt, Refund
from onedoor.fees.terms import (
    DifferenceKind,
    DifferenceRow,
    DueLineRow,
    DueRow,
    DueState,
    GatewayFact,
    Handover,
    Heard,
    Manner,
    OrderRow,
    OrderState,
    Outcome,
    Reason,
    ReceiptRow,
    RefundRow,
    RefundState,
    Resolution,
)

WITH_SUBJECT = Refund.objects.select_related("payment", "due", "difference", "retried_by")
"""Refunds with all that their rows show."""


def lines_kept(lines: Sequence[DueLineRow]) -> list[JsonValue]:
    """Lines as a table keeps them."""
    return [
        {**asdict(line), "reasons_vi": list(line.reasons_vi), "reasons_en": list(line.reasons_en)} for line in lines
    ]


def due_row(due: Due) -> DueRow:
    """A due."""
    return DueRow(
        id=due.id,
        subject=due.subject,
        code=due.code,
        procedure=due.procedure,
        payee=due.payee,
        channel=due.channel,
        owner=due.owner,
        lines=tuple(
            DueLineRow(**{**line, "reasons_vi": tuple(line["reasons_vi"]), "reasons_en": tuple(line["reasons_en"])})
            for line in due.lines
        ),
        amount=due.amount,
        state=DueState(due.state),
        pay_token=due.pay_token,
        raised_at=due.raised_at,
        paid_at=due.paid_at,
        refunded=due.refunded,
    )


def order_row(order: Order, dues: Sequence[UUID], money: Iterable[Payment]) -> OrderRow:
    """An order with the payments that were made for it."""
    payments = [payment for payment in money if payment.reversed_at is None]
    return OrderRow(
        id=order.id,
        reference=order.reference,
        manner=Manner(order.manner),
        amount=order.amount,
        state=OrderState(order.state),
        reason=Reason(order.reason) if order.reason else None,
        dues=tuple(dues),
        created_at=order.created_at,
        sent_at=order.sent_at,
        expires_at=order.expires_at,
        settled_at=order.settled_at,
        transaction=payments[0].transaction if payments else "",
        refunded=sum(payment.refunded for payment in payments),
        handover=Handover(**order.handover) if order.handover else None,
        unclear=sum(payment.unclear for payment in payments),
    )


def fact_row(fact: Fact) -> GatewayFact:
    """A fact as the gateway said it."""
    return GatewayFact(
        gateway=Manner(fact.gateway),
        reference=fact.reference,
        outcome=Outcome(fact.outcome),
        amount=fact.amount,
        transaction=fact.transaction,
        at=fact.at,
        key=fact.key,
        heard=Heard(fact.heard),
        reason=Reason(fact.reason) if fact.reason else None,
        code=fact.code,
        bank=fact.bank,
        purpose=fact.purpose,
    )


def receipt_row(receipt: Receipt) -> ReceiptRow:
    """A receipt."""
    return ReceiptRow(
        id=receipt.id,
        payee=receipt.payee,
        series=receipt.series,
        number=receipt.number,
        due=receipt.due_id,
        order=receipt.order_id,
        code=receipt.facts["code"],
        amount=receipt.amount,
        issued_at=receipt.issued_at,
        token=receipt.token,
        cancelled_at=receipt.cancelled_at,
    )


def refund_row(refund: Refund) -> RefundRow:
    """A refund with its payment's manner."""
    return RefundRow(
        id=refund.id,
        due=refund.due_id,
        manner=Manner(refund.payment.manner),
        amount=refund.amount,
        state=RefundState(refund.state),
        reason=refund.reason,
        asked_at=refund.asked_at,
        settled_at=refund.settled_at,
        code=refund.code,
        difference=refund.difference_id,
        by=refund.by_name,
        again=hasattr(refund, "retried_by"),
        about=refund.due.code if refund.due else refund.difference.code if refund.difference else "",
    )


def difference_facts(difference: Difference) -> rules.DifferenceFacts:
    """What decides how it may be resolved, or might have been.

    Money of a wrong amount is booked where it stands in the ledger with another amount, or stood before it was
    corrected; it is a payout where it came for a batch, and so for no order.
    """
    payment, kind = difference.payment, DifferenceKind(difference.kind)
    apart = payment is not None and payment.reversed_at is None and payment.amount != difference.amount
    payout = kind is DifferenceKind.WRONG_AMOUNT and payment is not None and difference.order_id is None
    booked = kind is DifferenceKind.WRONG_AMOUNT and (apart or difference.resolution == Resolution.CORRECT)
    return rules.DifferenceFacts(
        kind,
        difference.amount,
        difference.expected,
        booked=booked and not payout,
        payout=payout,
        gone=payment is not None and difference.resolved_at is None and payment.refunded > difference.amount >= 0,
    )


def difference_row(difference: Difference) -> DifferenceRow:
    """A difference with its lawful ways out."""
    facts = difference_facts(difference)
    return DifferenceRow(
        id=difference.id,
        kind=facts.kind,
        gateway=Manner(difference.gateway),
        day=difference.day,
        amount=difference.amount,
        expected=difference.expected,
        reference=difference.reference,
        transaction=difference.transaction,
        purpose=difference.purpose,
        code=difference.code,
        found_at=difference.found_at,
        resolved_at=difference.resolved_at,
        resolution=Resolution(difference.resolution) if difference.resolution else None,
        resolved_by=difference.resolved_name,
        ways=() if difference.resolved_at else rules.ways(facts),
        payee=difference.payee,
        note=difference.note,
        dues=tuple(part.due_id for part in difference.order.parts.all()) if difference.order else (),
        booked=facts.booked,
        payout=facts.payout,
    )
