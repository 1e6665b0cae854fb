"""Asking about attempts: leaders and auditors see those at their own agency and below it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor, Quality, Role
from onedoor.base.errors import NotFound
from onedoor.quality.models import Attempt, Milestone
from onedoor.quality.profile import pack
from onedoor.quality.queries.counted import counted, of_counts
from onedoor.quality.queries.told import told
from onedoor.quality.terms import AttemptRow, Cause, Event, Failures, Group, Kind, Outcome
from onedoor.quality.terms.causes import GROUP_OF, NOT_A_START

_OUTSIDE = [cause.value for cause in NOT_A_START]


def begun(first: date, last: date, seen_by: Actor) -> QuerySet[Attempt]:
    """The attempts begun from one day to another that the actor may see, as rows. Refuses: NotFound."""
    seen = _seen(seen_by)
    begins, ends = (datetime.combine(day, time.min, clock.law_zone()) for day in (first, last + timedelta(days=1)))
    return seen.filter(started_at__gte=begins, started_at__lt=ends).exclude(cause__in=_OUTSIDE)


def reach_of(seen_by: Actor) -> str:
    """The agency up to which the actor sees, with all below it; empty: everything."""
    if seen_by.quality is Quality.SYSTEM:
        return ""
    if not (seen_by.is_officer and seen_by.agency and seen_by.has(Role.LEADER, Role.AUDITOR)):
        raise NotFound
    return seen_by.agency


def _seen(seen_by: Actor) -> QuerySet[Attempt]:
    reach = reach_of(seen_by)
    return (
        Attempt.objects.filter(Q(agency=reach) | Q(agency__startswith=f"{reach}.")) if reach else Attempt.objects.all()
    )


def failures(first: date, last: date, *, seen_by: Actor, procedure: str = "") -> Failures:
    """The attempts begun from one day to another, both in it. Refuses: NotFound."""
    return failures_at(reach_of(seen_by), first, last, procedure)


def failures_at(reach: str, first: date, last: date, procedure: str = "") -> Failures:
    """The same at any reach; who may read it is for the caller to ask."""
    return _failures(counted(reach, first, last, ("outcome", "troubled", "cause"), procedure=procedure))


def failures_by(reaches: Sequence[str], first: date, last: date, *, seen_by: Actor) -> Mapping[str, Failures]:
    """The same of each of some agencies above the commune, in one question. Refuses: NotFound (not the system)."""
    if seen_by.quality is not Quality.SYSTEM:
        raise NotFound
    rows = of_counts(reaches, first, last, ("reach", "outcome", "troubled", "cause"))
    return {reach: _failures(row for row in rows if row["reach"] == reach) for reach in reaches}


def _failures(rows: Iterable[Mapping[str, Any]]) -> Failures:
    completed = troubled = still_open = abandoned = 0
    causes: dict[Cause, int] = {}
    for row in rows:
        outcome, n = Outcome(row["outcome"]), row["total"]
        completed += n if outcome is Outcome.COMPLETED else 0
        troubled += n if row["troubled"] else 0
        still_open += n if outcome is Outcome.OPEN else 0
        abandoned += n if outcome is Outcome.ABANDONED else 0
        if row["cause"] and n:
            causes[Cause(row["cause"])] = causes.get(Cause(row["cause"]), 0) + n
    return Failures(completed, troubled, still_open, causes, abandoned)


def attempts(
    first: date,
    last: date,
    *,
    seen_by: Actor,
    group: Group | None = None,
    cause: Cause | None = None,
    procedure: str = "",
    failed: bool = True,
    most: int = 500,
) -> tuple[AttemptRow, ...]:
    """The attempts behind a figure, newest first. Refuses: NotFound."""
    found = begun(first, last, seen_by)
    if procedure:
        found = found.filter(procedure=procedure)
    if failed:
        found = found.filter(Q(outcome=Outcome.ABANDONED) | Q(troubled=True))
    if group is not None:
        found = found.filter(cause__in=[one.value for one in Cause if GROUP_OF[one] is group])
    if cause is not None:
        found = found.filter(cause=cause)
    return tuple(_row(one) for one in found.order_by("-started_at", "id")[:most])


def attempt(id: UUID, *, seen_by: Actor) -> AttemptRow:  # noqa: A002  The contract's word.
    """One attempt with what happened in it, as long as that is kept. Refuses: NotFound."""
    found = _seen(seen_by).filter(id=id).first()
    if found is None:
        raise NotFound
    noted = Milestone.objects.filter(journey=found.journey).order_by("at", "id")
    events = [Event(one.at, Kind(one.kind), one.step, one.rule) for one in noted]
    events += told([found.journey], pack().attribution.thresholds(), seen_by=SYSTEM).get(found.journey, [])
    return _row(found, tuple(sorted(events, key=lambda event: event.at)))


def of_journeys(journeys: Sequence[str], *, seen_by: Actor) -> Mapping[str, AttemptRow]:
    """By journey what became of it, as far as it was ruled. Refuses: NotFound."""
    return {one.journey: _row(one) for one in _seen(seen_by).filter(journey__in=journeys)}


def _row(found: Attempt, steps: tuple[Event, ...] = ()) -> AttemptRow:
    return AttemptRow(
        id=found.id,
        procedure=found.procedure,
        agency=found.agency,
        channel=found.channel,
        started_at=found.started_at,
        last_at=found.last_at,
        active_seconds=found.active_seconds,
        last_step=found.last_step,
        outcome=Outcome(found.outcome),
        troubled=found.troubled,
        cause=Cause(found.cause) if found.cause else None,
        contributing=tuple(Cause(one) for one in found.contributing),
        ruled_by=found.ruled_by,
        steps=steps,
    )
