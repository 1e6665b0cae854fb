"""Figures for who keeps the money: what was taken, what stands on the accounts, what does not tie out."""

from datetime import date, datetime, time, timedelta

from django.db import connection
from django.db.models import Q, QuerySet, Sum

from onedoor.base import clock
from onedoor.base.actor import Actor, Quality, Role
from onedoor.base.errors import NotAllowed
from onedoor.fees import rules
from onedoor.fees.models import Difference, Posting, Refund
from onedoor.fees.queries.rows import difference_row, refund_row
from onedoor.fees.terms import Balance, DifferenceRow, Manner, RefundRow, RefundState, Taken

_TAKEN = """
SELECT d.payee, d.procedure, d.channel, p.manner,
       count(*) FILTER (WHERE e.kind IN ('payment', 'cleared')) - count(*) FILTER (WHERE e.kind = 'reversal'),
       coalesce(-sum(s.amount) FILTER (WHERE e.kind IN ('payment', 'cleared', 'reversal')), 0)::bigint,
       coalesce(sum(s.amount) FILTER (WHERE e.kind IN ('refund_asked', 'refund_failed')), 0)::bigint
FROM fees_entry e
JOIN fees_posting s ON s.entry_id = e.id AND s.due_id IS NOT NULL
JOIN fees_due d ON d.id = s.due_id
JOIN fees_payment p ON p.id = e.payment_id
WHERE e.at >= %(from)s AND e.at < %(to)s
  AND (%(agency)s = '' OR d.payee = %(agency)s OR d.payee LIKE %(below)s)
GROUP BY d.payee, d.procedure, d.channel, p.manner
ORDER BY d.payee, d.procedure, d.channel, p.manner
"""


def _check_finance(seen_by: Actor) -> str:
    """The agency whose money the actor keeps, "" for all of it. Refuses: NotAllowed."""
    if seen_by.quality is Quality.SYSTEM:
        return ""
    if not (seen_by.is_officer and seen_by.has(Role.FINANCE) and seen_by.agency):
        raise NotAllowed
    return seen_by.agency


def taken(first: date, last: date, *, seen_by: Actor) -> tuple[Taken, ...]:
    """What was booked for dues from one day to another, by agency, procedure and so on. Refuses: NotAllowed."""
    agency = _check_finance(seen_by)
    begins = datetime.combine(first, time.min, tzinfo=clock.law_zone())
    ends = datetime.combine(last + timedelta(days=1), time.min, tzinfo=clock.law_zone())
    with connection.cursor() as cursor:
        cursor.execute(_TAKEN, {"from": begins, "to": ends, "agency": agency, "below": f"{agency}.%"})
        return tuple(
            Taken(payee, procedure, channel, Manner(manner), count, amount, back)
            for payee, procedure, channel, manner, count, amount, back in cursor.fetchall()
        )


def balances(*, seen_by: Actor) -> tuple[Balance, ...]:
    """What stands on each account; together they are zero. An agency's officer sees the accounts that are its own.

    Refuses: NotAllowed.
    """
    agency = _check_finance(seen_by)
    sums = Posting.objects.values("account").annotate(sum=Sum("amount")).order_by("account")
    return tuple(Balance(row["account"], row["sum"]) for row in sums if not agency or _is_of(row["account"], agency))


def _is_of(account: str, agency: str) -> bool:
    payee = account.partition(":")[2]
    return payee == agency or payee.startswith(f"{agency}.") or not account.startswith(("revenue:", "cash:", "card:"))


def _differences(seen_by: Actor) -> QuerySet[Difference]:
    agency = _check_finance(seen_by)
    if not agency:
        return Difference.objects.all()
    return Difference.objects.filter(Q(payee="") | Q(payee=agency) | Q(payee__startswith=f"{agency}."))


def differences(*, seen_by: Actor, resolved: bool = False, most: int = 500) -> tuple[DifferenceRow, ...]:
    """The work list: what is open, oldest first; or what was resolved, newest first. Refuses: NotAllowed."""
    found = _differences(seen_by).filter(resolved_at__isnull=not resolved)
    ordered = found.order_by("-resolved_at") if resolved else found.order_by("found_at", "id")
    return tuple(difference_row(row) for row in ordered[:most])


def open_differences(*, seen_by: Actor) -> int:
    """How many differences are open. Refuses: NotAllowed."""
    return _differences(seen_by).filter(resolved_at=None).count()


def failed_refunds(*, seen_by: Actor) -> tuple[RefundRow, ...]:
    """Refunds of dues that the gateway declined: somebody has to give the money back otherwise. Refuses: NotAllowed."""
    _check_finance(seen_by)
    found = Refund.objects.filter(state=RefundState.FAILED, due__isnull=False).select_related("payment", "due")
    rows = [refund for refund in found.order_by("asked_at") if refund.due and rules.keeps(seen_by, refund.due.payee)]
    return tuple(refund_row(refund) for refund in rows)
