"""What one may ask about notices."""

from onedoor.base.actor import Actor
from onedoor.notices.models import Notice
from onedoor.notices.terms import Kind, NoticeRow, NoticeState

_MOST = 200


def notices(*, seen_by: Actor) -> tuple[NoticeRow, ...]:
    """The newest two hundred notices to the person who asks; nobody reads another's."""
    if not seen_by.is_citizen or seen_by.id is None:
        return ()
    return tuple(
        NoticeRow(
            row.id, Kind(row.kind), row.title, row.text, row.at, NoticeState(row.state), row.subject_ref, row.language
        )
        for row in Notice.objects.filter(person_id=seen_by.id).order_by("-at", "-id")[:_MOST]
    )
