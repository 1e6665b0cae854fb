"""What a task brought about, and when somebody is reminded."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from onedoor.programme.errors import DeclaredInAdvance, EffectNotDeclared, EvidenceNeeded, PlanDaysWrong
from onedoor.programme.rules import planning
from onedoor.programme.rules.interrupted import effect, stepped
from onedoor.programme.rules.months import month_end
from onedoor.programme.terms.plans import Task, TaskState, TaskWanted, Verdict
from onedoor.quality.terms import Better, Observation, Source, Standing

FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)


def task(state: TaskState = TaskState.TO_DO) -> Task:
    return Task(
        uuid4(), uuid4(), "H26", 1, "Việc", FIRST, LAST, None, "", "", "K1", 1, False, state, "", "", "", None, None,
        "", "",
    )  # fmt: skip


def months(*values: float, first: int = 1) -> list[Observation]:
    found = []
    for at, value in enumerate(values, start=first):
        day = date(2025 + (at - 1) // 12, (at - 1) % 12 + 1, 1)
        found.append(
            Observation(
                "K1", 1, "a", day, month_end(day), Standing.MEASURED, Source.EVENTS, value, value * 100, 100, 100
            )
        )
    return found


def test_a_step_is_told_from_the_trend_it_stands_in() -> None:
    """Without noise the line and the step are found as they are: 0.30 + 0.01 a month, and 0.2 on top."""
    rows = [[1.0, float(month), float(month > 6)] for month in range(1, 13)]
    step, reach = stepped(rows, [0.3 + 0.01 * month + 0.2 * (month > 6) for month in range(1, 13)])

    assert step == pytest.approx(0.2)
    assert reach == pytest.approx(0, abs=1e-9)


def test_the_interval_of_a_step_is_that_of_least_squares() -> None:
    """By hand: means of 2 and 7.2 on balanced months, slope 1.1, residuals ± 0.1, one degree of freedom left."""
    rows = [[1.0, -1.0, 0.0], [1.0, 1.0, 0.0], [1.0, -1.0, 1.0], [1.0, 1.0, 1.0]]
    step, reach = stepped(rows, [1.0, 3.0, 6.0, 8.4])

    assert step == pytest.approx(7.2 - 2.0)
    assert reach == pytest.approx(12.706 * 0.2, rel=1e-3)


def test_before_and_after_are_compared_once_there_are_enough_months() -> None:
    noise = (0.01, -0.01, 0.0, 0.01, -0.01, 0.0, 0.01, -0.01, 0.0)
    raised = [0.4 + one for one in noise[:6]] + [0.9] + [0.6 + one for one in noise[6:]]
    done = date(2025, 7, 15)  # The seventh month is the one of the day itself.

    found = effect(months(*raised), done, Better.MORE)
    assert (found.verdict, found.before, found.after) == (Verdict.BETTER, 6, 3)
    assert found.change is not None
    assert found.change.value == pytest.approx(0.2, abs=0.03)
    assert effect(months(*raised), done, Better.LESS).verdict is Verdict.WORSE
    assert effect(months(*(0.4 + one for one in (*noise, 0.0))), done, Better.MORE).verdict is Verdict.NOT_SEEN
    few = effect(months(*raised[:-1]), done, Better.MORE)
    assert (few.verdict, few.after, few.change) == (Verdict.TOO_FEW, 2, None)


def test_a_task_says_in_advance_what_it_should_move() -> None:
    both = TaskWanted("Việc", FIRST, LAST, indicator="K1", is_output=True)
    with pytest.raises(EffectNotDeclared):
        planning.check_task(both, 2026)
    with pytest.raises(EffectNotDeclared):
        planning.check_task(TaskWanted("Việc", FIRST, LAST), 2026)
    with pytest.raises(PlanDaysWrong):
        planning.check_task(TaskWanted("Việc", FIRST, LAST, is_output=True), 2028)
    with pytest.raises(DeclaredInAdvance):
        planning.check_change(task(TaskState.DOING), TaskWanted("Việc", FIRST, LAST, indicator="M1"))
    with pytest.raises(EvidenceNeeded):
        planning.check_task_move(TaskState.DOING, TaskState.CARRIED_OUT, link="javascript:alert(1)")


@pytest.mark.parametrize(
    ("days", "told"),
    [(-8, ()), (-7, ("soon",)), (0, ("soon",)), (1, ("overdue",)), (14, ("overdue",)), (15, ("overdue", "escalated"))],
)
def test_when_somebody_is_reminded(days: int, told: tuple[str, ...]) -> None:
    today = LAST + timedelta(days=days)

    assert planning.recalled(task(), today) == told
    assert planning.recalled(task(TaskState.CARRIED_OUT), today) == ()
