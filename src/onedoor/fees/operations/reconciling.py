"""Reconciliation: a statement is read, compared set against set, and what does not tie out is in the work list."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import F, Q, Sum

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.operation import operation
from onedoor.fees import rules
from onedoor.fees.models import Difference, Line, Order, Payment, Refund, StatementRead
from onedoor.fees.operations import differences
from onedoor.fees.operations.applying import apply
from onedoor.fees.operations.found import Found, take_found
from onedoor.fees.operations.hearing import set_aside
from onedoor.fees.operations.payouts import find_payout, take_payout
from onedoor.fees.operations.refunding import settle_refund
from onedoor.fees.terms import (
    DifferenceKind,
    Manner,
    RefundFact,
    RefundState,
    Resolution,
    Statement,
    Verdict,
)

_KEY = re.compile(r"[0-9a-f]{32}", re.ASCII)


def reconcile(statement: Statement, *, by: Actor = SYSTEM) -> int:
    """Every movement of the statement is in the ledger, and every difference in the work list; how many are new.

    Read twice, nothing is listed or booked twice.
    """
    before = Difference.objects.filter(gateway=statement.gateway).count()
    read = _read(statement, by=by)
    for found in _unknown_money(read):
        if take_payout(found):
            continue
        if found.payment is None and found.gateway in rules.STATEMENT_PAYS:
            _hear(found)
        else:
            take_found(found)
    _find_missing(read)
    _settle_refunds(read)
    if read.batch:
        find_payout(read)
    return Difference.objects.filter(gateway=statement.gateway).count() - before


@operation
def _read(statement: Statement, *, by: Actor) -> StatementRead:
    read, fresh = StatementRead.objects.get_or_create(
        gateway=statement.gateway,
        digest=statement.digest,
        defaults={"day": statement.day, "read_at": clock.now(), "batch": statement.batch[:60]},
    )
    if not fresh:
        return read
    Line.objects.bulk_create(
        (
            Line(
                statement=read,
                gateway=statement.gateway,
                number=line.number,
                reference=(line.reference or line.key)[:60],
                transaction=line.transaction[:100] or f"{statement.digest[:12]}:{line.number}",
                amount=line.amount,
                at=line.at,
                purpose=line.purpose[:500],
                payer=line.payer[:200],
            )
            for line in statement.lines
        ),
        batch_size=2000,
    )
    audit.record(
        by=by,
        verb="fees.read_statement",
        subject=f"statement:{read.id}",
        facts={"gateway": statement.gateway.value, "day": statement.day.isoformat(), "lines": len(statement.lines)},
        first=True,
    )
    return read


def _unknown_money(read: StatementRead) -> list[Found]:
    """What the ledger does not know, or knows with another amount: two sets, joined by hash.

    Keys go to the database as one array, so that it needs no statistics of rows that were written a moment ago.
    """
    moved: dict[str, Line] = {}
    sums: Counter[str] = Counter()
    for line in read.lines.filter(amount__gt=0).order_by("at", "number"):
        moved.setdefault(line.transaction, line)
        sums[line.transaction] += line.amount
    known = Payment.objects.filter(manner=read.gateway, reversed_at=None, transaction__in=list(moved))
    booked = {key: (id_, amount) for key, id_, amount in known.values_list("transaction", "id", "amount")}
    unknown = [line for key, line in moved.items() if key not in booked or booked[key][1] != sums[key]]
    named = Order.objects.filter(manner=read.gateway, reference__in={line.reference for line in unknown})
    orders = dict(named.values_list("reference", "id"))
    return [
        Found(
            gateway=Manner(read.gateway),
            transaction=line.transaction,
            reference=line.reference,
            amount=sums[line.transaction],
            at=line.at,
            purpose=line.purpose,
            payment=booked[line.transaction][0] if line.transaction in booked else None,
            order=orders.get(line.reference),
            statement=str(read.id),
        )
        for line in unknown
    ]


def _missing(read: StatementRead) -> list[UUID]:
    """Payments of the statement's day that no statement shows."""
    begins = datetime.combine(read.day, time.min, tzinfo=clock.law_zone())
    of_the_day = Payment.objects.filter(
        manner=read.gateway, reversed_at=None, at__gte=begins, at__lt=begins + timedelta(days=1)
    )
    expected = dict(of_the_day.values_list("transaction", "id"))
    shown = Line.objects.filter(gateway=read.gateway, amount__gt=0, transaction__in=list(expected))
    for transaction in shown.values_list("transaction", flat=True):
        expected.pop(transaction, None)
    return list(expected.values())


