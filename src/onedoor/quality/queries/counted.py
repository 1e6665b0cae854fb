"""Counts of attempts: of a commune from its few attempts, of everything above from the counts that are kept."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Sum

from onedoor.agencies import queries as agencies
from onedoor.agencies.terms import AgencyKind
from onedoor.base import clock
from onedoor.quality.models import Attempt, Tally
from onedoor.quality.terms.causes import NOT_A_START

_OUTSIDE = [cause.value for cause in NOT_A_START]


def small_agencies() -> frozenset[str]:
    """Communes and their police read their attempts, which are hardly more than counts of them would be."""
    return agencies.codes_of(AgencyKind.COMMUNE, AgencyKind.COMMUNE_POLICE)


def is_counted(reach: str) -> bool:
    """Whether counts are kept of it."""
    return reach not in small_agencies()


def counted(
    reach: str, first: date, last: date, by: Sequence[str], *, procedure: str = "", each: bool = False
) -> list[dict[str, Any]]:
    """How many attempts (`total`) were begun in those days at a reach, by some of their fields; not who only looked.

    Of one procedure, of each (then `by` has it), or of all. `last_step` says something of the abandoned only.
    """
    if is_counted(reach):
        return of_counts([reach], first, last, by, procedure=procedure, each=each)
    begins, ends = (datetime.combine(day, time.min, clock.law_zone()) for day in (first, last + timedelta(days=1)))
    begun = Attempt.objects.filter(agency=reach, started_at__gte=begins, started_at__lt=ends)
    begun = begun.exclude(cause__in=_OUTSIDE)
    if procedure:
        begun = begun.filter(procedure=procedure)
    return list(begun.values(*by).annotate(total=Count("pk")).order_by())


def of_counts(
    reaches: Sequence[str], first: date, last: date, by: Sequence[str], *, procedure: str = "", each: bool = False
) -> list[dict[str, Any]]:
    """The same at several reaches of which counts are kept."""
    kept = Tally.objects.filter(reach__in=reaches, day__gte=first, day__lte=last).exclude(cause__in=_OUTSIDE)
    kept = kept.exclude(procedure="") if each else kept.filter(procedure=procedure)
    return list(kept.values(*by).annotate(total=Sum("n")).order_by())
