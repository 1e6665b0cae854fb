"""The language of the pages, kept in a cookie that holds nothing else."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.doors.frame.next_page import safe_next


@require_POST
@access(PUBLIC)
def language(request: ActorRequest) -> HttpResponse:
    """Go back to the page in the chosen language; an unknown one changes nothing."""
    chosen = request.POST.get("language", "")
    response = HttpResponseRedirect(safe_next(request.POST.get("next")))
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response
