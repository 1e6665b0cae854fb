"""Take several dossiers of the inbox at once."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onedoor.base.actor import Role
from onedoor.base.errors import Refusal
from onedoor.doors.desk.shown import tell
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.next_page import safe_next
from onedoor.doors.frame.sentences import words_for
from onedoor.dossiers import operations

_AT_ONCE = 50


@require_POST
@access(OFFICER(Role.RECEIVER, Role.HANDLER, Role.LEADER))
def take(request: ActorRequest) -> HttpResponse:
    """Each ticked dossier is the officer's, or it is said why not."""
    taken, refused = 0, []
    for code in request.POST.getlist("code")[:_AT_ONCE]:
        try:
            operations.assign(code, by=request.actor, to=request.actor.id)
            taken += 1
        except Refusal as refusal:
            refused.append(f"{code[:60]}: {words_for(refusal, get_language() or 'vi').title}")
    if taken:
        text = ngettext("Anh/chị đã nhận %(n)s hồ sơ.", "Anh/chị đã nhận %(n)s hồ sơ.", taken) % {"n": taken}
    else:
        text = _("Chưa nhận được hồ sơ nào.") if refused else _("Hãy đánh dấu hồ sơ muốn nhận.")
    tell(request, text, " · ".join(refused), kind="hurry" if refused or not taken else "success")
    return redirect(safe_next(request.POST.get("next"), reverse("desk:inbox")))
