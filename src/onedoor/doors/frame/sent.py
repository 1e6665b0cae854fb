"""How bytes leave: named, not guessed at, in a sandbox, and not kept by any cache."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

PICTURES = frozenset({"image/jpeg", "image/png", "image/webp"})
SHOWN = PICTURES | {"application/pdf"}
"""What is shown inside the dossier's page."""
_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
_POLICY_OF_A_PAPER = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
"""A browser's own PDF viewer does not run in a sandbox of ours; it has one of its own, and scripts stay forbidden."""


def sent(content: bytes, media_type: str, name: str, *, inline: bool) -> HttpResponse:
    """The bytes, to be shown inside a page (`inline`) or saved."""
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = content_disposition_header(not inline, name) or "attachment"
    paper = inline and media_type == "application/pdf"
    response.headers["Content-Security-Policy"] = _POLICY_OF_A_PAPER if paper else _POLICY
    if paper:
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response
