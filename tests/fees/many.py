"""Ten thousand payments as they would lie after a busy day, and a statement of them with planted discrepancies."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db import connection

from onedoor.fees.terms import DifferenceKind, Manner, Statement, StatementLine

DAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
FEE = 20_000

_PAID = """
WITH n AS (SELECT g, uuidv7() AS due, uuidv7() AS ord, uuidv7() AS pay, uuidv7() AS ent,
                  'P' || lpad(g::text, 11, '0') AS ref, %(noon)s::timestamptz + g * interval '1 second' AS at
           FROM generate_series(%(first)s::int, %(last)s::int) g),
orders AS (INSERT INTO fees_order (id, reference, manner, amount, state, reason, handover, created_at, sent_at,
                                   expires_at, settled_at)
           SELECT ord, ref, 'vnpay', %(fee)s, 'paid', '', '{}', at, at, at + interval '15 minutes', at FROM n),
pays AS (INSERT INTO fees_payment (id, manner, account, transaction, order_id, amount, unclear, refunded, at, booked_at)
         SELECT pay, 'vnpay', 'gateway:vnpay', 'T' || g, ord, %(fee)s, 0, 0, at, at FROM n),
dues AS (INSERT INTO fees_due (id, subject, code, procedure, payee, channel, owner, lines, amount, state, pay_token,
                               paid_by_id, refunded, raised_at, paid_at)
         SELECT due, 'dossier:' || due, 'H26.00073-261123-' || g, '1.004222', 'H26.00073', 'online', due, '[]', %(fee)s,
                'paid', 'pay' || g, pay, 0, at, at FROM n),
entries AS (INSERT INTO fees_entry (id, kind, key, payment_id, at)
            SELECT ent, 'payment', 'payment:' || pay, pay, at FROM n),
sides AS (INSERT INTO fees_posting (entry_id, account, amount, due_id)
          SELECT ent, 'gateway:vnpay', %(fee)s, NULL::uuid FROM n
          UNION ALL SELECT ent, 'revenue:H26.00073', -%(fee)s, due FROM n)
INSERT INTO fees_orderdue (order_id, due_id, amount) SELECT ord, due, %(fee)s FROM n
"""
_OPEN = """
WITH n AS (SELECT g, uuidv7() AS due, uuidv7() AS ord, 'N' || lpad(g::text, 11, '0') AS ref, %(noon)s::timestamptz AS at
           FROM generate_series(%(first)s::int, %(last)s::int) g),
orders AS (INSERT INTO fees_order (id, reference, manner, amount, state, reason, handover, created_at, sent_at,
                                   expires_at, settled_at)
           SELECT ord, ref, 'vnpay', %(fee)s, %(state)s::text, '', '{}', at, at, at + interval '15 minutes',
                  CASE WHEN %(state)s::text = 'expired' THEN at END FROM n),
dues AS (INSERT INTO fees_due (id, subject, code, procedure, payee, channel, owner, lines, amount, state, pay_token,
                               refunded, raised_at)
         SELECT due, 'dossier:' || due, 'H26.00073-261124-' || g, '1.004222', 'H26.00073', 'online', due, '[]', %(fee)s,
                'unpaid', 'open' || g, 0, at FROM n)
INSERT INTO fees_orderdue (order_id, due_id, amount) SELECT ord, due, %(fee)s FROM n
"""


@dataclass(frozen=True, slots=True)
class Planted:
    """The statement, and what has to be found in it: kind and transaction of each."""

    statement: Statement
    wrong: frozenset[tuple[DifferenceKind, str]]


def _insert(sql: str, first: int, last: int, state: str = "") -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"first": first, "last": last, "state": state, "noon": NOON, "fee": FEE})


def plant(lines: int, each: tuple[int, int, int, int, int, int] = (10, 10, 10, 8, 6, 6)) -> Planted:
    """Payments, and a statement of so many lines in which discrepancies of the six kinds are hidden."""
    kinds = DifferenceKind
    silent, missing, twice, wrong, nobody, late = each
    paid = lines - silent - twice - nobody - late
    _insert(_PAID, 1, paid + missing)
    _insert(_OPEN, 1, silent, "sent")
    _insert(_OPEN, silent + 1, silent + late, "expired")
    rows = [("P", g, f"T{g}", FEE + (7 if g <= wrong else 0)) for g in range(1, paid + 1)]
    rows += [("N", g, f"M{g}", FEE) for g in range(1, silent + late + 1)]
    rows += [("P", g, f"D{g}", FEE) for g in range(101, 101 + twice)]
    rows += [("X", g, f"X{g}", FEE) for g in range(1, nobody + 1)]
    found = {(kinds.WRONG_AMOUNT, f"T{g}") for g in range(1, wrong + 1)}
    found |= {(kinds.RECEIPT_WITHOUT_MONEY, f"T{g}") for g in range(paid + 1, paid + missing + 1)}
    found |= {(kinds.MONEY_WITHOUT_RECEIPT, f"M{g}") for g in range(1, silent + 1)}
    found |= {(kinds.LATE_SUCCESS, f"M{g}") for g in range(silent + 1, silent + late + 1)}
    found |= {(kinds.DOUBLE_PAYMENT, f"D{g}") for g in range(101, 101 + twice)}
    found |= {(kinds.UNKNOWN_PAYER, f"X{g}") for g in range(1, nobody + 1)}
    told = tuple(
        StatementLine(number, f"{letter}{g:011d}", transaction, amount, NOON + timedelta(seconds=g), "le phi")
        for number, (letter, g, transaction, amount) in enumerate(rows, start=1)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE fees_entry, fees_posting, fees_payment, fees_order, fees_orderdue, fees_due")
    digest = hashlib.sha256(f"{lines}{each}".encode()).hexdigest()
    return Planted(Statement(Manner.VNPAY, DAY, digest, told), frozenset(found))
