"""What payments tell of a journey: debited and not confirmed, paid twice, a wrong sum, or no trouble at all."""

from datetime import timedelta

import pytest
import time_machine

from onedoor.base.actor import SYSTEM
from onedoor.base.errors import NotFound
from onedoor.fees import operations, queries
from onedoor.fees.terms import DueRow, Manner, Outcome, Reason
from onedoor.quality import rules
from onedoor.quality.operations import payments
from onedoor.quality.profile import pack
from onedoor.quality.terms import Cause, Event, Kind, Surroundings
from tests.fees.conftest import FINANCE, MONDAY, gateway, monday, ordered, raised, said
from tests.fees.test_reconcile import moved, statement

__all__ = ["gateway", "monday"]

pytestmark = pytest.mark.usefixtures("monday", "gateway")
WITHIN = timedelta(minutes=15)


def told(due: DueRow) -> list[tuple[Kind, object]]:
    return [(event.kind, event.at) for event in _events(due)]


def cause(due: DueRow) -> Cause | None:
    """Of somebody who submitted, and then had to pay."""
    events = [Event(MONDAY - timedelta(hours=1), Kind.SUBMITTED, "check"), *_events(due)]
    found = rules.trouble(sorted(events, key=lambda event: event.at), Surroundings(), pack().attribution.thresholds())
    return found.cause if found else None


def _events(due: DueRow) -> list[Event]:
    return list(payments.told(due.subject, WITHIN))


def test_money_of_which_we_learn_late_was_debited_and_not_confirmed() -> None:
    in_time, late = raised(), raised()
    operations.apply(said(ordered(in_time).reference, 20_000, "T1", at=MONDAY - timedelta(minutes=15)))
    operations.apply(said(ordered(late).reference, 20_000, "T2", at=MONDAY - timedelta(minutes=16)))

    assert [kind for kind, _ in told(in_time)] == [Kind.PAID]
    assert told(late)[0] == (Kind.DEBITED_NOT_CONFIRMED, MONDAY - timedelta(minutes=1))
    assert (cause(in_time), cause(late)) == (None, Cause.DEBITED_NOT_CONFIRMED)


def test_what_only_the_statement_tells_was_debited_and_not_confirmed() -> None:
    due = raised()
    operations.reconcile(statement(moved(ordered(due).reference, "T1")))

    assert {kind for kind, _ in told(due)} == {Kind.DEBITED_NOT_CONFIRMED}
    assert _events(due)[0].at == MONDAY - timedelta(minutes=5) + WITHIN
    assert cause(due) is Cause.DEBITED_NOT_CONFIRMED


def test_a_transfer_that_only_a_statement_can_tell_of_is_not_late() -> None:
    due = raised()
    at = MONDAY - timedelta(hours=5)
    operations.apply(said(ordered(due, manner=Manner.VIETQR).reference, 20_000, "T1", manner=Manner.VIETQR, at=at))
    assert cause(due) is None


def test_two_successes_for_one_bill_are_paid_twice_even_once_the_money_is_back() -> None:
    due = raised()
    first, second = ordered(due), ordered(due)
    operations.apply(said(first.reference, 20_000, "T1"))
    with time_machine.travel(MONDAY + timedelta(minutes=3), tick=False):
        operations.apply(said(second.reference, 20_000, "T2"))

    assert Kind.PAID_TWICE in dict(told(due))
    assert cause(due) is Cause.PAID_TWICE
    assert Kind.PAID_TWICE not in {event.kind for event in _events(raised())}


def test_a_wrong_sum_says_more_than_that_the_order_ran_out() -> None:
    due = raised()
    order = ordered(due)
    operations.apply(said(order.reference, 15_000, "T1"))
    with time_machine.travel(MONDAY + timedelta(hours=1), tick=False):
        operations.expire_order(order.id)
        assert cause(due) is Cause.WRONG_AMOUNT


@pytest.mark.parametrize(("reason", "expected"), [(Reason.CANCELLED, Cause.PAYER_CANCELLED), (None, Cause.DECLINED)])
def test_what_the_gateway_refuses_is_told_by_its_reason(reason: Reason | None, expected: Cause) -> None:
    due = raised()
    operations.apply(said(ordered(due).reference, 20_000, "T1", outcome=Outcome.FAILED, reason=reason))
    assert cause(due) is expected


def test_only_the_system_asks_what_was_found() -> None:
    with pytest.raises(NotFound):
        queries.found_about(raised().id, seen_by=FINANCE)
    assert queries.found_about(raised().id, seen_by=SYSTEM) == ()
