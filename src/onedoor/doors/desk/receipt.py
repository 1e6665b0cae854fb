"""Open the receipt of a dossier's payment."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.base.errors import NotFound
from onedoor.doors.desk.case import case_of
from onedoor.doors.desk.shown import page
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.sent import sent
from onedoor.fees import queries, rules
from onedoor.fees.errors import ReceiptNotReady


@access(OFFICER())
def receipt(request: ActorRequest, code: str, receipt_id: UUID) -> HttpResponse:
    """The PDF; while it is being typeset, a page that says so. Refuses: NotFound, FileChanged."""
    case = case_of(request, code)
    try:
        row, content = queries.receipt_for(receipt_id, seen_by=request.actor)
    except ReceiptNotReady:
        response = page(request, "not_ready.html", {"case": case, "title": _("Biên lai đang được lập")}, status=503)
        response.headers["Retry-After"] = "2"
        response.headers["Refresh"] = "2"
        return response
    if row.code != code:
        raise NotFound
    serial = rules.serial(row.series, row.number).replace("/", "-")
    return sent(content, "application/pdf", f"bien-lai-{serial}-{code}.pdf", inline=False)
