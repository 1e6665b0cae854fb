"""Signing beside somebody else: the paper, who asks, and one's own answer; nothing else of theirs is seen."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language

from onedoor.agencies import queries as agencies
from onedoor.base import text
from onedoor.base.errors import NotFound, Refusal
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.frame.sentences import words_for
from onedoor.doors.portal.document import pdf
from onedoor.doors.portal.shown import page
from onedoor.doors.portal.signing_words import TROUBLES
from onedoor.identity import queries as identity
from onedoor.identity.terms import KnownAs
from onedoor.signing import operations, queries
from onedoor.signing.terms import PlaceState

_SURE = 2
"""From this assurance level on, a sign-in vouches for the citizen number."""


@access(CITIZEN)
def co_sign(request: ActorRequest, place_id: UUID) -> HttpResponse:
    """What the person was asked to sign; on a button they sign it, or decline. Refuses: NotFound."""
    if request.method != "POST":
        return _shown(request, place_id)
    me = _me(request)
    operations.admit(place_id, by=request.actor, key=me.subject, number=me.citizen_number)
    try:
        if request.POST.get("do") == "decline":
            operations.decline(place_id, text.clean(request.POST.get("why", "")[:300]), by=request.actor)
        elif request.POST.get("do") == "sign":
            found = queries.co_signing(place_id, seen_by=request.actor, number=me.citizen_number)
            return redirect("portal:signing", operations.begin([found.paper], by=request.actor))
    except NotFound:
        raise
    except Refusal as refusal:
        return _shown(request, place_id, refusal)
    return redirect("portal:co_sign", place_id)


def _me(request: ActorRequest) -> KnownAs:
    known = identity.known_as(request.actor)
    return known if request.actor.assurance >= _SURE else KnownAs(known.subject, "")


def _shown(request: ActorRequest, place_id: UUID, refusal: Refusal | None = None) -> HttpResponse:
    found = queries.co_signing(place_id, seen_by=request.actor, number=_me(request).citizen_number)
    language = get_language() or "vi"
    context = {
        "found": found,
        "title": found.title_en if language.startswith("en") else found.title,
        "agency": agencies.agency(found.agency).name(language),
        "given": found.state is PlaceState.GIVEN,
        "declined": found.state is PlaceState.DECLINED,
        "withdrawn": not found.still_wanted and not found.complete,
        "under_way": queries.under_way(found.paper, seen_by=request.actor),
        "trouble": TROUBLES.get(found.trouble, "") if found.my_turn else "",
        "refused": words_for(refusal, language) if refusal else None,
    }
    return page(request, "co_sign.html", context, here="my_dossiers", status=409 if refusal else 200)


@access(CITIZEN)
def co_sign_paper(request: ActorRequest, place_id: UUID) -> HttpResponse:
    """The PDF that the person is asked to sign, or signed. Refuses: NotFound, BytesChanged."""
    number = _me(request).citizen_number
    found = queries.co_signing(place_id, seen_by=request.actor, number=number)
    content = queries.co_signed_pages(place_id, seen_by=request.actor, number=number)
    return pdf(content, text.without_marks_ascii(found.title))
