"""The one main cause of a failed attempt, by a rule that gives the same answer to everybody.

It is the last problem that blocked and was not got over, at most so long before the last activity. A problem was got
over where the same step later succeeded. Of two in the same minute the more certain one counts: payment, then device,
then network, then portal, then procedure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from onedoor.quality.rules.ownership import owner_of_a_timeout
from onedoor.quality.terms.attempts import Event, Kind, Thresholds
from onedoor.quality.terms.causes import GROUP_OF, NOT_A_START, Cause, Group
from onedoor.quality.terms.surroundings import Surroundings, Verdict

_PLAIN = {
    Kind.SERVER_ERROR: Cause.SERVER_ERROR,
    Kind.SIGN_IN_FAILED: Cause.SIGN_IN_FAILS,
    Kind.FILE_REFUSED: Cause.UPLOAD_REFUSED,
    Kind.LOOK_UP_FAILED: Cause.LOOK_UP_FAILS,
    Kind.SESSION_LOST: Cause.SESSION_LOST,
    Kind.SIGNATURE_FAILED: Cause.CODE_OR_SIGNATURE_FAILS,
    Kind.NOT_FOUND: Cause.NOT_FOUND,
    Kind.NOT_AT_HAND: Cause.DOCUMENT_NOT_AT_HAND,
    Kind.NOT_ELIGIBLE: Cause.NOT_ELIGIBLE,
    Kind.PRESENCE_DEMANDED: Cause.PRESENCE_DEMANDED,
    Kind.SENT_TO_COUNTER: Cause.SENT_TO_COUNTER,
    Kind.PAYMENT_DECLINED: Cause.DECLINED,
    Kind.GATEWAY_FAILED: Cause.GATEWAY_FAILS,
    Kind.DEBITED_NOT_CONFIRMED: Cause.DEBITED_NOT_CONFIRMED,
    Kind.PAYER_CANCELLED: Cause.PAYER_CANCELLED,
    Kind.AMOUNT_DIFFERS: Cause.WRONG_AMOUNT,
    Kind.PAID_TWICE: Cause.PAID_TWICE,
    Kind.METHOD_REFUSED: Cause.METHOD_NOT_SUPPORTED,
    Kind.OFFLINE: Cause.OFFLINE,
    Kind.SLOW_LINK: Cause.SLOW_LINK,
    Kind.FILE_STALLED: Cause.SLOW_LINK,
    Kind.BROWSER_TOO_OLD: Cause.BROWSER_TOO_OLD,
    Kind.CAPABILITY_MISSING: Cause.CAPABILITY_MISSING,
    Kind.STORAGE_BLOCKED: Cause.STORAGE_BLOCKED,
    Kind.CRASHED: Cause.CRASH,
}
_COUNTED = {
    Kind.SEARCH_EMPTY: (Cause.NOT_FOUND, "searches_empty"),
    Kind.CODE_RESENT: (Cause.CODE_OR_SIGNATURE_FAILS, "codes_resent"),
    Kind.SUPPLEMENT_ASKED: (Cause.REPEATED_SUPPLEMENTS, "supplements"),
}
_UNREACHED = frozenset({Kind.SLOW, Kind.TIMED_OUT, Kind.NOT_CONNECTED, Kind.NAME_NOT_RESOLVED, Kind.TLS_FAILED})
_SUCCESSES = frozenset({Kind.STEP_ACCEPTED, Kind.FILE_KEPT, Kind.SUBMITTED, Kind.PAID})
_STATE_CHANGING = frozenset(Kind) - {Kind.VIEWED, Kind.SEARCH_EMPTY, Kind.NOT_FOUND}
_BESIDE = frozenset({Kind.HELP_OPENED, Kind.CLOCK_WRONG, Kind.SCRIPT_ERROR, Kind.SLOW_LINK})
"""What a browser tells of a page while somebody does something else there."""
_LATE = frozenset({Group.PAYMENT})
_CERTAIN_DEVICE = frozenset({Cause.BROWSER_TOO_OLD, Cause.CAPABILITY_MISSING, Cause.STORAGE_BLOCKED})
_PAUSE = timedelta(minutes=5)
_ORDER = (Group.PAYMENT, Group.DEVICE, Group.NETWORK, Group.PORTAL, Group.PROCEDURE)


@dataclass(frozen=True, slots=True)
class _Candidate:
    at: datetime
    cause: Cause
    step: str = ""


def main_cause(events: Sequence[Event], around: Surroundings, thresholds: Thresholds) -> Verdict:
    """The verdict about a failed attempt, from its events in the order of their moments."""
    if around.automated:
        return Verdict(Cause.AUTOMATED, (), thresholds.version)
    if not any(event.kind in _STATE_CHANGING for event in events):
        return Verdict(Cause.ONLY_LOOKED, (), thresholds.version)
    for said, cause in ((around.duplicate, Cause.DUPLICATE), (around.done_elsewhere, Cause.OTHER_CHANNEL)):
        if said:
            return Verdict(cause, (), thresholds.version)
    last = max(event.at for event in events)
    found = [
        one
        for one in _candidates(events, around, thresholds)
        if not _got_over(one, events) and last - one.at <= _look_back(one, thresholds)
    ]
    found = found or list(_without_a_problem(events, around, thresholds))
    if not found:
        return Verdict(Cause.NO_SIGNAL, (), thresholds.version)
    ranked = sorted(found, key=lambda one: (one.at.replace(second=0, microsecond=0), -_rank(one.cause), one.at))
    main = ranked[-1].cause
    others = dict.fromkeys(one.cause for one in reversed(ranked) if one.cause is not main)
    return Verdict(main, tuple(others), thresholds.version)


def trouble(events: Sequence[Event], around: Surroundings, thresholds: Thresholds) -> Verdict | None:
    """What blocked somebody who completed after all; None where nothing did. The last such problem is the main one."""
    found = sorted(_candidates(events, around, thresholds), key=lambda one: (one.at, -_rank(one.cause)))
    if not found:
        return None
    main = found[-1].cause
    others = dict.fromkeys(one.cause for one in reversed(found) if one.cause is not main)
    return Verdict(main, tuple(others), thresholds.version)


def active_time(events: Sequence[Event]) -> timedelta:
    """The time spent at it: pauses of five minutes and more are not."""
    gaps = (later.at - earlier.at for earlier, later in pairwise(events))
    return sum((gap for gap in gaps if gap < _PAUSE), timedelta(0))


def counts_as_start(cause: Cause | None) -> bool:
    """Whether an attempt with that main cause stands in the rates."""
    return cause not in NOT_A_START


def _rank(cause: Cause) -> int:
    group = GROUP_OF[cause]
    if group is Group.DEVICE and cause not in _CERTAIN_DEVICE:
        group = Group.PORTAL
    return _ORDER.index(group) if group in _ORDER else len(_ORDER)


def _look_back(one: _Candidate, thresholds: Thresholds) -> timedelta:
    late = GROUP_OF[one.cause] in _LATE or one.cause is Cause.OFFLINE
    return thresholds.look_back_offline if late else thresholds.look_back


def _got_over(one: _Candidate, events: Sequence[Event]) -> bool:
    """The same step succeeded later; a payment, once anything was paid."""
    paid = GROUP_OF[one.cause] is Group.PAYMENT
    return any(
        event.at >= one.at
        and event.kind in _SUCCESSES
        and ((event.kind is Kind.PAID) if paid else event.step == one.step or event.kind is Kind.SUBMITTED)
        for event in events
    )


def _candidates(events: Sequence[Event], around: Surroundings, thresholds: Thresholds) -> Iterator[_Candidate]:
    for event in events:
        if event.kind in _PLAIN:
            yield _Candidate(event.at, _known_better(event, _PLAIN[event.kind], around), event.step)
        elif event.kind in _UNREACHED:
            yield _Candidate(event.at, owner_of_a_timeout(event, around, thresholds), event.step)
    for kind, (cause, least) in _COUNTED.items():
        counted = [event for event in events if event.kind is kind]
        if len(counted) >= getattr(thresholds, least):
            yield _Candidate(counted[-1].at, cause, counted[-1].step)
    yield from _loops(events, around, thresholds)
    yield from _pairs(events)
    yield from _no_paper_tried(events)


def _known_better(event: Event, cause: Cause, around: Surroundings) -> Cause:
    """A fault of the portal while it was announced to be closed."""
    closed = any(span.holds(event.at) for span in around.maintenance)
    return Cause.MAINTENANCE if closed and GROUP_OF[cause] is Group.PORTAL else cause


def _loops(events: Sequence[Event], around: Surroundings, thresholds: Thresholds) -> Iterator[_Candidate]:
    """The same step rejected again and again; where the rule rejects very many, or wrongly, the rule is at fault."""
    row: list[Event] = []
    for event in [*events, None]:
        if event is not None and event.kind is Kind.STEP_REJECTED and (not row or event.step == row[-1].step):
            row.append(event)
            continue
        if len(row) >= thresholds.rejects_in_a_row:
            yield _Candidate(row[-1].at, _of_rule(row[-1].rule, around, thresholds), row[-1].step)
        if event is None or event.kind in {Kind.STEP_REJECTED, Kind.STEP_ACCEPTED}:
            row = [event] if event is not None and event.kind is Kind.STEP_REJECTED else []


def _of_rule(rule: str, around: Surroundings, thresholds: Thresholds) -> Cause:
    defective = around.reject_share.get(rule, 0.0) > thresholds.defective_rule_share or rule in around.accepted_later
    return Cause.DEFECTIVE_RULE if defective else Cause.VALIDATION_LOOP


def _pairs(events: Sequence[Event]) -> Iterator[_Candidate]:
    """Two signals that mean something only together."""
    kinds = {event.kind for event in events}
    broken: str | None = None
    for event in events:
        if event.kind is Kind.SCRIPT_ERROR:
            broken = event.step
        elif event.kind is Kind.DEAD_CLICK and event.step == broken:
            yield _Candidate(event.at, Cause.SCRIPT_ERROR, event.step)
        elif event.kind in _SUCCESSES:
            broken = None
    for event in events:
        if event.kind is Kind.CLOCK_WRONG and kinds & {Kind.TLS_FAILED, Kind.CODE_RESENT}:
            yield _Candidate(event.at, Cause.CLOCK_WRONG, event.step)


def _no_paper_tried(events: Sequence[Event]) -> Iterator[_Candidate]:
    """It ended where a paper is asked for, and none was tried."""
    moves = [event for event in events if event.kind in _STATE_CHANGING - _BESIDE]
    last = moves[-1] if moves else None
    if last is not None and last.kind is Kind.DOCUMENT_ASKED:
        tried = {Kind.FILE_KEPT, Kind.FILE_REFUSED, Kind.FILE_STALLED}
        if not any(event.kind in tried and event.step == last.step for event in events):
            yield _Candidate(last.at, Cause.DOCUMENT_NOT_AT_HAND, last.step)


def _without_a_problem(events: Sequence[Event], around: Surroundings, thresholds: Thresholds) -> Iterator[_Candidate]:
    """Nothing went wrong, and yet it ended: help was sought in vain, or it took too long."""
    helped = [event for event in events if event.kind is Kind.HELP_OPENED]
    if len(helped) >= thresholds.help_opened:
        yield _Candidate(helped[-1].at, Cause.UNCLEAR)
    elif around.usually is not None and around.active > around.usually:
        yield _Candidate(events[-1].at, Cause.TOO_LONG)
