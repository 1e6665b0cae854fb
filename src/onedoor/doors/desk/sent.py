"""How bytes leave: named, not guessed at, in a sandbox, and not kept by any cache."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

PICTURES = frozenset({"image/jpeg", "image/png", "image/webp"})
_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"


def sent(content: bytes, media_type: str, name: str, *, inline: bool) -> HttpResponse:
    """The bytes, to be shown inside a page (`inline`) or saved."""
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = content_disposition_header(not inline, name) or "attachment"
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response
