"""Figures for who keeps the money: what was taken, the bookings behind it, what stands on the accounts."""

from datetime import date, datetime, time, timedelta

from django.db import connection
from django.db.models import Sum

from onedoor.base import clock
from onedoor.base.actor import Actor, Quality, Role
from onedoor.base.errors import NotAllowed
from onedoor.fees.models import Posting
from onedoor.fees.terms import Balance, EntryKind, Manner, Movement, Taken

_BOOKED = """
FROM fees_entry e
JOIN fees_posting s ON s.entry_id = e.id AND s.due_id IS NOT NULL
JOIN fees_due d ON d.id = s.due_id
JOIN fees_payment p ON p.id = e.payment_id
WHERE e.at >= %(from)s AND e.at < %(to)s
  AND (%(agency)s = '' OR d.payee = %(agency)s OR d.payee LIKE %(below)s)
"""
"""What was booked for dues: the one source of the figures and of the records behind them."""
_TAKEN = f"""
SELECT d.payee, d.procedure, d.channel, p.manner,
       count(*) FILTER (WHERE e.kind IN ('payment', 'cleared')) - count(*) FILTER (WHERE e.kind = 'reversal'),
       coalesce(-sum(s.amount) FILTER (WHERE e.kind IN ('payment', 'cleared', 'reversal')), 0)::bigint,
       coalesce(sum(s.amount) FILTER (WHERE e.kind IN ('refund_asked', 'refund_failed', 'refund_moved')), 0)::bigint
{_BOOKED}GROUP BY d.payee, d.procedure, d.channel, p.manner
ORDER BY d.payee, d.procedure, d.channel, p.manner
"""
_MOVEMENTS = f"""
SELECT e.at, e.kind, d.id, d.code, d.payee, d.procedure, d.channel, p.manner, -s.amount, p.transaction
{_BOOKED}
  AND (%(payee)s = '' OR d.payee = %(payee)s) AND (%(procedure)s = '' OR d.procedure = %(procedure)s)
  AND (%(channel)s = '' OR d.channel = %(channel)s) AND (%(manner)s = '' OR p.manner = %(manner)s)
ORDER BY e.at DESC, s.id DESC
LIMIT %(most)s
"""


def check_finance(seen_by: Actor) -> str:
    """The agency whose money the actor keeps, "" for all of it. Refuses: NotAllowed."""
    if seen_by.quality is Quality.SYSTEM:
        return ""
    if not (seen_by.is_officer and seen_by.has(Role.FINANCE) and seen_by.agency):
        raise NotAllowed
    return seen_by.agency


def taken(first: date, last: date, *, seen_by: Actor) -> tuple[Taken, ...]:
    """What was booked for dues from one day to another, by agency, procedure and so on. Refuses: NotAllowed."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKEN, _between(first, last, seen_by))
        return tuple(
            Taken(payee, procedure, channel, Manner(manner), count, amount, back)
            for payee, procedure, channel, manner, count, amount, back in cursor.fetchall()
        )


def movements(
    first: date,
    last: date,
    *,
    seen_by: Actor,
    payee: str = "",
    procedure: str = "",
    channel: str = "",
    manner: str = "",
    most: int = 500,
) -> tuple[Movement, ...]:
    """The bookings that `taken` adds up, newest first, of one payee and so on where one is named.

    Refuses: NotAllowed.
    """
    named: dict[str, datetime | str | int] = {
        "payee": payee,
        "procedure": procedure,
        "channel": channel,
        "manner": manner,
        "most": most,
    }
    with connection.cursor() as cursor:
        cursor.execute(_MOVEMENTS, _between(first, last, seen_by) | named)
        return tuple(
            Movement(at, EntryKind(kind), due, code, whom, what, way, Manner(how), amount, transaction)
            for at, kind, due, code, whom, what, way, how, amount, transaction in cursor.fetchall()
        )


def _between(first: date, last: date, seen_by: Actor) -> dict[str, datetime | str | int]:
    agency = check_finance(seen_by)
    begins, ends = day_bounds(first, last)
    return {"from": begins, "to": ends, "agency": agency, "below": f"{agency}.%"}


def day_bounds(first: date, last: date) -> tuple[datetime, datetime]:
    """The moment at which `first` begins and that at which `last` is over, where the law holds."""
    begins = datetime.combine(first, time.min, tzinfo=clock.law_zone())
    return begins, datetime.combine(last + timedelta(days=1), time.min, tzinfo=clock.law_zone())


def balances(*, seen_by: Actor) -> tuple[Balance, ...]:
    """What stands on each account; together they are zero. An agency's officer sees the accounts that are its own.

    Refuses: NotAllowed.
    """
    agency = check_finance(seen_by)
    sums = Posting.objects.values("account").annotate(sum=Sum("amount")).order_by("account")
    return tuple(Balance(row["account"], row["sum"]) for row in sums if not agency or _is_of(row["account"], agency))


def _is_of(account: str, agency: str) -> bool:
    payee = account.partition(":")[2]
    return payee == agency or payee.startswith(f"{agency}.") or not account.startswith(("revenue:", "cash:", "card:"))
