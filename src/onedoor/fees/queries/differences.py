"""The work list of what does not tie out, the refunds, and the statements they came from."""

from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.fees.models import Difference, Line, Refund
from onedoor.fees.queries.figures import check_finance, day_bounds
from onedoor.fees.queries.rows import WITH_SUBJECT, difference_row, refund_row
from onedoor.fees.terms import DifferenceKind, DifferenceRow, Manner, RefundRow, RefundState, StatementRow


def _of(agency: str, payee: str) -> Q:
    """What is that agency's, of one below it, or for nobody known; all of it for ""."""
    mine = Q(**{payee: agency}) | Q(**{f"{payee}__startswith": f"{agency}."})
    return mine if agency else Q()


def _seen(seen_by: Actor) -> QuerySet[Difference]:
    agency = check_finance(seen_by)
    seen = _of(agency, "payee") | Q(payee="") if agency else Q()
    return Difference.objects.filter(seen).select_related("order", "payment").prefetch_related("order__parts")


def differences(
    *, seen_by: Actor, resolved: bool = False, kind: str = "", gateway: str = "", most: int = 500
) -> tuple[DifferenceRow, ...]:
    """The work list: what is open, oldest first; or what was resolved, newest first. Refuses: NotAllowed."""
    found = _seen(seen_by).filter(resolved_at__isnull=not resolved)
    if kind:
        found = found.filter(kind=kind)
    if gateway:
        found = found.filter(gateway=gateway)
    ordered = found.order_by("-resolved_at", "-id") if resolved else found.order_by("found_at", "id")
    return tuple(difference_row(row) for row in ordered[:most])


def open_differences(*, seen_by: Actor) -> int:
    """How many differences are open. Refuses: NotAllowed."""
    return _seen(seen_by).filter(resolved_at=None).count()


def difference(difference_id: UUID, *, seen_by: Actor) -> tuple[DifferenceRow, tuple[RefundRow, ...]]:
    """One difference with the refunds that came of it. Refuses: NotFound, NotAllowed."""
    found = _seen(seen_by).filter(id=difference_id).first()
    if found is None:
        raise NotFound
    refunds = WITH_SUBJECT.filter(difference=found).order_by("asked_at")
    return difference_row(found), tuple(refund_row(refund) for refund in refunds)


def differences_of(due_id: UUID, *, seen_by: Actor) -> tuple[DifferenceRow, ...]:
    """What did not tie out about a due's orders, newest first. Refuses: NotAllowed."""
    return tuple(difference_row(row) for row in _seen(seen_by).filter(order__parts__due=due_id).order_by("-found_at"))


def every_refund(*, seen_by: Actor, state: str = "", most: int = 500) -> tuple[RefundRow, ...]:
    """Refunds, newest first. Refuses: NotAllowed."""
    found = _refunds(seen_by)
    if state:
        found = found.filter(state=state)
    return tuple(refund_row(refund) for refund in found.order_by("-asked_at", "-id")[:most])


def failed_refunds(*, seen_by: Actor) -> tuple[RefundRow, ...]:
    """Refunds of dues that the gateway declined and nobody asked for again. Refuses: NotAllowed."""
    found = _refunds(seen_by).filter(state=RefundState.FAILED, due__isnull=False, retried_by=None)
    return tuple(refund_row(refund) for refund in found.order_by("asked_at"))


def _refunds(seen_by: Actor) -> QuerySet[Refund]:
    agency = check_finance(seen_by)
    nobodys = Q(due=None) & (Q(difference=None) | Q(difference__payee=""))
    seen = _of(agency, "due__payee") | _of(agency, "difference__payee") | nobodys if agency else Q()
    return WITH_SUBJECT.filter(seen)


_STATEMENTS = """
SELECT r.id, r.gateway, r.day, r.read_at, r.batch, p.at AS paid_out_at, l.lines, l.matched, l.came, l.went
FROM fees_statementread r
LEFT JOIN LATERAL (SELECT paid.at FROM fees_statementread same JOIN fees_payment paid ON paid.id = same.payout_id
                   WHERE same.batch = r.batch LIMIT 1) p ON TRUE
CROSS JOIN LATERAL (
    SELECT count(*) AS lines,
           coalesce(sum(amount) FILTER (WHERE amount > 0), 0)::bigint AS came,
           coalesce(-sum(amount) FILTER (WHERE amount < 0), 0)::bigint AS went,
           count(*) FILTER (
               WHERE NOT EXISTS (SELECT 1 FROM fees_difference d
                                 WHERE d.gateway = r.gateway AND d.transaction = line.transaction)
                 AND CASE WHEN amount > 0
                     THEN EXISTS (SELECT 1 FROM fees_payment paid
                                  WHERE paid.manner = r.gateway AND paid.transaction = line.transaction
                                    AND paid.reversed_at IS NULL AND paid.unclear = 0)
                     ELSE EXISTS (SELECT 1 FROM fees_refund back JOIN fees_payment paid ON paid.id = back.payment_id
                                  WHERE paid.manner = r.gateway AND back.transaction = line.transaction
                                    AND back.transaction <> '')
                     END
           ) AS matched
    FROM fees_line line WHERE line.statement_id = r.id) l
WHERE %(id)s::uuid IS NULL OR r.id = %(id)s
ORDER BY r.read_at DESC
LIMIT %(most)s
"""


def statements(*, seen_by: Actor, most: int = 60) -> tuple[StatementRow, ...]:
    """The statements that were read, newest first. A gateway's account is every agency's. Refuses: NotAllowed."""
    check_finance(seen_by)
    return _statement_rows(None, most)


def statement(statement_id: UUID, *, seen_by: Actor) -> tuple[StatementRow, tuple[DifferenceRow, ...]]:
    """A statement with the differences of its day and of its lines that the actor may see.

    Refuses: NotFound, NotAllowed.
    """
    seen = _seen(seen_by)
    read = next(iter(_statement_rows(statement_id, 1)), None)
    if read is None:
        raise NotFound
    begins, ends = day_bounds(read.day, read.day)
    without = Q(kind=DifferenceKind.RECEIPT_WITHOUT_MONEY, at__gte=begins, at__lt=ends)
    shown = Q(transaction__in=Line.objects.filter(statement=read.id).values("transaction"))
    found = seen.filter(shown | without, gateway=read.gateway).order_by("found_at", "id")
    return read, tuple(difference_row(row) for row in found)


def _statement_rows(statement_id: UUID | None, most: int) -> tuple[StatementRow, ...]:
    """One query, however many statements there are."""
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENTS, {"id": statement_id, "most": most})
        return tuple(
            StatementRow(id_, Manner(gateway), day, read_at, lines, matched, came, went, batch, paid_out_at)
            for id_, gateway, day, read_at, batch, paid_out_at, lines, matched, came, went in cursor.fetchall()
        )
