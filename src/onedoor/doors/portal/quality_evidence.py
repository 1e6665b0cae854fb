"""A picture of a portal, by a probe or an assessor: drawn anew, so that it carries only what it shows."""

import io
from functools import lru_cache
from uuid import UUID

from django.http import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.doors.frame.sent import PICTURES, sent
from onedoor.quality import queries

_SMALL, _LARGE = (320, 640), (1600, 6400)
_MOST_PIXELS = 12_000_000
"""A greater picture would keep a whole turn of the server busy for whoever asks."""


@access(PUBLIC)
def quality_evidence(request: ActorRequest, evidence_id: UUID) -> HttpResponseBase:
    """The picture, small if the address says so. Refuses: NotFound (not public, taken down, no picture, too large).

    Who keeps a copy asks each time whether it still stands, so that one taken down is gone at once.
    """
    found = queries.published_picture(evidence_id)
    if found.media_type not in PICTURES:
        raise NotFound
    size = _SMALL if "small" in request.GET else _LARGE
    tag = quote_etag(f"{found.sha256}-{size[0]}")
    if (unchanged := get_conditional_response(request, tag)) is not None:
        return _kept(unchanged, tag)
    return _kept(sent(_drawn(found.id, found.sha256, size), "image/webp", "evidence.webp", inline=True), tag)


def _kept(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "public, no-cache"
    return response


@lru_cache(maxsize=256)
def _drawn(picture_id: UUID, sha256: str, size: tuple[int, int]) -> bytes:
    """The bytes of a digest do not change, so that they are drawn once."""
    from PIL import Image  # noqa: PLC0415  Large; only a process that is asked for a picture pays for it.

    with Image.open(io.BytesIO(queries.published_bytes(picture_id)), formats=("JPEG", "PNG", "WEBP")) as picture:
        if picture.width * picture.height > _MOST_PIXELS:
            raise NotFound
        drawn = picture.convert("RGB")
    drawn.thumbnail(size)
    out = io.BytesIO()
    drawn.save(out, "WEBP", quality=70 if size == _SMALL else 80)
    return out.getvalue()
