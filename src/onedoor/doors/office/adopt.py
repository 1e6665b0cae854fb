"""Adopt a draft: another person than who drafted it, with the forecast of its simulation."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office import figures
from onedoor.doors.office.period import asked
from onedoor.doors.office.shown import DECIDES
from onedoor.fees import operations, queries


@require_POST
@access(DECIDES)
def adopt(request: ActorRequest, policy_id: UUID) -> HttpResponse:
    """The policy that was seen is in force from its first day on."""
    row = queries.policy(policy_id, seen_by=request.actor)
    found = figures.simulated(row.policy, asked(request.POST), request.actor) if row.adopted_at is None else None
    operations.adopt(
        policy_id,
        by=request.actor,
        seen_digest=request.POST.get("digest", ""),
        forecast={**found.forecast(), "procedures": list(figures.concerned(row.policy))} if found else None,
    )
    request.session["office_told"] = _("Chính sách đã được ban hành và từ nay không sửa được.")
    return redirect("office:policy", policy_id)
