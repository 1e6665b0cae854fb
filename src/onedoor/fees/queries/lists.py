"""Lists of dues and receipts for who keeps the money."""

from datetime import date, datetime

from django.db.models import Q

from onedoor.audit import operations as audit
from onedoor.base.actor import Actor
from onedoor.fees.models import Difference, Due, Receipt
from onedoor.fees.queries.figures import check_finance, day_bounds
from onedoor.fees.queries.rows import difference_row, due_row, receipt_row
from onedoor.fees.terms import DifferenceRow, DueRow, ReceiptRow


def _of(agency: str) -> Q:
    return Q(payee=agency) | Q(payee__startswith=f"{agency}.") if agency else Q()


def _within(moment: str, first: date, last: date) -> dict[str, datetime]:
    begins, ends = day_bounds(first, last)
    return {f"{moment}__gte": begins, f"{moment}__lt": ends}


def dues_raised(first: date, last: date, *, seen_by: Actor, most: int = 100_000) -> tuple[DueRow, ...]:
    """The dues that were raised in the period, oldest first. Refuses: NotAllowed."""
    agency = check_finance(seen_by)
    found = Due.objects.filter(_of(agency), **_within("raised_at", first, last)).order_by("raised_at", "id")
    return tuple(due_row(one) for one in found[:most])


def receipts_issued(first: date, last: date, *, seen_by: Actor, most: int = 100_000) -> tuple[ReceiptRow, ...]:
    """The receipts of the period by agency, series and number, cancelled ones too. Refuses: NotAllowed."""
    agency = check_finance(seen_by)
    found = Receipt.objects.filter(_of(agency), **_within("issued_at", first, last))
    return tuple(receipt_row(one) for one in found.order_by("payee", "series", "number")[:most])


def differences_found(first: date, last: date, *, seen_by: Actor, most: int = 100_000) -> tuple[DifferenceRow, ...]:
    """What was found in the period, resolved or not, oldest first. Refuses: NotAllowed."""
    agency = check_finance(seen_by)
    seen = _of(agency) | Q(payee="") if agency else Q()
    found = Difference.objects.filter(seen, **_within("found_at", first, last)).select_related("order", "payment")
    return tuple(
        difference_row(one) for one in found.prefetch_related("order__parts").order_by("found_at", "id")[:most]
    )


def note_export(what: str, *, seen_by: Actor) -> None:
    """It stands in the journal of looks that the actor took a list away. Refuses: NotAllowed."""
    check_finance(seen_by)
    audit.look(by=seen_by, subject="fees", what=what)
