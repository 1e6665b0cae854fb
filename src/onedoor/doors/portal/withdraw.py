"""Withdraw a dossier: what it means, then asked."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from onedoor.base import text
from onedoor.catalogue import queries as catalogue
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.portal.shown import page
from onedoor.dossiers import operations, queries


@access(CITIZEN)
def withdraw(request: ActorRequest, code: str) -> HttpResponse:
    """Say what withdrawing means; on the button, ask the agency for it."""
    view = queries.dossier(code, seen_by=request.actor)
    if request.method == "POST":
        reason = text.clean(request.POST.get("reason", "")[:1000])
        operations.ask_withdrawal(code, by=request.actor, reason=reason)
        return redirect(reverse("portal:dossier", args=[code]) + "?just=asked")
    if "ask_withdrawal" not in view.moves:
        return redirect("portal:dossier", code)
    definition = catalogue.version(view.version_id).definition
    return page(request, "withdraw.html", {"dossier": view, "definition": definition}, here="my_dossiers")