def _hear(found: Found) -> None:
    """The statement is how we learn of this money: it pays what it is for."""
    fact = found.fact()
    if apply(fact) is Verdict.LATER:
        set_aside(fact.gateway, fact.key)


@operation
def _find_missing(read: StatementRead) -> None:
    """Money that we took for received and no statement shows is listed; what a later one shows is settled."""
    shown = Difference.objects.select_for_update().filter(
        gateway=read.gateway,
        kind=DifferenceKind.RECEIPT_WITHOUT_MONEY,
        resolved_at=None,
        transaction__in=read.lines.filter(amount__gt=0).values("transaction"),
    )
    for difference in shown:
        differences.close(difference, Resolution.ASK_AGAIN, SYSTEM)
    _settle_agreeing(read)
    missing = _missing(read)
    for payment in Payment.objects.filter(id__in=missing).select_related("order").order_by("at", "id"):
        differences.find(
            DifferenceKind.RECEIPT_WITHOUT_MONEY,
            Manner(payment.manner),
            payment.transaction,
            amount=0,
            at=payment.at,
            expected=payment.amount,
            payment=payment,
            order=payment.order,
            dues=list(payment.dues.all()),
        )
    audit.record(by=SYSTEM, verb="fees.reconcile", subject=f"statement:{read.id}", facts={"missing": len(missing)})


def _settle_agreeing(read: StatementRead) -> None:
    """A sum that an earlier statement denied and this one confirms is right as it is booked."""
    denied = Difference.objects.select_for_update(of=("self",)).filter(
        gateway=read.gateway, kind=DifferenceKind.WRONG_AMOUNT, resolved_at=None, payment__reversed_at=None
    )
    for difference in denied.exclude(amount=F("payment__amount")).select_related("payment"):
        shown = read.lines.filter(transaction=difference.transaction, amount__gt=0).aggregate(sum=Sum("amount"))["sum"]
        if difference.payment is not None and shown == difference.payment.amount:
            differences.close(difference, Resolution.ASK_AGAIN, SYSTEM)


def _settle_refunds(read: StatementRead) -> None:
    """Money that left settles the refund that it is; what left for no refund of ours is listed."""
    lines = list(read.lines.filter(amount__lt=0).order_by("number"))
    references = {line.reference for line in lines}
    named = Q(payment__order__reference__in=references) | Q(transaction__in={line.transaction for line in lines})
    refunds = list(
        Refund.objects.filter(named | Q(id__in=_keys(references)), payment__manner=read.gateway)
        .exclude(state=RefundState.FAILED)
        .select_related("payment__order")
        .order_by("asked_at")
    )
    for line in lines:
        refund = _refund_of(line, refunds)
        if refund is None:
            _left_for_nobody(line)
            continue
        refunds.remove(refund)
        if refund.state != RefundState.DONE:
            fact = RefundFact(key=refund.id.hex, state=RefundState.DONE, transaction=line.transaction)
            settle_refund(fact, by=SYSTEM)


def _keys(references: Iterable[str]) -> list[UUID]:
    """Those that are the key of a refund: a bank's line names it and nothing else of ours."""
    return [UUID(hex=reference) for reference in references if _KEY.fullmatch(reference)]


def _refund_of(line: Line, refunds: list[Refund]) -> Refund | None:
    same = [refund for refund in refunds if line.transaction == refund.transaction or line.reference == refund.id.hex]
    alike = [
        refund
        for refund in refunds
        if refund.payment.order is not None
        and (refund.payment.order.reference, refund.amount) == (line.reference, -line.amount)
    ]
    return next(iter([*same, *alike]), None)


@operation
def _left_for_nobody(line: Line) -> None:
    found = differences.find(
        DifferenceKind.UNKNOWN_PAYER,
        Manner(line.gateway),
        line.transaction,
        amount=line.amount,
        at=line.at,
        reference=line.reference,
        purpose=line.purpose,
    )
    if found is not None:
        audit.record(by=SYSTEM, verb="fees.find_money_gone", subject=f"difference:{found.id}", first=True)
