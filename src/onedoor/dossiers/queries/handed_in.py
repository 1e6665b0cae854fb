"""What was handed in by hand although it may be known elsewhere: counted for figures, never with an answer in it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Prefetch, Q, QuerySet

from onedoor.base import clock
from onedoor.base.actor import Actor, Quality, Role
from onedoor.base.errors import NotFound
from onedoor.base.kept import kept_for
from onedoor.base.sealing.keys import KeyDestroyed
from onedoor.catalogue.terms import Channel
from onedoor.dossiers.models import Attachment, Dossier
from onedoor.dossiers.terms.handed import HandedCounts, HandedIn

_NEWEST = ("-submitted_at", "-id")
MOST = 1000
"""Of more dossiers the newest are read: enough for a share within three points."""


def procedures_filed(first: date, last: date, *, seen_by: Actor) -> dict[str, int]:
    """The procedures of which dossiers were filed, and how many. Refuses: NotFound."""
    found = _filed(first, last, reach_of(seen_by)).order_by().values_list("procedure")
    return dict(Counter(code for (code,) in found))


def handed_counts(procedure: str, first: date, last: date, *, seen_by: Actor, most: int = MOST) -> HandedCounts:
    """By question and paper, in how many dossiers it was handed in. Up to five minutes old. Refuses: NotFound."""
    return _counts(procedure, first, last, reach_of(seen_by), most)


def handed_in(
    procedure: str, first: date, last: date, *, seen_by: Actor, part: str = "", most: int = MOST
) -> tuple[HandedIn, ...]:
    """The dossiers, the newest first; of `part`, those among them in which people handed that in themselves.

    Refuses: NotFound.
    """
    rows = _read(_filed(first, last, reach_of(seen_by)).filter(procedure=procedure), most)
    return tuple(row for row in rows if not part or row.by_hand(part))


def handed(code: str, *, seen_by: Actor) -> HandedIn | None:
    """One dossier; None where there is none or its person was erased. Refuses: NotFound (not the system)."""
    if seen_by.quality is not Quality.SYSTEM:
        raise NotFound
    return next(_read(Dossier.objects.filter(code=code), 1), None)


def reach_of(by: Actor) -> str:
    """The agency up to which the actor sees, with all below it; empty: everything. Refuses: NotFound."""
    if by.quality is Quality.SYSTEM:
        return by.agency or ""
    if not (by.is_officer and by.agency and by.has(Role.LEADER, Role.AUDITOR)):
        raise NotFound
    return by.agency


@kept_for(300)
def _counts(procedure: str, first: date, last: date, reach: str, most: int) -> HandedCounts:
    filed = _filed(first, last, reach).filter(procedure=procedure)
    rows = list(_read(filed, most))
    return HandedCounts(
        total=filed.count(),
        n=len(rows),
        answered=Counter(name for row in rows for name in row.answered),
        by_hand=Counter(name for row in rows for name in row.answered | row.papers.keys() if row.by_hand(name)),
        served=Counter(name for row in rows for name in row.served),
        at_counter=sum(row.channel == Channel.COUNTER for row in rows),
        due=sum(row.due for row in rows),
    )


def _filed(first: date, last: date, reach: str) -> QuerySet[Dossier]:
    begins, ends = (datetime.combine(day, time.min, clock.law_zone()) for day in (first, last + timedelta(days=1)))
    found = Dossier.objects.filter(submitted_at__gte=begins, submitted_at__lt=ends)
    return found.filter(Q(agency=reach) | Q(agency__startswith=f"{reach}.")) if reach else found


def _read(filed: QuerySet[Dossier], most: int) -> Iterator[HandedIn]:
    """Their answers are opened to see which are there, and forgotten; a person who was erased counts no more."""
    papers = Prefetch("draft__attachments", Attachment.objects.filter(removed_at=None))
    rows = filed.select_related("draft").prefetch_related(papers).annotate(made=Count("steps"))
    for row in rows.order_by(*_NEWEST)[:most]:
        try:
            answered = frozenset(name for name, answer in row.answers.items() if answer not in (None, "", [], {}))
        except KeyDestroyed:
            continue
        attached: dict[str, tuple[str, ...]] = {}
        for file in row.draft.attachments.all():
            attached[file.slot] = (*attached.get(file.slot, ()), file.sha256)
        yield HandedIn(
            code=row.code,
            agency=row.agency,
            version=row.version_id,
            channel=row.channel,
            submitted_at=row.submitted_at,
            owner=row.owner,
            answered=answered,
            papers=attached,
            served=frozenset(row.sources),
            due=row.payment_due,
            steps=row.made,
            closed_at=row.closed_at,
        )
