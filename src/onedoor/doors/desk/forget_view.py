"""Forget a saved view."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onedoor.doors.desk.shown import tell
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.dossiers import operations


@require_POST
@access(OFFICER())
def forget_view(request: ActorRequest) -> HttpResponse:
    """The view of that name is gone from the officer's own."""
    name = request.POST.get("name", "")[:60]
    operations.forget_view(name, by=request.actor)
    tell(request, _("Đã bỏ cách xem «%(name)s».") % {"name": name})
    return redirect("desk:inbox")
