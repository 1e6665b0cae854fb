"""The main cause: the twelve decision vectors of the measurement model, and every code that telemetry can give."""

from datetime import UTC, datetime, timedelta

import pytest

from onedoor.quality.rules import counts_as_start, main_cause
from onedoor.quality.terms import GROUP_OF, Cause, Crowd, Event, Group, Kind, Span, Surroundings, Thresholds

T0 = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
LIMITS = Thresholds(
    version="attribution@3",
    look_back=timedelta(minutes=15),
    look_back_offline=timedelta(hours=24),
    rejects_in_a_row=3,
    defective_rule_share=0.30,
    searches_empty=2,
    codes_resent=2,
    help_opened=3,
    supplements=2,
    crowd_clients=3,
    crowd_networks=2,
    crowd_span=timedelta(minutes=5),
)
CALM = Surroundings()
AROUND = Span(T0, T0 + timedelta(minutes=30))


Told = Kind | tuple[Kind, str] | tuple[Kind, str, str]


def _events(*told: Told) -> list[Event]:
    """One a minute, the first at T0."""
    events = []
    for minute, one in enumerate(told):
        kind, step, rule = (one, "", "") if isinstance(one, Kind) else (*one, "", "")[:3]
        events.append(Event(T0 + timedelta(minutes=minute), Kind(kind), str(step), str(rule)))
    return events


_REJECTED: list[Told] = [Kind.STARTED, *[(Kind.STEP_REJECTED, "person", "cccd_format")] * 3]
_TIMED_OUT: list[Told] = [Kind.STARTED, Kind.TIMED_OUT]

VECTORS: dict[str, tuple[list[Told], Surroundings, Cause]] = {
    "1 a loop of rejects": (_REJECTED, Surroundings(reject_share={"cccd_format": 0.06}), Cause.VALIDATION_LOOP),
    "2 a rule that rejects 45 %": (_REJECTED, Surroundings(reject_share={"cccd_format": 0.45}), Cause.DEFECTIVE_RULE),
    "3 two files refused": (
        [Kind.STARTED, (Kind.FILE_REFUSED, "papers"), (Kind.FILE_REFUSED, "papers")],
        CALM,
        Cause.UPLOAD_REFUSED,
    ),
    "4 the payer cancelled": ([Kind.STARTED, Kind.PAYER_CANCELLED], CALM, Cause.PAYER_CANCELLED),
    "5 debited, not confirmed, three reloads": (
        [Kind.STARTED, Kind.DEBITED_NOT_CONFIRMED, *[Kind.VIEWED] * 3],
        CALM,
        Cause.DEBITED_NOT_CONFIRMED,
    ),
    "7 many time-outs and a failed probe": (
        _TIMED_OUT,
        Surroundings(probe_failed=(AROUND,), crowds=(Crowd(AROUND, 25, 4),)),
        Cause.SLOW_OR_DOWN,
    ),
    "8 one time-out, probe fine": (_TIMED_OUT, Surroundings(crowds=(Crowd(AROUND, 1, 1),)), Cause.CONNECTION),
    "9 the browser is too old": ([Kind.STARTED, Kind.BROWSER_TOO_OLD], CALM, Cause.BROWSER_TOO_OLD),
    "10 a page was looked at": ([Kind.VIEWED], CALM, Cause.ONLY_LOOKED),
    "11 an error got over, then no paper": (
        [
            Kind.STARTED,
            (Kind.SERVER_ERROR, "step3"),
            (Kind.STEP_ACCEPTED, "step3"),
            (Kind.DOCUMENT_ASKED, "step4"),
        ],
        CALM,
        Cause.DOCUMENT_NOT_AT_HAND,
    ),
    "12 steps accepted, nothing else": (
        [Kind.STARTED, *[(Kind.STEP_ACCEPTED, f"step{n}") for n in range(1, 5)]],
        Surroundings(active=timedelta(minutes=6), usually=timedelta(minutes=20)),
        Cause.NO_SIGNAL,
    ),
}


