"""How many payments succeed, for measuring."""

from datetime import date, datetime, time, timedelta

from django.db import connection

from onedoor.base import clock
from onedoor.base.actor import Actor, Quality
from onedoor.base.errors import NotFound
from onedoor.fees.terms import ONLINE, PaymentCounts

_COUNTED = """
WITH sent AS (
    SELECT due.payee AS agency, due.procedure, count(DISTINCT o.id) AS sent,
           count(DISTINCT o.id) FILTER (WHERE o.state = 'cancelled') AS cancelled,
           count(DISTINCT o.id) FILTER (WHERE o.state = 'paid') AS paid
    FROM fees_order o JOIN fees_orderdue part ON part.order_id = o.id JOIN fees_due due ON due.id = part.due_id
    WHERE o.created_at >= %(begins)s AND o.created_at < %(ends)s AND o.manner = ANY(%(online)s)
      AND o.state IN ('paid', 'failed', 'expired', 'cancelled')
    GROUP BY 1, 2
), dues AS (
    SELECT due.payee AS agency, due.procedure, count(*) AS dues_paid,
           count(*) FILTER (WHERE payment.manner = ANY(%(online)s)) AS dues_online
    FROM fees_due due JOIN fees_payment payment ON payment.id = due.paid_by_id
    WHERE due.paid_at >= %(begins)s AND due.paid_at < %(ends)s GROUP BY 1, 2
)
SELECT agency, procedure, coalesce(sent, 0), coalesce(cancelled, 0), coalesce(paid, 0), coalesce(dues_paid, 0),
       coalesce(dues_online, 0)
FROM sent FULL JOIN dues USING (agency, procedure) ORDER BY agency, procedure
"""


def counted(first: date, last: date, *, seen_by: Actor) -> tuple[PaymentCounts, ...]:
    """By agency and procedure, from one day to another, both in it. Refuses: NotFound (not the system)."""
    if seen_by.quality is not Quality.SYSTEM:
        raise NotFound
    days = (first, last + timedelta(days=1))
    begins, ends = (datetime.combine(day, time.min, clock.law_zone()) for day in days)
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, {"begins": begins, "ends": ends, "online": sorted(ONLINE)})
        return tuple(PaymentCounts(*row) for row in cursor.fetchall())
