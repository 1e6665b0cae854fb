"""Keep the inbox as it is narrowed now, under a name."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onedoor.doors.desk import narrowing
from onedoor.doors.desk.shown import tell
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.dossiers import operations


@require_POST
@access(OFFICER())
def save_view(request: ActorRequest) -> HttpResponse:
    """The view stands among the officer's own; a name used before now means this view."""
    narrowed = narrowing.read(QueryDict(request.POST.get("query", "")[:2000].removeprefix("?")))
    name = request.POST.get("name", "").strip()[:60]
    if name:
        operations.save_view(name, narrowed, by=request.actor)
        tell(request, _("Đã lưu cách xem «%(name)s».") % {"name": name})
    else:
        tell(request, _("Chưa lưu được cách xem: hãy đặt tên cho nó."), kind="hurry")
    return redirect(reverse("desk:inbox") + narrowing.written(narrowed))