@pytest.mark.parametrize("name", VECTORS)
def test_a_decision_vector(name: str) -> None:
    told, around, cause = VECTORS[name]
    assert main_cause(_events(*told), around, LIMITS).cause is cause


def test_vector_6_a_cut_network_told_forty_minutes_later() -> None:
    events = [
        Event(T0, Kind.STARTED),
        Event(T0 + timedelta(minutes=2), Kind.OFFLINE, "person"),
        Event(T0 + timedelta(minutes=42), Kind.VIEWED),
    ]
    assert main_cause(events, CALM, LIMITS).cause is Cause.OFFLINE


EVERY: dict[Cause, tuple[list[Told], Surroundings]] = {
    Cause.SERVER_ERROR: ([Kind.STARTED, (Kind.SERVER_ERROR, "a")], CALM),
    Cause.SLOW_OR_DOWN: ([Kind.STARTED, (Kind.SLOW, "a")], CALM),
    Cause.SCRIPT_ERROR: ([Kind.STARTED, Kind.SCRIPT_ERROR, Kind.DEAD_CLICK], CALM),
    Cause.SIGN_IN_FAILS: ([Kind.STARTED, Kind.SIGN_IN_FAILED], CALM),
    Cause.LOOK_UP_FAILS: ([Kind.STARTED, (Kind.LOOK_UP_FAILED, "a")], CALM),
    Cause.SESSION_LOST: ([Kind.STARTED, Kind.SESSION_LOST], CALM),
    Cause.CODE_OR_SIGNATURE_FAILS: ([Kind.STARTED, Kind.CODE_RESENT, Kind.CODE_RESENT], CALM),
    Cause.NOT_FOUND: ([Kind.STARTED, Kind.SEARCH_EMPTY, Kind.SEARCH_EMPTY], CALM),
    Cause.MAINTENANCE: ([Kind.STARTED, (Kind.SERVER_ERROR, "a")], Surroundings(maintenance=(AROUND,))),
    Cause.NOT_ELIGIBLE: ([Kind.STARTED, Kind.NOT_ELIGIBLE], CALM),
    Cause.TOO_LONG: (
        [Kind.STARTED, (Kind.STEP_ACCEPTED, "a")],
        Surroundings(active=timedelta(minutes=21), usually=timedelta(minutes=20)),
    ),
    Cause.REPEATED_SUPPLEMENTS: ([Kind.STARTED, Kind.SUBMITTED, Kind.SUPPLEMENT_ASKED, Kind.SUPPLEMENT_ASKED], CALM),
    Cause.PRESENCE_DEMANDED: ([Kind.STARTED, Kind.PRESENCE_DEMANDED], CALM),
    Cause.UNCLEAR: ([Kind.STARTED, *[Kind.HELP_OPENED] * 3], CALM),
    Cause.SENT_TO_COUNTER: ([Kind.STARTED, Kind.SENT_TO_COUNTER], CALM),
    Cause.DECLINED: ([Kind.STARTED, Kind.PAYMENT_DECLINED], CALM),
    Cause.GATEWAY_FAILS: ([Kind.STARTED, Kind.GATEWAY_FAILED], CALM),
    Cause.WRONG_AMOUNT: ([Kind.STARTED, Kind.AMOUNT_DIFFERS], CALM),
    Cause.PAID_TWICE: ([Kind.STARTED, Kind.PAID, Kind.PAID_TWICE], CALM),
    Cause.METHOD_NOT_SUPPORTED: ([Kind.STARTED, Kind.METHOD_REFUSED], CALM),
    Cause.NAME_RESOLUTION: ([Kind.STARTED, Kind.NAME_NOT_RESOLVED], CALM),
    Cause.TLS_OF_THE_CLIENT: ([Kind.STARTED, Kind.TLS_FAILED], CALM),
    Cause.SLOW_LINK: ([Kind.STARTED, (Kind.FILE_STALLED, "a")], CALM),
    Cause.CAPABILITY_MISSING: ([Kind.STARTED, Kind.CAPABILITY_MISSING], CALM),
    Cause.STORAGE_BLOCKED: ([Kind.STARTED, Kind.STORAGE_BLOCKED], CALM),
    Cause.CRASH: ([Kind.STARTED, Kind.CRASHED], CALM),
    Cause.CLOCK_WRONG: ([Kind.STARTED, Kind.CODE_RESENT, Kind.CLOCK_WRONG], CALM),
    Cause.DUPLICATE: ([Kind.STARTED], Surroundings(duplicate=True)),
    Cause.OTHER_CHANNEL: ([Kind.STARTED], Surroundings(done_elsewhere=True)),
    Cause.AUTOMATED: ([Kind.STARTED, Kind.SUBMITTED], Surroundings(automated=True)),
}


