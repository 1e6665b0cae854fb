"""Ruling: every attempt that was touched lately gets its outcome, and a failed one its cause."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from itertools import islice

from django.db import transaction

from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.dossiers import queries as dossiers
from onedoor.dossiers.terms import JourneyRow
from onedoor.quality import rules
from onedoor.quality.journey_key import journey_key
from onedoor.quality.models import Attempt, Milestone
from onedoor.quality.operations import payments
from onedoor.quality.operations.tallying import tally
from onedoor.quality.profile import Attribution, pack
from onedoor.quality.queries.norms import Norms, norms
from onedoor.quality.queries.told import crowds_since, told
from onedoor.quality.terms import Crowd, Event, Kind, Outcome, Surroundings, Verdict

_AT_ONCE = 500
_WRITTEN = (
    "procedure", "agency", "channel", "started_at", "last_at", "active_seconds", "last_step", "outcome", "troubled",
    "cause", "contributing", "ruled_by", "ruled_at", "device", "timing",
)  # fmt: skip


def rule_attempts(since: datetime | None = None) -> int:
    """Every journey touched since then (else within twice the rest of a draft) is an attempt, ruled as of now.

    Ruling again gives the same, whatever was ruled before. Returned is how many were ruled.
    """
    attribution = pack().attribution
    rest = timedelta(days=attribution.rest_days)
    since = since or clock.now() - 2 * rest
    usual, crowds = norms(attribution, seen_by=SYSTEM), crowds_since(since, attribution.thresholds(), seen_by=SYSTEM)
    done, journeys = 0, dossiers.journeys(since, seen_by=SYSTEM)
    while some := list(islice(journeys, _AT_ONCE)):
        noted = _noted(some, attribution)
        ruled = [_attempt(row, noted[journey_key(row.draft)], attribution, usual, crowds) for row in some]
        _put_devices(ruled)
        _keep(ruled)
        done += len(ruled)
    return done


def _keep(ruled: list[Attempt]) -> None:
    """The attempts stand as they are ruled now, and the counts of their days with them."""
    with transaction.atomic():
        before = list(Attempt.objects.select_for_update().filter(journey__in=[one.journey for one in ruled]))
        Attempt.objects.bulk_create(ruled, update_conflicts=True, unique_fields=["journey"], update_fields=_WRITTEN)
        tally(before, ruled)


def _noted(some: Iterable[JourneyRow], attribution: Attribution) -> Mapping[str, list[Event]]:
    """What our pages noted and what browsers told."""
    found: dict[str, list[Event]] = defaultdict(list)
    keys = [journey_key(row.draft) for row in some]
    for one in Milestone.objects.filter(journey__in=keys).exclude(kind=Kind.STARTED).order_by("at", "id"):
        found[one.journey].append(Event(one.at, Kind(one.kind), one.step, one.rule))
    for journey, events in told(keys, attribution.thresholds(), seen_by=SYSTEM).items():
        found[journey] += events
    return found


def _put_devices(ruled: Iterable[Attempt]) -> None:
    """Each attempt has the class of device on which it was begun, where that was noted."""
    of = {one.journey: one for one in ruled}
    begun = Milestone.objects.filter(journey__in=of, kind=Kind.STARTED)
    for journey, device in begun.values_list("journey", "device"):
        of[journey].device = device


def _attempt(
    row: JourneyRow, noted: list[Event], attribution: Attribution, usual: Norms, crowds: tuple[Crowd, ...]
) -> Attempt:
    events = sorted([*_known(row, attribution.confirmed_within), *noted], key=lambda event: event.at)
    outcome = _outcome(row, events[-1].at, timedelta(days=attribution.rest_days))
    active = rules.active_time(events)
    around = Surroundings(
        reject_share=usual.reject_share,
        crowds=crowds,
        active=active,
        usually=usual.usual_time.get(row.procedure),
        duplicate=row.duplicate,
        done_elsewhere=row.done_elsewhere,
    )
    verdict: Verdict | None = None
    if outcome is Outcome.ABANDONED:
        verdict = rules.main_cause(events, around, attribution.thresholds())
    elif outcome is Outcome.COMPLETED:
        verdict = rules.trouble(events, around, attribution.thresholds())
    steps = [event.step for event in events if event.step]
    return Attempt(
        journey=journey_key(row.draft),
        procedure=row.procedure,
        agency=row.agency,
        channel=row.channel,
        started_at=row.started_at,
        last_at=events[-1].at,
        active_seconds=int(active.total_seconds()),
        last_step=steps[-1] if steps else "",
        outcome=outcome,
        troubled=outcome is Outcome.COMPLETED and verdict is not None,
        cause=verdict.cause if verdict else "",
        contributing=[cause.value for cause in verdict.contributing] if verdict else [],
        ruled_by=attribution.version,
        ruled_at=clock.now(),
        timing="" if row.late is None else "late" if row.late else "on_time",
    )


def _outcome(row: JourneyRow, last: datetime, rest: timedelta) -> Outcome:
    """Completed once there is a code and nothing left to pay; abandoned once nobody touched it for the rest."""
    if row.submitted_at is not None and not row.payment_due:
        return Outcome.COMPLETED
    return Outcome.ABANDONED if clock.now() - last >= rest else Outcome.OPEN


def _known(row: JourneyRow, confirmed_within: timedelta) -> Iterable[Event]:
    """What the dossier itself and its payments tell."""
    yield Event(row.started_at, Kind.STARTED)
    if row.last_at > row.started_at and row.submitted_at is None:
        yield Event(row.last_at, Kind.VIEWED)
    if row.submitted_at is not None:
        yield Event(row.submitted_at, Kind.SUBMITTED, "check")
        yield from (Event(at, Kind.SUPPLEMENT_ASKED) for at in row.supplements)
        yield from payments.told(f"dossier:{row.dossier}", confirmed_within)
