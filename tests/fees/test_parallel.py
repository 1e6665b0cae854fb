"""In parallel, with real connections: duplicates, refunds and receipts."""

import threading
from collections.abc import Callable, Sequence
from functools import partial

import pytest
from django.db import connection, transaction

from onedoor.base.actor import SYSTEM
from onedoor.fees import operations
from onedoor.fees.errors import TooMuch
from onedoor.fees.models import Due, Entry, Fact, Payment, Receipt, Refund
from onedoor.fees.terms import DueRow, Manner, RefundState, Verdict
from tests.fees.conftest import FINANCE, Gateway, agree, gapless, officer, ordered, raised, said, stands

WORKERS = 10

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(acts: Sequence[Callable[[], object]]) -> list[object]:
    """Every act in a thread of its own, ten at a time; what each returned, or the refusal it met."""
    waiting, told = list(enumerate(acts)), [None] * len(acts)
    results: list[object] = list(told)
    lock, start = threading.Lock(), threading.Barrier(min(WORKERS, len(acts)))

    def work() -> None:
        try:
            start.wait(30)
            while True:
                with lock:
                    if not waiting:
                        return
                    number, act = waiting.pop()
                try:
                    results[number] = act()
                except Exception as refusal:  # noqa: BLE001  Judged by the test.
                    results[number] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(min(WORKERS, len(acts)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert not any(thread.is_alive() for thread in threads)
    return results


@pytest.fixture
def paid(gateway: Gateway) -> DueRow:
    due = raised(100_000)
    operations.apply(said(ordered(due).reference, 100_000))
    return due


def test_a_hundred_refunds_of_one_payment_never_exceed_it(paid: DueRow, gateway: Gateway) -> None:
    told = at_once(
        [lambda: operations.refund(paid.id, by=FINANCE, amount=3_000, reason="Thu thừa") for _ in range(100)]
    )

    refused = [one for one in told if isinstance(one, TooMuch)]
    assert len(refused) == 67
    assert [one for one in told if isinstance(one, Exception) and not isinstance(one, TooMuch)] == []
    assert sum(Refund.objects.values_list("amount", flat=True)) == 99_000 == Payment.objects.get().refunded
    assert stands() == {"gateway:vnpay": 100_000, "refunds": -99_000, "revenue:H26.00073": -1_000}

    ids = list(Refund.objects.values_list("id", flat=True))
    settled = at_once([partial(operations.ask_refund, id_, by=SYSTEM) for id_ in ids * 2])
    assert [one for one in settled if one is not None] == []
    assert stands() == {"gateway:vnpay": 1_000, "revenue:H26.00073": -1_000}
    agree(gateway)


def test_twenty_duplicates_of_one_callback_give_one_receipt(gateway: Gateway) -> None:
    due = raised()
    fact = said(ordered(due).reference, 20_000)

    told = at_once([lambda: operations.apply(fact) for _ in range(20)])

    assert sorted(map(str, told)) == [Verdict.ALREADY] * 19 + [Verdict.APPLIED]
    counts = (Fact.objects.count(), Payment.objects.count(), Receipt.objects.count(), Entry.objects.count())
    assert counts == (1, 1, 1, 1)


def test_two_orders_and_the_counter_at_once_charge_once(gateway: Gateway) -> None:
    for _ in range(5):
        due = raised()
        cards, bank = ordered(due), ordered(due, manner=Manner.VIETQR)
        lan = officer(*FINANCE.roles)
        at_once(
            [
                partial(operations.apply, said(cards.reference, 20_000, f"T{cards.reference}")),
                partial(operations.apply, said(bank.reference, 20_000, f"B{bank.reference}", manner=Manner.VIETQR)),
                partial(operations.take_at_counter, due.id, Manner.CASH, 20_000, by=lan),
            ]
        )
        assert Receipt.objects.filter(due=due.id).count() == 1
        kept = Payment.objects.filter(order__parts__due=due.id)
        assert sum(payment.amount - payment.refunded for payment in kept) == 20_000
    assert stands()["revenue:H26.00073"] == -100_000
    assert "suspense" not in stands()


def test_receipts_have_no_gaps_whatever_is_rolled_back(gateway: Gateway) -> None:
    dues = [raised(payee=payee) for payee in ("H26.00073", "H26.00070") for _ in range(15)]
    orders = [ordered(due).reference for due in dues]

    class Broken(Exception):
        """A failure after the number was taken."""

    def pay(reference: str, number: int) -> Verdict:
        with transaction.atomic():
            verdict = operations.apply(said(reference, 20_000, f"T{number}"))
            if number % 3 == 0:
                raise Broken
            return verdict

    told = at_once([partial(pay, reference, number) for number, reference in enumerate(orders)])

    assert sum(isinstance(one, Broken) for one in told) == 10
    assert Receipt.objects.count() == 20
    gapless()
    at_once([partial(operations.apply, said(r, 20_000, f"T{n}")) for n, r in enumerate(orders)])
    assert Receipt.objects.count() == 30
    gapless()


def test_closing_and_paying_at_once_never_keep_money_for_nothing(gateway: Gateway) -> None:
    for round_number in range(10):
        due = raised()
        order = ordered(due)
        told = at_once(
            [
                partial(operations.apply, said(order.reference, 20_000, f"T{round_number}")),
                partial(operations.cancel_due, due.subject, by=SYSTEM, reason="rút"),
            ]
        )
        assert [one for one in told if isinstance(one, Exception)] == []
        assert Refund.objects.get(payment__order=order.id).amount == 20_000
    assert not Due.objects.filter(state="unpaid").exists()
    assert not Refund.objects.exclude(state=RefundState.ASKED).exists()
    assert stands() == {"gateway:vnpay": 200_000, "refunds": -200_000}
