"""The declaration of a draft: fixed, read, signed by who files and by the others; who has signed and who has not."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language

from onedoor.base.errors import NotFound, Refusal
from onedoor.base.text import without_marks_ascii
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.frame.sentences import words_for
from onedoor.doors.portal.document import pdf
from onedoor.doors.portal.journey import Journey, load, on_a_journey
from onedoor.doors.portal.shown import page
from onedoor.doors.portal.signing_words import TROUBLES
from onedoor.dossiers import operations, queries
from onedoor.dossiers.errors import Incomplete, NoAgency
from onedoor.dossiers.terms import DeclarationView
from onedoor.signing import operations as signing
from onedoor.signing import queries as papers
from onedoor.signing.terms import PaperState, PlaceRow, PlaceState


@access(CITIZEN)
@on_a_journey
def declaration(request: ActorRequest, journey: Journey) -> HttpResponse:
    """What was fixed and how its signatures stand; a form posted here fixes, signs, asks again, or takes it back."""
    if not journey.wants_signature:
        return redirect("portal:check", journey.draft.id)
    if request.method != "POST":
        return _shown(request, journey)
    try:
        return _done(request, journey)
    except (Incomplete, NoAgency):
        return redirect("portal:check", journey.draft.id)
    except NotFound:
        raise
    except Refusal as refusal:
        return _shown(request, load(journey.draft.id, request.actor), refusal)


def _done(request: ActorRequest, journey: Journey) -> HttpResponse:
    draft, found = journey.draft.id, journey.declaration
    match request.POST.get("do"):
        case "fix":
            operations.fix_declaration(draft, by=request.actor, language=(get_language() or "vi")[:2])
        case "sign" if found is not None:
            ceremony = signing.begin([found.paper.id], by=request.actor)
            return redirect("portal:signing", ceremony)
        case "drop":
            operations.drop_declaration(draft, by=request.actor)
            return redirect("portal:tasks", draft)
        case "again":
            operations.ask_signer_again(draft, _place(request), by=request.actor)
    return redirect("portal:declaration", draft)


def _place(request: ActorRequest) -> UUID:
    try:
        return UUID(request.POST.get("place", ""))
    except ValueError:
        raise NotFound from None


def _shown(request: ActorRequest, journey: Journey, refusal: Refusal | None = None) -> HttpResponse:
    found = journey.declaration
    if found is None and refusal is None:
        return redirect("portal:check", journey.draft.id)
    context: dict[str, object] = {
        "journey": journey,
        "found": found,
        "refused": words_for(refusal, get_language() or "vi") if refusal else None,
    }
    if found is not None:
        context |= _standing(request, found)
    return page(request, "declaration.html", context, here="my_dossiers", status=409 if refusal else 200)


def _standing(request: ActorRequest, found: DeclarationView) -> dict[str, object]:
    mine = next((place for place in found.paper.places if place.holder_id == request.actor.id), None)
    mine_wanted = mine is not None and mine.state is PlaceState.WANTED
    declined = any(place.state is PlaceState.DECLINED for place in found.paper.places)
    return {
        "lines": [_line(found, place) for place in found.paper.places],
        "signed": found.paper.state is PaperState.SIGNED,
        "mine_wanted": mine_wanted,
        "somebody_declined": declined and not mine_wanted,
        "under_way": papers.under_way(found.paper.id, seen_by=request.actor),
        "trouble": TROUBLES.get(found.paper.trouble, ""),
    }


def _line(found: DeclarationView, place: PlaceRow) -> dict[str, object]:
    """A signature; who was invited is told by link too, for whoever has no mail."""
    invited = place.invited_at is not None and place.holder_id != found.by_id
    return {
        "place": place,
        "given": place.state is PlaceState.GIVEN,
        "declined": place.state is PlaceState.DECLINED,
        "me": place.holder_id == found.by_id,
        "link": f"{settings.ENV.public}/co-sign/{place.id}" if invited and place.state is PlaceState.WANTED else "",
    }


@access(CITIZEN)
def declaration_paper(request: ActorRequest, draft_id: UUID) -> HttpResponse:
    """The PDF that is to be signed, with the signatures so far; one that waits for the press is printed at once."""
    found = queries.declaration(draft_id, seen_by=request.actor)
    if found is None:
        raise NotFound
    if not found.paper.printed:
        operations.typeset_declaration(found.id)
    return pdf(queries.declaration_pages(draft_id, seen_by=request.actor), without_marks_ascii(found.title))


@access(CITIZEN)
def declared(request: ActorRequest, code: str) -> HttpResponse:
    """The PDF that was signed and filed with a dossier. Refuses: NotFound."""
    found = queries.declared(code, seen_by=request.actor)
    if found is None:
        raise NotFound
    content = queries.declared_pages(code, seen_by=request.actor)
    return pdf(content, f"{without_marks_ascii(found.title)}-{code}")
