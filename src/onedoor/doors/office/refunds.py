"""Refunds: asked, sent, done, failed; one that failed is asked for again."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office.shown import DECIDES, page
from onedoor.fees import operations, queries
from onedoor.fees.terms import RefundState

MOST = 200


@access(DECIDES)
def refunds(request: ActorRequest) -> HttpResponse:
    """The newest, of a state where the address names one; what failed and waits for somebody stands first."""
    asked = request.GET.get("state", "")
    state = asked if asked in set(RefundState) else ""
    context = {
        "failed": queries.failed_refunds(seen_by=request.actor),
        "rows": queries.every_refund(seen_by=request.actor, state=state, most=MOST),
        "states": tuple(RefundState),
        "state": state,
        "most": MOST,
    }
    return page(request, "refunds.html", context)


@require_POST
@access(DECIDES)
def retry(request: ActorRequest, refund_id: UUID) -> HttpResponse:
    """A refund that failed is asked for once more."""
    operations.retry_refund(refund_id, by=request.actor)
    request.session["office_told"] = _("Đã lập lệnh hoàn mới.")
    return redirect("office:refunds")
