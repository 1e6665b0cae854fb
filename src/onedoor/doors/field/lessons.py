"""Short lessons, and which of them the helper has read."""

from django.http import HttpResponse
from django.shortcuts import redirect

from onedoor.base.errors import NotFound
from onedoor.doors.field.shown import HELPS, page
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.outreach import operations, queries


@access(HELPS)
def lessons(request: ActorRequest) -> HttpResponse:
    """The list, in the order in which they are read."""
    rows = queries.lessons_of(seen_by=request.actor)
    return page(request, "lessons.html", {"rows": rows, "read": sum(row.read_at is not None for row in rows)})


@access(HELPS)
def lesson(request: ActorRequest, lesson_id: str) -> HttpResponse:
    """One of them; sent, it was read, and the next one that was not is shown. Refuses: NotFound."""
    rows = queries.lessons_of(seen_by=request.actor)
    row = next((one for one in rows if one.lesson.id == lesson_id), None)
    if row is None:
        raise NotFound
    if request.method == "POST":
        operations.read_lesson(lesson_id, row.lesson.version, by=request.actor)
        after = next((one for one in rows if one.read_at is None and one.lesson.id != lesson_id), None)
        return redirect("field:lesson", after.lesson.id) if after else redirect("field:lessons")
    return page(request, "lesson.html", {"row": row, "lesson": row.lesson})
