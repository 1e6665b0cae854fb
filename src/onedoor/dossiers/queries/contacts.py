"""Where people can be asked about what they began: for the system alone, and only by when they began it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from onedoor.base.actor import SYSTEM, Actor, Quality
from onedoor.base.errors import NotFound
from onedoor.catalogue import queries as catalogue
from onedoor.dossiers.models import Draft
from onedoor.dossiers.terms import Contact
from onedoor.identity import queries as identity


def contacts(begun_at: Collection[datetime], *, seen_by: Actor) -> tuple[Contact, ...]:
    """Of each draft that a living person began at one of those very moments. Refuses: NotFound (not the system).

    The address is the one left with the dossier, else in the draft, else with the sign-in.
    """
    if seen_by.quality is not Quality.SYSTEM:
        raise NotFound
    found = Draft.objects.filter(started_at__in=list(begun_at), client=None).select_related("dossier").order_by("id")
    rows = [row for row in found if not identity.died(row.owner)]
    others: dict[UUID, list[UUID]] = defaultdict(list)
    for owner, draft in Draft.objects.filter(owner__in=[row.owner for row in rows]).values_list("owner", "id"):
        others[owner].append(draft)
    return tuple(
        Contact(
            draft=row.id,
            owner=row.owner,
            service=catalogue.version(row.version_id).definition.title,
            email=_email(row),
            language=_language(row),
            others=tuple(sorted(others[row.owner])),
        )
        for row in rows
    )


def _email(row: Draft) -> str:
    if row.submitted_at is not None:
        return row.dossier.email
    if left := row.answers.get("requester_email"):
        return str(left)
    return identity.person(row.owner, seen_by=SYSTEM).email


def _language(row: Draft) -> str:
    return row.dossier.language if row.submitted_at is not None else "vi"
