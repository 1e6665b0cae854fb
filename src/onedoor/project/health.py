"""Whether this process and its database answer."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse

from onedoor.doors.frame.access import PUBLIC, access


@access(PUBLIC)
def health(_request: HttpRequest) -> HttpResponse:
    """200 `ok` when the database answers, 503 with the reason in two words when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("no database\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
