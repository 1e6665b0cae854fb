"""What one may ask about notices."""

from collections import Counter
from collections.abc import Collection, Mapping

from onedoor.base.actor import Actor, Quality
from onedoor.base.errors import NotFound
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


def told(subjects: Collection[str], *, seen_by: Actor) -> Mapping[tuple[str, str], int]:
    """How many messages of each kind there are about those subjects. Refuses: NotFound (not the system)."""
    if seen_by.quality is not Quality.SYSTEM:
        raise NotFound
    rows = Notice.objects.filter(subject_ref__in=list(subjects)).values_list("subject_ref", "kind")
    return Counter((subject, kind) for subject, kind in rows)
