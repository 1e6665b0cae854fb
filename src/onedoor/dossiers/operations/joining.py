"""Dossiers that machine clients filed for somebody are that person's, once a sign-in vouches for who they are."""

from collections.abc import Iterable
from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base.actor import SYSTEM
from onedoor.base.operation import operation
from onedoor.dossiers.models import Dossier, Draft


@operation
def hand_over(former: Iterable[UUID], person: UUID) -> None:
    """Drafts and dossiers of these ids are that person's; the client keeps following what it filed."""
    known = tuple(former)
    Draft.objects.filter(owner__in=known, client__isnull=False).update(owner=person)
    filed = Dossier.objects.filter(owner__in=known, client__isnull=False)
    ids = list(filed.values_list("id", flat=True))
    filed.update(owner=person)
    for dossier in ids:
        audit.record(by=SYSTEM, verb="dossiers.hand_over", subject=f"dossier:{dossier}", facts={"to": str(person)})
