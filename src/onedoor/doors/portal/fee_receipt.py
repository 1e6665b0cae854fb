"""The electronic receipt of a payment: as its owner downloads it, and what the code on it leads to."""

from uuid import UUID

from django.http import HttpResponse

from onedoor.agencies import queries as agencies
from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import CITIZEN, PUBLIC, ActorRequest, access
from onedoor.doors.portal.document import pdf
from onedoor.doors.portal.shown import page
from onedoor.fees import operations, queries, rules
from onedoor.fees.terms import ReceiptRow


@access(CITIZEN)
def fee_receipt(request: ActorRequest, code: str, receipt_id: UUID) -> HttpResponse:
    """The PDF, for whose dossier it is; printed at once where it waits for the press."""
    found = queries.receipt_for(receipt_id, seen_by=request.actor)
    if found.code != code:
        raise NotFound
    return _pages(found)


@access(PUBLIC)
def receipt_check(request: ActorRequest, token: str) -> HttpResponse:
    """What we know of the receipt behind a code: whether it stands, for how much, by whom."""
    try:
        found = queries.receipt(token)
    except NotFound:
        return page(request, "verification_unknown.html", {}, status=404)
    context = {"found": found, "serial": rules.serial(found.series, found.number), "token": token}
    return page(request, "receipt_check.html", context | {"agency": agencies.agency(found.payee)})


@access(PUBLIC)
def receipt_pages(request: ActorRequest, token: str) -> HttpResponse:
    """The receipt as issued, for who holds its code."""
    return _pages(queries.receipt(token))


def _pages(found: ReceiptRow) -> HttpResponse:
    return pdf(operations.receipt_pages(found.id), f"bien-lai-{found.series}-{found.number:07d}")
