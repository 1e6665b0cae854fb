"""Each of the six kinds of difference has a lawful way out that is one button and nothing else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

import pytest
import time_machine

from onedoor.base import clock
from onedoor.fees import operations, queries
from onedoor.fees.models import Difference, Refund
from onedoor.fees.terms import DifferenceKind, DueState, Manner, RefundState, Resolution, Statement, StatementLine
from tests.fees.conftest import FINANCE, Gateway, gapless, ordered, raised, said, stands
from tests.stories.office.money import Office, asked_refunds

_K, _R = DifferenceKind, Resolution
BOOKED = {"gateway:vnpay": 20_000, "revenue:H26.00073": -20_000}


@dataclass
class World:
    """The gateway and the clock of one difference."""

    gateway: Gateway
    monday: time_machine.Traveller

    def states(self, *lines: tuple[str, str, int]) -> None:
        """A statement of today with these movements and no other."""
        told = tuple(StatementLine(at, *line, clock.now()) for at, line in enumerate(lines, 1))
        operations.reconcile(Statement(Manner.VNPAY, clock.today(), f"{lines}", told))

    def silent(self) -> None:
        self.states((ordered(raised(20_000)).reference, "T9", 20_000))

    def not_on_the_statement(self) -> None:
        operations.apply(said(ordered(raised(20_000)).reference, 20_000))
        self.states()

    def twice(self) -> None:
        """It went back by itself, and the gateway would not have it."""
        due = raised(20_000)
        first, second = ordered(due), ordered(due)
        operations.apply(said(first.reference, 20_000, "T1"))
        self.gateway.refund_state = RefundState.FAILED
        operations.apply(said(second.reference, 20_000, "T2"))
        assert asked_refunds() == [20_000]
        self.gateway.refund_state = RefundState.DONE

    def too_much(self) -> None:
        operations.apply(said(ordered(raised(20_000)).reference, 25_000))

    def nobody(self) -> None:
        self.states(("", "Q9", 70_000))

    def late(self) -> None:
        order = ordered(raised(20_000))
        self.monday.shift(timedelta(days=2))
        operations.expire_order(order.id)
        self.states((order.reference, "T9", 20_000))


MADE: Mapping[DifferenceKind, tuple[Callable[[World], None], Resolution, Mapping[str, int], DueState | None]] = {
    _K.MONEY_WITHOUT_RECEIPT: (World.silent, _R.BOOK, BOOKED, DueState.PAID),
    _K.RECEIPT_WITHOUT_MONEY: (World.not_on_the_statement, _R.CANCEL_RECEIPT, {}, DueState.UNPAID),
    _K.DOUBLE_PAYMENT: (World.twice, _R.REFUND, BOOKED, DueState.PAID),
    _K.WRONG_AMOUNT: (World.too_much, _R.BOOK_AND_REFUND_REST, BOOKED, DueState.PAID),
    _K.UNKNOWN_PAYER: (World.nobody, _R.REFUND, {}, None),
    _K.LATE_SUCCESS: (World.late, _R.BOOK, BOOKED, DueState.PAID),
}


@pytest.mark.parametrize("kind", DifferenceKind)
def test_one_button_resolves_it(kind: DifferenceKind, gateway: Gateway, monday: time_machine.Traveller) -> None:
    make, way, ledger, due = MADE[kind]
    make(World(gateway, monday))
    found = Difference.objects.get(kind=kind)
    assert found.resolved_at is None
    diep = Office("Ngô Ngọc Diệp")

    diep.opens(f"differences/{found.id}")
    assert f'name="way" value="{way}"' in diep.page
    assert "Đã xử lý chênh lệch." in diep.sends(f"differences/{found.id}", way=way.value)

    # Nothing stands apart any more, nothing is open, and what is not ours is on its way back.
    asked_refunds()
    assert stands() == ledger
    assert queries.open_differences(seen_by=FINANCE) == 0
    assert not Refund.objects.filter(state__in=["asked", "sent"]).exists()
    found.refresh_from_db()
    assert (found.resolution, found.resolved_name) == (way, "Ngô Ngọc Diệp")
    states = {
        row.state for row in queries.dues_raised(clock.today() - timedelta(days=7), clock.today(), seen_by=FINANCE)
    }
    assert states == ({due} if due else set())
    gapless()
