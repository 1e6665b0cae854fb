"""What came of a measure: its days that are over, beside normal days of the same place and services."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from onedoor.agencies import queries as agencies
from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.base.working_time.deadlines import is_working_day
from onedoor.dossiers import queries as dossiers
from onedoor.programme import models
from onedoor.programme.pack_files import programme
from onedoor.programme.queries.counter import arrivals_of
from onedoor.programme.queries.measures import measures_of
from onedoor.programme.queries.services import services_online
from onedoor.programme.rules import paper_days
from onedoor.programme.terms.paperless import Arrival, DayResult, Measure, Outcome

_MOST = 100


def result_of(measure: Measure) -> DayResult | None:
    """None while none of its days is over."""
    ended_on = clock.day_of(measure.withdrawn_at) if measure.withdrawn_at else None
    over = paper_days.days_over(measure, clock.today(), ended_on, lambda day: _works(measure.agency, day))
    if not over:
        return None
    weeks = programme().paperless.normal_weeks
    procedures = measure.procedures or tuple(services_online(measure.agency, measure.days.first))
    others = measures_of(models.Measure.objects.filter(agency=measure.agency, withdrawn_at=None))
    same = [one for one in others if not one.procedures or set(one.procedures) & set(procedures)]
    normal = paper_days.normal_days(over, weeks, same, lambda day: _works(measure.agency, day))
    days = frozenset((*over, *normal))
    filed = dossiers.filed_days(measure.agency, procedures, days, seen_by=SYSTEM)
    return paper_days.result(over, normal, filed, _arrivals(measure.agency, procedures, days), weeks)


def excepted(measure: Measure) -> tuple[Arrival, ...]:
    """For whom paper was taken all the same, the last first, with what happened and the dossier that came of it."""
    found = models.Arrival.objects.filter(measure=measure.id, outcome=Outcome.EXCEPTION)
    return arrivals_of(found.order_by("-at")[:_MOST])


def _works(agency: str, day: date) -> bool:
    return is_working_day(agencies.calendar_of(agency, day), day)


def _arrivals(agency: str, procedures: Collection[str], days: Collection[date]) -> dict[date, list[Arrival]]:
    found = models.Arrival.objects.filter(agency=agency, procedure__in=procedures, at__date__in=days)
    by_day: dict[date, list[Arrival]] = defaultdict(list)
    for one in arrivals_of(found):
        by_day[clock.day_of(one.at)].append(one)
    return by_day