@pytest.mark.parametrize("cause", EVERY)
def test_every_code_that_telemetry_gives(cause: Cause) -> None:
    told, around = EVERY[cause]
    assert main_cause(_events(*told), around, LIMITS).cause is cause


def test_no_code_is_without_its_test() -> None:
    by_survey_only = {Cause.SCREEN_OR_ASSISTIVE}
    in_vectors = {cause for *_, cause in VECTORS.values()} | {Cause.OFFLINE}
    assert set(EVERY) | in_vectors | by_survey_only == set(Cause)
    assert set(GROUP_OF.values()) == set(Group)


def test_of_two_in_the_same_minute_the_more_certain_counts_and_the_other_is_kept() -> None:
    now = T0 + timedelta(minutes=3)
    events = [
        Event(T0, Kind.STARTED),
        Event(now, Kind.GATEWAY_FAILED),
        Event(now + timedelta(seconds=20), Kind.TIMED_OUT),
        Event(now + timedelta(seconds=40), Kind.SERVER_ERROR, "a"),
    ]
    found = main_cause(events, CALM, LIMITS)
    assert found.cause is Cause.GATEWAY_FAILS
    assert set(found.contributing) == {Cause.CONNECTION, Cause.SERVER_ERROR}
    assert found.by == "attribution@3"


def test_a_problem_long_before_the_end_is_not_the_cause() -> None:
    events = [
        Event(T0, Kind.STARTED),
        Event(T0, Kind.SERVER_ERROR, "a"),
        Event(T0 + timedelta(minutes=16), Kind.STEP_ACCEPTED, "b"),
    ]
    assert main_cause(events, CALM, LIMITS).cause is Cause.NO_SIGNAL


def test_a_payment_that_failed_and_then_succeeded_was_got_over() -> None:
    events = _events(Kind.STARTED, Kind.PAYMENT_DECLINED, Kind.PAID, (Kind.DOCUMENT_ASKED, "proof"))
    assert main_cause(events, CALM, LIMITS).cause is Cause.DOCUMENT_NOT_AT_HAND


def test_rejects_of_different_steps_are_no_loop() -> None:
    rejected: list[Told] = [(Kind.STEP_REJECTED, step, "missing") for step in ("a", "b", "a", "b")]
    assert main_cause(_events(Kind.STARTED, *rejected), CALM, LIMITS).cause is Cause.NO_SIGNAL


def test_a_value_that_an_officer_accepted_shows_the_rule_to_be_wrong() -> None:
    around = Surroundings(accepted_later=frozenset({"cccd_format"}))
    assert main_cause(_events(*_REJECTED), around, LIMITS).cause is Cause.DEFECTIVE_RULE


def test_who_only_looked_stands_in_no_rate() -> None:
    assert not counts_as_start(Cause.ONLY_LOOKED)
    assert not counts_as_start(Cause.AUTOMATED)
    assert counts_as_start(Cause.NO_SIGNAL)
    assert counts_as_start(None)
