"""Erase what may be erased, after a plan: what goes, what stays, by which law."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.frame.components import PageError
from onedoor.doors.portal.shown import page
from onedoor.doors.portal.vault import whose
from onedoor.vault import operations, queries
from onedoor.vault.errors import PlanChanged


@access(CITIZEN)
def vault_erase(request: ActorRequest, owner_id: UUID) -> HttpResponse:
    """Show the plan; on the button, do exactly that."""
    plan = queries.erasure_plan(owner_id, seen_by=request.actor)
    of = whose(request, owner_id)
    errors: tuple[PageError, ...] = ()
    if request.method == "POST":
        try:
            operations.erase(owner_id, seen=request.POST.get("seen", ""), by=request.actor)
            return redirect(of.href)
        except PlanChanged:
            errors = (PageError(_("Kho dữ liệu vừa thay đổi. Chưa có gì bị xóa; mời bạn xem lại kế hoạch.")),)
    context = {"whose": of, "plan": plan, "errors": errors}
    return page(request, "vault_erase.html", context, here="vault", status=409 if errors else 200)
