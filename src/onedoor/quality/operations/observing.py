"""Observing: what a month's events and answers say is written down, with numerator and denominator."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice

from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue.rules import full_process
from onedoor.catalogue.terms import Definition
from onedoor.dossiers import queries as dossiers
from onedoor.fees import queries as fees
from onedoor.notices import queries as notices
from onedoor.quality import models
from onedoor.quality.operations.observing_outside import outside
from onedoor.quality.queries import browsers, events, expert_figures, surveys
from onedoor.quality.rules.rolling import NATIONAL, Ratio, procedure, rolled_up
from onedoor.quality.terms import Measure, Observation, Source, Standing

_AT_ONCE = 500
_WRITTEN = (
    "standing", "source", "value", "numerator", "denominator", "n", "n_effective", "low", "high", "evidence",
    "observed_at",
)  # fmt: skip
_WAITS = {"ours": "W3", "citizen": "W4", "other_agency": "W5"}
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
    inside = store([*found, *_minutes(first, last), *_speeds(first, last), *asked, *judged])
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
    yield from _of_dossiers(first, last)
    yield from _of_payments(first, last)
    yield from _of_notices(first, last)
    yield from _of_definitions(last)


def _of_attempts(first: date, last: date) -> Iterator[Ratio]:
    for counts in events.attempt_counts(first, last, seen_by=SYSTEM):
        yield Ratio("M1", counts.agency, counts.procedure, counts.completed, counts.matured, "attempts")
    for loops in events.loop_counts(first, last, seen_by=SYSTEM):
        yield Ratio("M4", loops.agency, loops.procedure, loops.looped, loops.sent, "attempts")
    for one in browsers.stopped_counts(first, last, seen_by=SYSTEM):
        yield Ratio("R5", one.agency, one.procedure, one.stopped, one.n, "browsers")


def _of_dossiers(first: date, last: date) -> Iterator[Ratio]:
    decided: dict[tuple[str, str], int] = {}
    for one in dossiers.counted(first, last, seen_by=SYSTEM):
        decided[one.agency, one.procedure] = one.decided
        for indicator, x, n in (
            ("M2", one.right_first, one.decided),
            ("T1", one.in_time, one.decided + one.overdue),
            ("C2", one.alone, one.filed),
            ("K1", one.online, one.filed),
            ("K3", one.electronic, one.granted),
            ("K4", one.reusing, one.filed),
        ):
            yield Ratio(indicator, one.agency, one.procedure, x, n, "dossiers")
    for wait in dossiers.turn_times(first, last, seen_by=SYSTEM):
        if indicator := _WAITS.get(wait.turn, ""):
            n, hours = decided.get((wait.agency, wait.procedure), 0), wait.seconds / 3600
            yield Ratio(indicator, wait.agency, wait.procedure, hours, n, "dossiers", sampled=False)


def _of_payments(first: date, last: date) -> Iterator[Ratio]:
    for one in fees.counted(first, last, seen_by=SYSTEM):
        yield Ratio("C3", one.agency, one.procedure, one.paid, one.sent - one.cancelled, "payments")
        yield Ratio("K2", one.agency, one.procedure, one.dues_online, one.dues_paid, "payments")


def _of_notices(first: date, last: date) -> Iterator[Ratio]:
    """A move counts as told if a message of its kind is there for it; each message serves one move."""
    moves = dossiers.told_moves(first, last, seen_by=SYSTEM)
    while some := list(islice(moves, _AT_ONCE)):
        left = dict(notices.told({move.code for move in some}, seen_by=SYSTEM))
        for move in some:
            told = left.get((move.code, move.kind), 0) > 0
            left[move.code, move.kind] = left.get((move.code, move.kind), 0) - told
            yield Ratio("T4", move.agency, move.procedure, told, 1, "notices")


def _of_definitions(on: date) -> Iterator[Ratio]:
    day = min(on, clock.today())
    for card in catalogue.services(on=day):
        definition = catalogue.current_version(card.procedure, day).definition
        yield Ratio("C1", "", card.procedure, full_process(definition).yes, 1, "catalogue", sampled=False)
        parts = published(definition)
        yield Ratio("T2", "", card.procedure, sum(parts), len(parts), "catalogue", sampled=False)


def published(definition: Definition) -> tuple[bool, ...]:
    """Which of the eleven parts that are to be published a procedure's page has."""
    return (
        bool(definition.route),
        bool(definition.channels),
        bool(definition.components),
        bool(definition.time_limits),
        bool(definition.who_may_file),
        bool(definition.authority),
        bool(definition.results),
        True,  # No line of a fee says that it is free.
        bool(definition.pages),
        bool(definition.eligibility),
        bool(definition.legal_basis),
    )


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
