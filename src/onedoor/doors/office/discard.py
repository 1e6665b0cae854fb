"""Discard a draft."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office.shown import DECIDES
from onedoor.fees import operations


@require_POST
@access(DECIDES)
def discard(request: ActorRequest, policy_id: UUID) -> HttpResponse:
    """The draft is gone."""
    operations.discard_draft(policy_id, by=request.actor)
    request.session["office_told"] = _("Đã bỏ bản dự thảo.")
    return redirect("office:policies")
