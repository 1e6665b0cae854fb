"""Open the receipt of a dossier's payment."""

from uuid import UUID

from django.http import HttpResponse

from onedoor.base.errors import NotFound
from onedoor.doors.desk.case import case_of
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.sent import sent
from onedoor.fees import operations, queries, rules


@access(OFFICER())
def receipt(request: ActorRequest, code: str, receipt_id: UUID) -> HttpResponse:
    """The PDF; printed at once where it waits for the press. Refuses: NotFound."""
    case_of(request, code)
    found = queries.receipt_for(receipt_id, seen_by=request.actor)
    if found.code != code:
        raise NotFound
    serial = rules.serial(found.series, found.number).replace("/", "-")
    return sent(operations.receipt_pages(found.id), "application/pdf", f"bien-lai-{serial}-{code}.pdf", inline=False)
