"""What a gateway took on a day comes to our bank account in one sum; it is known for what it is, in either sequence."""

from dataclasses import replace
from datetime import timedelta

import pytest

from onedoor.fees import operations, queries
from onedoor.fees.models import Entry, Payment, StatementRead
from onedoor.fees.terms import DifferenceKind, Manner, Resolution, Statement, StatementLine
from tests.fees.conftest import FINANCE, MONDAY, ordered, raised, said, stands
from tests.fees.many import DAY
from tests.fees.test_reconcile import moved, only, statement

pytestmark = pytest.mark.usefixtures("monday", "gateway")
BATCH = "DEMODOOR20261123"
REVENUE = "revenue:H26.00073"


@pytest.fixture
def taken() -> Statement:
    """The gateway's statement of a day on which it took 20,000 and 30,000 đồng."""
    one, two = ordered(raised(20_000)), ordered(raised(30_000))
    operations.apply(said(one.reference, 20_000, "T1"))
    operations.apply(said(two.reference, 30_000, "T2"))
    lines = (moved(one.reference, "T1"), moved(two.reference, "T2", 30_000, number=2))
    return replace(statement(*lines), batch=BATCH)


def arrives(
    amount: int = 50_000, purpose: str = "VNPAY thanh toan demo door 2026 1123", digest: str = "bank"
) -> Statement:
    line = StatementLine(1, "", "FT7", amount, MONDAY - timedelta(minutes=1), purpose, "VNPAY")
    return Statement(Manner.VIETQR, DAY, digest, (line,))


def is_paid_out() -> None:
    assert stands() == {"gateway:vietqr": 50_000, REVENUE: -50_000}
    assert queries.open_differences(seen_by=FINANCE) == 0
    (read,) = (row for row in queries.statements(seen_by=FINANCE) if row.gateway is Manner.VNPAY)
    assert (read.batch, read.paid_out_at) == (BATCH, MONDAY - timedelta(minutes=1))


def test_a_payout_is_posted_and_never_listed(taken: Statement) -> None:
    operations.reconcile(taken)
    assert operations.reconcile(arrives()) == 0

    is_paid_out()
    assert Entry.objects.filter(kind="payout").count() == 1
    (bank,) = (row for row in queries.statements(seen_by=FINANCE) if row.gateway is Manner.VIETQR)
    assert (bank.lines, bank.matched) == (1, 1)


def test_a_payout_that_the_bank_tells_of_first_waits_for_the_statement_that_explains_it(taken: Statement) -> None:
    assert operations.reconcile(arrives()) == 1
    assert only().kind is DifferenceKind.UNKNOWN_PAYER
    operations.reconcile(taken)

    is_paid_out()
    (told,) = queries.differences(seen_by=FINANCE, resolved=True)
    assert told.resolution is Resolution.PAYOUT


def test_a_batch_is_paid_out_once(taken: Statement) -> None:
    operations.reconcile(taken)
    operations.reconcile(arrives())
    operations.reconcile(arrives(digest="the same, issued anew"))
    assert Payment.objects.filter(manner="vietqr").count() == 1
    more = replace(arrives().lines[0], transaction="FT8", number=2)
    operations.reconcile(replace(arrives(digest="next"), lines=(*arrives().lines, more)))

    assert (only().kind, only().transaction) == (DifferenceKind.UNKNOWN_PAYER, "FT8")


def test_a_batch_whose_statement_is_issued_anew_is_not_paid_out_again(taken: Statement) -> None:
    operations.reconcile(taken)
    operations.reconcile(arrives())
    operations.reconcile(replace(taken, digest="issued anew"))
    again = replace(arrives(digest="next"), lines=(replace(arrives().lines[0], transaction="FT8"),))
    operations.reconcile(again)

    assert (only().kind, only().transaction) == (DifferenceKind.UNKNOWN_PAYER, "FT8")
    told = [row.paid_out_at for row in queries.statements(seen_by=FINANCE) if row.gateway is Manner.VNPAY]
    assert told == [MONDAY - timedelta(minutes=1)] * 2


def test_a_payout_of_another_sum_is_listed_and_booked_by_a_click(taken: Statement) -> None:
    operations.reconcile(taken)
    assert operations.reconcile(arrives(49_500)) == 1
    found = only()
    assert (found.kind, found.expected, found.reference) == (DifferenceKind.WRONG_AMOUNT, 50_000, BATCH)
    assert found.ways == (Resolution.PAYOUT,)
    operations.resolve(found.id, Resolution.PAYOUT, by=FINANCE)

    assert stands() == {"gateway:vietqr": 49_500, "gateway:vnpay": 500, REVENUE: -50_000}
    assert queries.open_differences(seen_by=FINANCE) == 0


def test_a_payout_that_never_was_is_taken_out(taken: Statement) -> None:
    operations.reconcile(taken)
    operations.reconcile(arrives())
    operations.reconcile(replace(arrives(digest="without it"), lines=()))
    assert queries.open_differences(seen_by=FINANCE) == 0, "another statement of the day shows it"
    StatementRead.objects.get(digest="bank").lines.all().delete()
    operations.reconcile(replace(arrives(digest="without it again"), lines=()))
    operations.resolve(only().id, Resolution.CANCEL_RECEIPT, by=FINANCE)

    assert stands() == {"gateway:vnpay": 50_000, REVENUE: -50_000}
    assert StatementRead.objects.get(gateway="vnpay").payout is None


def test_a_payout_booked_with_a_wrong_sum_is_corrected(taken: Statement) -> None:
    operations.reconcile(taken)
    operations.reconcile(arrives())
    operations.reconcile(arrives(49_000, digest="issued anew"))

    assert stands() == {"gateway:vietqr": 49_000, "gateway:vnpay": 1_000, REVENUE: -50_000}


def test_what_names_no_batch_stays_an_unknown_payers(taken: Statement) -> None:
    operations.reconcile(taken)
    operations.reconcile(arrives(purpose="VNPAY thanh toan"))

    assert only().kind is DifferenceKind.UNKNOWN_PAYER


def test_the_list_of_statements_is_one_query(taken: Statement, django_assert_num_queries: object) -> None:
    operations.reconcile(taken)
    for digest in "abc":
        operations.reconcile(arrives(digest=digest))
    with django_assert_num_queries(1):  # type: ignore[operator]  # A fixture of pytest-django, which types it no better.
        assert len(queries.statements(seen_by=FINANCE)) == 4
