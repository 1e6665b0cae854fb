"""Paying at the counter: the same due, the exact amount, the receipt at once."""

import pytest

from onedoor.audit.models import Act
from onedoor.base.actor import Role
from onedoor.base.errors import NotAllowed, NotFound
from onedoor.fees import operations, queries
from onedoor.fees.errors import AlreadyPaid, AmountDiffers, NoSuchGateway, NothingToPay
from onedoor.fees.models import Difference, Order, Receipt, Refund
from onedoor.fees.terms import DueState, Manner
from tests.fees.conftest import line, officer, ordered, person, raised, said, stands

pytestmark = pytest.mark.usefixtures("monday", "gateway")
LAN = officer(Role.RECEIVER)


@pytest.mark.parametrize("manner", [Manner.CASH, Manner.CARD])
def test_it_pays_the_same_due_and_the_receipt_stands(manner: Manner) -> None:
    due = raised(50_000)
    operations.take_at_counter(due.id, manner, 50_000, by=LAN, slip="Máy 3, số 17")

    assert queries.due(due.id, seen_by=person(due)).state is DueState.PAID
    assert Receipt.objects.get().number == 1
    assert stands() == {f"{manner}:H26.00073": 50_000, "revenue:H26.00073": -50_000}
    assert Act.objects.filter(verb="fees.take_at_counter", actor_id=LAN.id).exists()


def test_refused(gateway: object) -> None:
    due = raised(50_000)
    with pytest.raises(AmountDiffers):
        operations.take_at_counter(due.id, Manner.CASH, 49_999, by=LAN)
    with pytest.raises(NoSuchGateway):
        operations.take_at_counter(due.id, Manner.VNPAY, 50_000, by=LAN)
    for by in (officer(Role.RECEIVER, agency="H26.00070"), person(due)):
        with pytest.raises(NotFound):
            operations.take_at_counter(due.id, Manner.CASH, 50_000, by=by)
    with pytest.raises(NotAllowed):
        operations.take_at_counter(due.id, Manner.CASH, 50_000, by=officer(Role.HANDLER))
    with pytest.raises(NothingToPay):
        operations.take_at_counter(raised(lines=(line(0),)).id, Manner.CASH, 0, by=LAN)
    assert not Order.objects.exists()


def test_twice_it_is_taken_once() -> None:
    due = raised()
    operations.take_at_counter(due.id, Manner.CASH, 20_000, by=LAN)
    with pytest.raises(AlreadyPaid):
        operations.take_at_counter(due.id, Manner.CASH, 20_000, by=LAN)


def test_what_then_comes_online_goes_back() -> None:
    due = raised()
    order = ordered(due)
    operations.take_at_counter(due.id, Manner.CASH, 20_000, by=LAN)
    operations.apply(said(order.reference, 20_000))

    assert Refund.objects.get().amount == 20_000
    assert Difference.objects.get().kind == "double_payment"
