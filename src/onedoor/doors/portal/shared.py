"""What somebody shares by a link: their words, the papers, and nothing else; gone the moment it is taken back."""

from uuid import UUID

from django.http import HttpResponse

from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.doors.portal.shown import page
from onedoor.doors.portal.vault_item import download
from onedoor.vault import queries


@access(PUBLIC)
def shared(request: ActorRequest, token: str) -> HttpResponse:
    """Which papers are shared, with whom, what for, until when; no data before a paper is opened."""
    context = {"consent": queries.shared_by_link(token), "items": queries.shared_items(token)}
    return page(request, "shared.html", context)


@access(PUBLIC)
def shared_document(request: ActorRequest, token: str, item_id: UUID) -> HttpResponse:
    """One paper, as a download; its owner sees that it was opened."""
    return download(*queries.shared_document(token, item_id, seen_by=request.actor))
