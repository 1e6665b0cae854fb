"""Where a dossier stands, for who holds its code and the last digits of the applicant's number."""

from typing import Annotated

from django.http import HttpRequest
from pydantic import StringConstraints

from onedoor.doors.api.api import api, guarded
from onedoor.doors.api.schemas import Problem, StatusOut, Texts
from onedoor.doors.frame.access import PUBLIC
from onedoor.dossiers import queries


@api.get("/status", response={200: StatusOut, 400: Problem, 404: Problem}, tags=["status"])
@guarded(PUBLIC)
def status(
    request: HttpRequest,
    code: Annotated[str, StringConstraints(max_length=60)],
    last_digits: Annotated[str, StringConstraints(max_length=4)],
) -> StatusOut:
    """The dossier's state, alike unknown for a wrong code and for wrong digits."""
    row = queries.public_status(code, last_digits)
    return StatusOut(
        code=row.code,
        title=Texts(vi=row.title_vi, en=row.title_en),
        agency=row.agency,
        state=row.state.value,
        portal_code=row.state.portal_code,
        turn=row.turn.value,
        submitted_on=row.submitted_on,
        due_on=row.due_on,
    )
