"""What may be planned, who moves a task, and when somebody is reminded."""

from datetime import date

from onedoor.base.actor import Actor, Role
from onedoor.programme.errors import (
    DeclaredInAdvance,
    EffectNotDeclared,
    EvidenceNeeded,
    PlanDaysWrong,
    ReasonNeeded,
    TaskOtherState,
)
from onedoor.programme.terms.plans import OPEN_TASKS, TASK_MOVES, Reminded, Task, TaskState, TaskWanted

SOON, ESCALATED = 7, 14
"""Days before its last day on which a task is recalled, and after which the agency above is told."""
_SCHEMES = ("https://", "http://")


def check_task(wanted: TaskWanted, year: int) -> None:
    """Refuses: EffectNotDeclared, PlanDaysWrong."""
    if bool(wanted.indicator) == wanted.is_output:
        raise EffectNotDeclared
    if not (wanted.starts_on <= wanted.due_on and year <= wanted.due_on.year <= year + 1):
        raise PlanDaysWrong(year=year)


def check_change(task: Task, wanted: TaskWanted) -> None:
    """Refuses: DeclaredInAdvance, TaskOtherState."""
    if task.state not in OPEN_TASKS:
        raise TaskOtherState(state=task.state)
    same = (task.indicator, task.is_output) == (wanted.indicator, wanted.is_output)
    if task.state is not TaskState.TO_DO and not same:
        raise DeclaredInAdvance


def check_task_move(state: TaskState, to: TaskState, *, evidence: str = "", link: str = "", reason: str = "") -> None:
    """Refuses: TaskOtherState, EvidenceNeeded, ReasonNeeded."""
    if to not in TASK_MOVES[state]:
        raise TaskOtherState(state=state)
    if to is TaskState.CARRIED_OUT and (not (evidence.strip() or link) or (link and not link.startswith(_SCHEMES))):
        raise EvidenceNeeded
    if to is TaskState.DROPPED and not reason.strip():
        raise ReasonNeeded


def may_change(agency: str, by: Actor) -> bool:
    """The head of the agency whose plan it is."""
    return by.has(Role.LEADER) and by.agency == agency


def may_move(task: Task, by: Actor) -> bool:
    """Its head, and the focal person of the task."""
    return may_change(task.agency, by) or (by.is_officer and by.id is not None and by.id == task.focal)


def recalled(task: Task, today: date) -> tuple[Reminded, ...]:
    """Of what has to be told today. Each is told once, however often this is asked."""
    if task.state not in OPEN_TASKS:
        return ()
    late = (today - task.due_on).days
    if late <= 0:
        return (Reminded.SOON,) if late >= -SOON else ()
    return (Reminded.OVERDUE, Reminded.ESCALATED) if late > ESCALATED else (Reminded.OVERDUE,)
