"""A file that shows what an assessor or the agency saw."""

from uuid import UUID

from django.http import HttpResponse

from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.sent import PICTURES, sent
from onedoor.doors.office.assessment_words import TAKES_PART
from onedoor.quality import queries


@access(TAKES_PART)
def assessment_evidence(request: ActorRequest, evidence_id: UUID) -> HttpResponse:
    """The bytes: a picture is shown in the page, anything else is saved. Refuses: NotFound, BytesChanged."""
    row, content = queries.evidence(evidence_id, seen_by=request.actor)
    return sent(content, row.media_type, row.name, inline=row.media_type in PICTURES)
