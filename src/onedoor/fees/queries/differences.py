"""The work list of what does not tie out, the refunds, and the statements they came from."""

from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.fees.models import Difference, Line, Payment, Refund, StatementRead
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
    return Difference.objects.filter(seen).select_related("order").prefetch_related("order__parts")


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


def statements(*, seen_by: Actor, most: int = 60) -> tuple[StatementRow, ...]:
    """The statements that were read, newest first. A gateway's account is every agency's. Refuses: NotAllowed."""
    check_finance(seen_by)
    return tuple(_statement_row(read) for read in StatementRead.objects.order_by("-read_at")[:most])


def statement(statement_id: UUID, *, seen_by: Actor) -> tuple[StatementRow, tuple[DifferenceRow, ...]]:
    """A statement with the differences of its day and of its lines that the actor may see.

    Refuses: NotFound, NotAllowed.
    """
    seen = _seen(seen_by)
    read = StatementRead.objects.filter(id=statement_id).first()
    if read is None:
        raise NotFound
    begins, ends = day_bounds(read.day, read.day)
    without = Q(kind=DifferenceKind.RECEIPT_WITHOUT_MONEY, at__gte=begins, at__lt=ends)
    shown = Q(transaction__in=read.lines.values("transaction"))
    found = seen.filter(shown | without, gateway=read.gateway).order_by("found_at", "id")
    return _statement_row(read), tuple(difference_row(row) for row in found)


def _statement_row(read: StatementRead) -> StatementRow:
    lines = read.lines.aggregate(
        n=Count("pk"),
        came=Coalesce(Sum("amount", filter=Q(amount__gt=0)), 0),
        went=Coalesce(-Sum("amount", filter=Q(amount__lt=0)), 0),
    )
    booked = Payment.objects.filter(manner=read.gateway, reversed_at=None, unclear=0).values("transaction")
    listed = Difference.objects.filter(gateway=read.gateway).values("transaction")
    given = Refund.objects.filter(payment__manner=read.gateway).exclude(transaction="").values("transaction")
    known = Line.objects.filter(statement=read).exclude(transaction__in=listed)
    came_in = Q(amount__gt=0, transaction__in=booked)
    went_out = Q(amount__lt=0, transaction__in=given)
    return StatementRow(
        id=read.id,
        gateway=Manner(read.gateway),
        day=read.day,
        read_at=read.read_at,
        lines=lines["n"],
        matched=known.filter(came_in | went_out).count(),
        came=lines["came"],
        went=lines["went"],
    )
