"""What was filed with a helper, and beside it what people filed alone: for who leads or audits the agency."""

from datetime import date

from onedoor.base.actor import SYSTEM, Actor, Role
from onedoor.base.errors import NotFound
from onedoor.dossiers import queries as dossiers
from onedoor.outreach import models
from onedoor.outreach.terms.comparing import Filings


def filings(first: date, last: date, *, seen_by: Actor) -> Filings:
    """At the actor's agency and all below it, from one day to another. Refuses: NotFound (neither leads nor audits)."""
    if not (seen_by.is_officer and seen_by.agency and seen_by.has(Role.LEADER, Role.AUDITOR)):
        raise NotFound
    rows = dossiers.assisted(first, last, seen_by.agency, seen_by=SYSTEM)
    used = {row.mandate for row in rows if row.mandate}
    teams = dict(models.Mandate.objects.filter(id__in=used).values_list("id", "team"))
    return Filings(rows, teams)
