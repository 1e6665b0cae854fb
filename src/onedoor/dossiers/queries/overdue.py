"""What is overdue at the agencies that one answers for: counts, and no dossier."""

from django.db.models import Count, Min, Q

from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor, Role
from onedoor.base.errors import NotFound
from onedoor.dossiers.models import Dossier
from onedoor.dossiers.terms import CLOSED, PAUSED, Overdue


def overdue(*, seen_by: Actor) -> tuple[Overdue, ...]:
    """Each agency with dossiers that are past their time now, the most first: the actor's own and those below it.

    The system sees all. Refuses: NotFound (neither a leader nor an auditor).
    """
    rows = Dossier.objects.all()
    if seen_by != SYSTEM:
        if not (seen_by.is_officer and seen_by.agency and seen_by.has(Role.LEADER, Role.AUDITOR)):
            raise NotFound
        rows = rows.filter(Q(agency=seen_by.agency) | Q(agency__startswith=f"{seen_by.agency}."))
    found = (
        rows.exclude(state__in=sorted(CLOSED | PAUSED))
        .filter(due_at__lt=clock.now(), handled_at=None)
        .values_list("agency")
        .annotate(n=Count("id"), oldest=Min("due_at"))
        .order_by("-n", "agency")
    )
    return tuple(Overdue(agency, n, oldest) for agency, n, oldest in found)
