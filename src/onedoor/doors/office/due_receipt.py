"""Open a receipt."""

from uuid import UUID

from django.http import HttpResponse

from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.sent import sent
from onedoor.doors.office.shown import READS
from onedoor.fees import operations, queries, rules


@access(READS)
def due_receipt(request: ActorRequest, receipt_id: UUID) -> HttpResponse:
    """The PDF; the look is written down. Refuses: NotFound."""
    row = queries.receipt_for(receipt_id, seen_by=request.actor)
    serial = rules.serial(row.series, row.number).replace(" ", "-")
    pages = operations.receipt_pages(row.id)
    return sent(pages, "application/pdf", f"bien-lai-{serial}-{row.code}.pdf", inline=False)
