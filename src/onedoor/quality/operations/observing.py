"""Observing: what a month's events and answers say is written down, with numerator and denominator."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.fees import queries as fees
from onedoor.quality import models
from onedoor.quality.operations import observing_dossiers as counting
from onedoor.quality.operations.observing_outside import outside
from onedoor.quality.queries import answered, browsers, events, expert_figures, surveys
from onedoor.quality.rules.rolling import NATIONAL, Ratio, multiplied, procedure, rolled_up
from onedoor.quality.rules.shares import wilson
from onedoor.quality.terms import Measure, Observation, Source, Standing

_AT_ONCE = 500
_WRITTEN = (
    "standing", "source", "value", "numerator", "denominator", "n", "n_effective", "low", "high", "evidence",
    "observed_at",
)  # fmt: skip
_SPEEDS = {"S1": Measure.LARGEST_PAINT, "S2": Measure.INTERACTION, "S3": Measure.LAYOUT_SHIFT, "S4": Measure.FIRST_BYTE}
_KEY = ("scope", "starts_on", "ends_on", "indicator", "version")


def days_of(month: date) -> tuple[date, date]:
    """The first and the last day of the month in which that day lies."""
    first = month.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def quarter_of(day: date) -> tuple[date, date]:
    """The first and the last day of the quarter in which that day lies."""
    first = day.replace(month=3 * ((day.month - 1) // 3) + 1, day=1)
    return first, days_of(first + timedelta(days=70))[1]


def observe(first: date, last: date) -> int:
    """What those days say stands in the store, instead of what stood there before; how many values.

    What was measured of people goes before what a probe measured of the same.
    """
    found = rolled_up(_ratios(first, last), first, last)
    asked = surveys.survey_observations(first, last, seen_by=SYSTEM)
    judged = expert_figures.expert_observations(first, last, seen_by=SYSTEM)
    reused = multiplied("T3", found, "K3", "K4")
    ours = [*_minutes(first, last), *_speeds(first, last), *_errors(first, last)]
    inside = store([*found, *reused, *ours, *asked, *judged])
    return inside + observe_outside(first, last)


def observe_outside(first: date, last: date) -> int:
    """What probes of those days say stands in the store where nothing better does; how many values."""
    better = models.Observation.objects.filter(starts_on=first, ends_on=last).exclude(source__startswith="P")
    there = set(better.values_list("scope", "indicator", "version"))
    return store(one for one in outside(first, last) if (one.scope, one.indicator, one.version) not in there)


def observe_first(today: date) -> int:
    """Where nothing was ever observed, this month is, so that nobody has to wait for the night; how many values."""
    return 0 if models.Observation.objects.exists() else observe(*days_of(today))


def store(observations: Iterable[Observation]) -> int:
    """They stand in the store; what was measured before of the same indicator, scope and days is replaced."""
    rows = [_row(one) for one in observations]
    for start in range(0, len(rows), _AT_ONCE):
        models.Observation.objects.bulk_create(
            rows[start : start + _AT_ONCE], update_conflicts=True, unique_fields=_KEY, update_fields=_WRITTEN
        )
    return len(rows)


def _row(one: Observation) -> models.Observation:
    return models.Observation(
        indicator=one.indicator,
        version=one.version,
        scope=one.scope,
        starts_on=one.starts_on,
        ends_on=one.ends_on,
        standing=one.standing,
        source=one.source,
        value=one.value,
        numerator=one.numerator,
        denominator=one.denominator,
        n=one.n,
        n_effective=one.n_effective,
        low=one.interval.low if one.interval else None,
        high=one.interval.high if one.interval else None,
        evidence=one.evidence,
        observed_at=clock.now(),
    )


def _ratios(first: date, last: date) -> Iterator[Ratio]:
    yield from _of_attempts(first, last)
    yield from _of_payments(first, last)
    yield from counting.of_dossiers(first, last)
    yield from counting.of_what_was_known(first, last)
    yield from counting.of_notices(first, last)
    yield from counting.of_definitions(last)


def _of_attempts(first: date, last: date) -> Iterator[Ratio]:
    for counts in events.attempt_counts(first, last, seen_by=SYSTEM):
        yield Ratio("M1", counts.agency, counts.procedure, counts.completed, counts.matured, "attempts")
    for loops in events.loop_counts(first, last, seen_by=SYSTEM):
        yield Ratio("M4", loops.agency, loops.procedure, loops.looped, loops.sent, "attempts")
    for one in browsers.stopped_counts(first, last, seen_by=SYSTEM):
        yield Ratio("R5", one.agency, one.procedure, one.stopped, one.n, "browsers")


def _of_payments(first: date, last: date) -> Iterator[Ratio]:
    for one in fees.counted(first, last, seen_by=SYSTEM):
        yield Ratio("C3", one.agency, one.procedure, one.paid, one.sent - one.cancelled, "payments")
        yield Ratio("K2", one.agency, one.procedure, one.dues_online, one.dues_paid, "payments")


def _minutes(first: date, last: date) -> Iterator[Observation]:
    """The time of filling in is a median: it is not rolled up, so it stands by procedure and agency together only."""
    for one in events.attempt_counts(first, last, seen_by=SYSTEM):
        if one.minutes is not None:
            scope = f"{procedure(one.procedure)}@{one.agency}" if one.agency else procedure(one.procedure)
            yield Observation(
                "M3", 1, scope, first, last, Standing.MEASURED, Source.EVENTS, one.minutes, n=one.completed,
                evidence="attempts",
            )  # fmt: skip


def _speeds(first: date, last: date) -> Iterator[Observation]:
    """How fast pages were on people's phones: of the whole platform, since all agencies share its servers."""
    for indicator, measure in _SPEEDS.items():
        if seen := browsers.page_speed(measure, first, last, seen_by=SYSTEM).get("mobile"):
            yield Observation(
                indicator, 1, NATIONAL, first, last, Standing.MEASURED, Source.EVENTS, seen.value, n=seen.n,
                evidence="browsers",
            )  # fmt: skip


def _errors(first: date, last: date) -> Iterator[Observation]:
    """How many answers of our servers were errors: of the whole platform, as above."""
    failed, n = answered.answered_requests(first, last)
    if n:
        yield Observation(
            "R3", 1, NATIONAL, first, last, Standing.MEASURED, Source.EVENTS, failed / n, failed, n, n, n,
            wilson(failed, n), "requests",
        )  # fmt: skip
