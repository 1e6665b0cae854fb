"""What one may ask about notices."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from onedoor.base.actor import Actor, Quality
from onedoor.base.errors import NotFound
from onedoor.notices.models import Notice
from onedoor.notices.terms import OF_WORK, Kind, NoticeRow, NoticeState

_MOST = 200


def notices(*, seen_by: Actor) -> tuple[NoticeRow, ...]:
    """The newest two hundred notices to the person who asks; nobody reads another's."""
    if not seen_by.is_citizen or seen_by.id is None:
        return ()
    return _rows(Notice.objects.filter(person_id=seen_by.id))


def of_work(*, seen_by: Actor) -> tuple[NoticeRow, ...]:
    """The newest two hundred notices about their work to the officer who asks; nobody reads another's."""
    if not seen_by.is_officer or seen_by.id is None:
        return ()
    return _rows(Notice.objects.filter(person_id=seen_by.id, kind__in=OF_WORK))


def _rows(found: QuerySet[Notice]) -> tuple[NoticeRow, ...]:
    return tuple(
        NoticeRow(
            row.id, Kind(row.kind), row.title, row.text, row.at, NoticeState(row.state), row.subject_ref, row.language
        )
        for row in found.order_by("-at", "-id")[:_MOST]
    )


def lately(persons: Collection[UUID], kinds: Collection[Kind], since: datetime, *, seen_by: Actor) -> frozenset[UUID]:
    """Those of the persons who had a message of such a kind since then. Refuses: NotFound (not the system)."""
    _check(seen_by)
    return frozenset(
        Notice.objects.filter(person_id__in=list(persons), kind__in=list(kinds), at__gte=since).values_list(
            "person_id", flat=True
        )
    )


def states(keys: Collection[str], *, seen_by: Actor) -> Mapping[str, NoticeState]:
    """By key how far a message has come. Refuses: NotFound (not the system)."""
    _check(seen_by)
    rows = Notice.objects.filter(key__in=list(keys)).values_list("key", "state")
    return {key: NoticeState(state) for key, state in rows}


def told(subjects: Collection[str], *, seen_by: Actor) -> Mapping[tuple[str, str], int]:
    """How many messages of each kind there are about those subjects. Refuses: NotFound (not the system)."""
    _check(seen_by)
    rows = Notice.objects.filter(subject_ref__in=list(subjects)).values_list("subject_ref", "kind")
    return Counter((subject, kind) for subject, kind in rows)


def _check(seen_by: Actor) -> None:
    if seen_by.quality is not Quality.SYSTEM:
        raise NotFound
