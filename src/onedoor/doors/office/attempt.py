"""One attempt: what happened, step by step, and why it was ruled as it was."""

from uuid import UUID

from django.http import HttpResponse

from onedoor.base import clock
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office import words
from onedoor.doors.office.attempts import named
from onedoor.doors.office.cause_words import KINDS, OUTCOMES
from onedoor.doors.office.shown import MEASURES, agency_name, page
from onedoor.quality import profile, queries


@access(MEASURES)
def attempt(request: ActorRequest, attempt_id: UUID) -> HttpResponse:
    """Its course: ids of steps and rules; whose it was cannot be told from here."""
    row = queries.attempt(attempt_id, seen_by=request.actor)
    context = {
        "row": row,
        "title": words.title_of(row.procedure, clock.day_of(row.started_at)),
        "where": agency_name(row.agency),
        "outcome": OUTCOMES[row.outcome],
        "cause": named(row.cause),
        "contributing": [named(one) for one in row.contributing],
        "minutes": round(row.active_seconds / 60),
        "steps": [(event, str(KINDS.get(event.kind, event.kind.value))) for event in row.steps],
        "kept": profile.pack().attribution.keep_events_days,
    }
    return page(request, "attempt.html", context)
