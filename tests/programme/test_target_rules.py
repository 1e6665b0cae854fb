"""How a target stands follows from what is measured: by hand-computed months."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from onedoor.base.shares import wilson
from onedoor.programme.rules import months as of
from onedoor.programme.rules.cascades import cascade
from onedoor.programme.rules.judging import judge
from onedoor.programme.terms.targets import Judgement, Reckoning, Status, Target, TargetState
from onedoor.quality.terms import Better, Observation, Source, Standing, Unit

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def target(**more: Any) -> Target:
    given: dict[str, Any] = {
        "id": uuid4(), "agency": "H26.00073", "given_by": "H26", "indicator": "K1", "version": 1, "better": Better.MORE,
        "reckoning": Reckoning.PERIOD, "baseline": 0.4, "baseline_first": date(2025, 10, 1),
        "baseline_last": date(2025, 12, 31), "baseline_n": 300, "goal": 0.7, "starts_on": YEAR[0], "due_on": YEAR[1],
        "expected": 1200, "parent": None, "state": TargetState.CONFIRMED, "reason": "",
        "assigned_at": datetime(2025, 12, 20, tzinfo=UTC),
    }  # fmt: skip
    return Target(**given | more)


def month(at: int, x: float, n: float, year: int = 2026) -> Observation:
    first = date(year, at, 1)
    return Observation(
        "K1", 1, "agency:H26.00073", first, of.month_end(first), Standing.MEASURED, Source.EVENTS, x / n, x, n, int(n),
        int(n), wilson(x, n),
    )  # fmt: skip


def hours(at: int, value: float) -> Observation:
    first = date(2026, at, 1)
    return Observation(
        "W3", 1, "agency:H26", first, of.month_end(first), Standing.MEASURED, Source.EVENTS, value, None, None, 50
    )


def judged(found: Target, *months: Observation, on: date = date(2026, 6, 30)) -> Judgement:
    return judge(found, months, Unit.SHARE if found.reckoning is Reckoning.PERIOD else Unit.HOURS, on)


def test_what_is_not_measured_has_a_status_of_its_own() -> None:
    missing = Observation("K1", 1, "a", date(2026, 1, 1), date(2026, 1, 31), Standing.NOT_MEASURED, Source.EVENTS)

    assert judged(target()).status is Status.NOT_MEASURED
    assert judged(target(), missing).status is Status.NOT_MEASURED
    assert judged(target(), on=date(2025, 12, 31)).status is Status.NOT_STARTED
    assert judged(target(), month(1, 90, 100), on=date(2027, 2, 1)).status is Status.NOT_MEASURED  # Not its last month.


@pytest.mark.parametrize(
    ("per_month", "status"), [(70, Status.ON_TRACK), (56, Status.AT_RISK), (53, Status.AT_RISK), (51, Status.BEHIND)]
)
def test_pace_is_the_way_done_of_the_way_that_should_be(per_month: int, status: Status) -> None:
    """Half a year: from 40 % towards 70 % an even way is at 54.9 % on 30 June (181 of 365 days).

    56 % is far enough, but leads to 56 %: on track is only who comes there at the pace of the last months.
    """
    found = judged(target(), *(month(at, per_month, 100) for at in range(1, 7)))

    assert found.expected == pytest.approx(0.4 + 0.3 * 181 / 365)
    assert found.pace == pytest.approx((per_month / 100 - 0.4) / 0.3 / (181 / 365))
    assert found.status is status


def test_needed_is_the_share_of_all_that_are_still_to_come() -> None:
    found = judged(target(), *(month(at, 50, 100) for at in range(1, 7)))

    assert (found.now, found.n, found.remaining) == (0.5, 600, 600)
    assert found.needed == pytest.approx((0.7 * 1200 - 300) / 600)  # 90 %.
    assert found.impossible_since is None
    assert found.interval is not None
    assert found.interval.low == pytest.approx(wilson(300, 600).low)


def test_impossible_since_the_month_after_which_not_even_success_everywhere_would_do() -> None:
    """Of 1,200 cases 360 may fail: 80 a month are 320 by April and 400 by May."""
    months = [month(at, 20, 100) for at in range(1, 7)]

    assert judged(target(), *months[:4], on=date(2026, 4, 30)).status is not Status.IMPOSSIBLE
    found = judged(target(), *months)
    assert (found.status, found.impossible_since) == (Status.IMPOSSIBLE, date(2026, 5, 31))
    fewer = target(better=Better.LESS, goal=0.1, baseline=0.3)  # 120 of 1,200 may; 90 a month are 180 by February.
    other = judged(fewer, *(month(at, 90, 100) for at in range(1, 4)), on=date(2026, 3, 31))
    assert (other.status, other.impossible_since) == (Status.IMPOSSIBLE, date(2026, 2, 28))


def test_reached_before_its_day_only_where_nothing_can_undo_it() -> None:
    short = target(goal=0.3, baseline=0.2)

    assert judged(short, *(month(at, 50, 100) for at in range(1, 7))).status is Status.ON_TRACK  # 300 of 360.
    assert judged(short, *(month(at, 70, 100) for at in range(1, 7))).status is Status.REACHED


def test_the_pace_of_the_last_three_months_leads_to_a_day() -> None:
    """150 of 300, then 270 of 300: 70 % of all; by the formula (g·n − x) / (v·(r − g)) days on."""
    months = [*(month(at, 50, 100) for at in (1, 2, 3)), *(month(at, 85, 100) for at in (4, 5, 6))]
    found = judged(target(), *months).forecast

    assert found is not None
    days = (0.7 * 600 - 405) / (300 / 91 * (0.85 - 0.7))
    assert found.reached_on == date.fromordinal(date(2026, 6, 30).toordinal() + round(days))
    assert found.at_due.value == pytest.approx((405 + 0.85 * 600) / 1200)
    assert found.at_due.low == pytest.approx((405 + wilson(255, 300).low * 600) / 1200)
    slow = judged(target(), *(month(at, 60, 100) for at in range(1, 7))).forecast
    assert slow is not None
    assert slow.reached_on is None


def test_a_line_through_months_has_the_interval_of_a_prediction() -> None:
    """By hand: on days 0, 31, 59, 90 the slope is −343 / 4442; s² = 0.2644 / 2; t is 4.303."""
    wanted = target(
        indicator="W3", reckoning=Reckoning.MONTH, better=Better.LESS, goal=20.0, baseline=32.0, expected=None,
        due_on=date(2026, 6, 30),
    )  # fmt: skip
    found = judged(
        wanted, *(hours(at, value) for at, value in ((1, 30), (2, 27), (3, 25), (4, 23))), on=date(2026, 4, 30)
    )

    assert found.now == 23
    assert found.status is Status.ON_TRACK
    assert found.forecast is not None
    assert found.forecast.at_due.value == pytest.approx(18.065, abs=0.001)
    assert found.forecast.at_due.half_width == pytest.approx(3.041, abs=0.002)
    assert found.forecast.reached_on == date(2026, 6, 5)
    two = judged(wanted, hours(1, 30), hours(2, 27), on=date(2026, 2, 28))
    assert two.forecast is None


def test_after_its_day_a_target_is_reached_or_missed() -> None:
    months = [month(at, 71, 100) for at in range(1, 13)]

    assert judged(target(), *months, on=date(2027, 1, 5)).status is Status.REACHED
    assert judged(target(goal=0.72), *months, on=date(2027, 1, 5)).status is Status.MISSED


def test_without_a_baseline_the_interval_ahead_decides() -> None:
    bare = target(baseline=None, goal=0.5)

    assert judged(bare, month(1, 30, 100), on=date(2026, 1, 31)).status is Status.BEHIND
    assert judged(bare, month(1, 48, 100), on=date(2026, 1, 31)).status is Status.AT_RISK
    assert judged(bare, month(1, 60, 100), on=date(2026, 1, 31)).status is Status.ON_TRACK


def test_targets_below_are_weighted_by_their_cases() -> None:
    above = target(goal=0.7, expected=1000)
    small = target(goal=0.9, expected=100)
    large = target(goal=0.6, expected=700)
    gone = target(goal=0.0, expected=5000, state=TargetState.WITHDRAWN)

    found = cascade(above, [small, large, gone])

    assert found.amounts_to == pytest.approx((90 + 420) / 800)
    assert found.misses == pytest.approx(0.7 - 510 / 800)
    assert found.covered == pytest.approx(0.8)
    assert found.rest == pytest.approx((700 - 510) / 200)
    assert cascade(above, [target(goal=0.8, expected=1000)]).misses == 0
    assert cascade(above, [target(expected=None)]).amounts_to is None
