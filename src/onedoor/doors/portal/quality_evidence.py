"""A screenshot of an assessor, once the assessment is public: drawn anew, so that it carries only what it shows."""

import io
from functools import lru_cache
from uuid import UUID

from django.http import HttpResponse

from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.doors.frame.sent import PICTURES, sent
from onedoor.quality import queries

_SMALL, _LARGE = (320, 640), (1600, 6400)
_MOST_PIXELS = 12_000_000
"""A greater picture would keep a whole turn of the server busy for whoever asks."""


@access(PUBLIC)
def quality_evidence(request: ActorRequest, evidence_id: UUID) -> HttpResponse:
    """The picture, small if the address says so. Refuses: NotFound (not public, no picture, too large)."""
    response = sent(
        _drawn(evidence_id, _SMALL if "small" in request.GET else _LARGE), "image/webp", "evidence.webp", inline=True
    )
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


@lru_cache(maxsize=256)
def _drawn(evidence_id: UUID, size: tuple[int, int]) -> bytes:
    """A settled assessment does not change, so that it is drawn once."""
    from PIL import Image  # noqa: PLC0415  Large; only a process that is asked for a picture pays for it.

    row, content = queries.published_evidence(evidence_id)
    if row.media_type not in PICTURES:
        raise NotFound
    with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as picture:
        if picture.width * picture.height > _MOST_PIXELS:
            raise NotFound
        drawn = picture.convert("RGB")
    drawn.thumbnail(size)
    out = io.BytesIO()
    drawn.save(out, "WEBP", quality=70 if size == _SMALL else 80)
    return out.getvalue()
