"""One paper: what it says, how sure it is, how often it served, who read it; and its document."""

from urllib.parse import quote
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.frame.vault_shown import facts_shown, readings_shown
from onedoor.doors.portal.shown import page
from onedoor.doors.portal.vault import whose
from onedoor.vault import operations, queries
from onedoor.vault.terms import ItemView, Origin

_SHOWN_READINGS = 5


@access(CITIZEN)
def vault_item(request: ActorRequest, item_id: UUID) -> HttpResponse:
    """The paper, with the newest readings."""
    view = queries.item(item_id, seen_by=request.actor)
    read = queries.readings(view.row.owner, seen_by=request.actor, of=item_id)
    context = {
        "whose": whose(request, view.row.owner),
        "view": view,
        "row": view.row,
        "facts": facts_shown(view),
        "dossier": str(view.facts.get("dossier") or ""),
        "readings": readings_shown(read.rows, request.actor)[:_SHOWN_READINGS],
        "more_readings": len(read.rows) > _SHOWN_READINGS,
        "disputes": queries.disputes_of(view.row.owner, seen_by=request.actor, item=item_id),
        "removable": view.row.origin is Origin.DECLARED,
    }
    return page(request, "vault_item.html", context, here="vault")


@access(CITIZEN)
def vault_document(request: ActorRequest, item_id: UUID) -> HttpResponse:
    """The document, saved and never shown inside our pages."""
    return download(*queries.content(item_id, seen_by=request.actor))


@require_POST
@access(CITIZEN)
def vault_remove(request: ActorRequest, item_id: UUID) -> HttpResponse:
    """A copy that one brought in is gone."""
    owner = queries.item(item_id, seen_by=request.actor).row.owner
    operations.remove(item_id, by=request.actor)
    return redirect(whose(request, owner).href)


def download(view: ItemView, content: bytes) -> HttpResponse:
    """The bytes of an item's document as a download."""
    pages = view.row.pages
    answer = HttpResponse(content, content_type=pages.media_type if pages else "application/octet-stream")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(pages.name if pages else 'document')}"
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
