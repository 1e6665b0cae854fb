"""Where a payment stands is a function of what is on record; what the browser brings back decides nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from onedoor.base.ids import new_id
from onedoor.doors.portal.dues_shown import under_way
from onedoor.doors.portal.payment_standing import Standing, asks_again_after, standing
from onedoor.fees.terms import Manner, OrderRow, OrderState, Reason
from tests.fees.conftest import MONDAY

SENT = OrderRow(
    new_id(), "OD22222222222222", Manner.VNPAY, 20_000, OrderState.SENT, None, (new_id(),), MONDAY, MONDAY,
    MONDAY + timedelta(minutes=15), None, "", 0,
)  # fmt: skip
TRANSFER = replace(SENT, manner=Manner.VIETQR)


@pytest.mark.parametrize(
    ("order", "receipts", "minutes", "stands"),
    [
        (replace(SENT, state=OrderState.PAID), 1, 0, Standing.PAID),
        (replace(SENT, state=OrderState.PAID, refunded=20_000), 0, 0, Standing.SURPLUS),
        (replace(SENT, unclear=19_000), 0, 0, Standing.UNCLEAR),
        (replace(SENT, state=OrderState.EXPIRED, unclear=19_000), 0, 0, Standing.UNCLEAR),
        (replace(SENT, refunded=19_000), 0, 0, Standing.SURPLUS),
        (replace(SENT, state=OrderState.CANCELLED), 0, 0, Standing.FAILED),
        (replace(SENT, state=OrderState.FAILED), 0, 0, Standing.FAILED),
        (replace(SENT, state=OrderState.EXPIRED), 0, 0, Standing.EXPIRED),
        (replace(SENT, reason=Reason.SUSPECTED), 0, 0, Standing.SUSPECTED),
        (replace(SENT, reason=Reason.SUSPECTED, state=OrderState.EXPIRED), 0, 60, Standing.SUSPECTED),
        (replace(SENT, reason=Reason.SUSPECTED, state=OrderState.PAID), 1, 0, Standing.PAID),
        (TRANSFER, 0, 0, Standing.TRANSFER),
        (TRANSFER, 0, 15, Standing.CHECKING),
        (SENT, 0, 15, Standing.CHECKING),
    ],
)
@pytest.mark.parametrize("came_back", [True, False])
def test_what_is_on_record_decides(
    order: OrderRow, receipts: int, minutes: int, stands: Standing, *, came_back: bool
) -> None:
    now = MONDAY + timedelta(minutes=minutes)
    assert standing(order, receipts=receipts, came_back=came_back, now=now) is stands


def test_money_that_proved_not_to_be_there_is_due_again() -> None:
    paid = replace(SENT, state=OrderState.PAID, unclear=19_000)
    assert standing(paid, receipts=0, cancelled=1, came_back=False, now=MONDAY) is Standing.WITHDRAWN
    assert standing(paid, receipts=0, came_back=False, now=MONDAY) is Standing.SURPLUS
    assert standing(paid, receipts=1, cancelled=1, came_back=False, now=MONDAY) is Standing.PAID
    assert under_way((paid,)) is None
    assert under_way((replace(paid, state=OrderState.EXPIRED),)) is not None


@pytest.mark.parametrize(
    ("receipts", "cancelled", "still_due", "stands"),
    [
        (1, 0, False, Standing.PAID),
        (0, 1, True, Standing.WITHDRAWN),
        (0, 0, True, Standing.RETURNED),
        (0, 0, False, Standing.SURPLUS),
    ],
)
def test_money_of_another_sum_that_went_back(
    receipts: int, cancelled: int, stands: Standing, *, still_due: bool
) -> None:
    came = replace(SENT, state=OrderState.EXPIRED, refunded=5_000)
    told = standing(came, receipts=receipts, cancelled=cancelled, came_back=False, now=MONDAY, still_due=still_due)
    assert told is stands


def test_coming_back_only_turns_going_on_into_waiting() -> None:
    assert standing(SENT, receipts=0, came_back=False, now=MONDAY) is Standing.OPEN
    assert standing(SENT, receipts=0, came_back=True, now=MONDAY) is Standing.CHECKING


@pytest.mark.parametrize(
    ("stands", "minutes", "seconds"),
    [
        (Standing.CHECKING, 0, 5),
        (Standing.CHECKING, 4, 15),
        (Standing.CHECKING, 21, 0),
        (Standing.TRANSFER, 0, 15),
        (Standing.FAILED, 0, 15),
        (Standing.FAILED, 4, 0),
        (Standing.PAID, 0, 0),
        (Standing.UNCLEAR, 0, 0),
    ],
)
def test_a_page_loads_itself_anew_while_something_may_come(stands: Standing, minutes: int, seconds: int) -> None:
    assert asks_again_after(SENT, stands, MONDAY + timedelta(minutes=minutes)) == seconds
