"""Plans and tasks: for leaders and auditors of the agency and above, and a task for its focal person."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from onedoor.audit import queries as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor, Role
from onedoor.base.errors import NotFound
from onedoor.identity import queries as identity
from onedoor.identity.terms import Officer
from onedoor.notices import queries as notices
from onedoor.notices.terms import Kind
from onedoor.programme import models
from onedoor.programme.queries.assigned import indicator_of, reach_of
from onedoor.programme.rules import interrupted, planning
from onedoor.programme.terms.plans import (
    OPEN_TASKS,
    Effect,
    Minutes,
    PlanRow,
    PlanView,
    Reminded,
    Reminder,
    Task,
    TaskState,
    TaskView,
    Verdict,
)
from onedoor.programme.terms.targets import HistoryLine
from onedoor.quality import queries as quality
from onedoor.quality.terms import Observation

REMINDED: Mapping[Kind, Reminded] = {
    Kind.TASK_DUE_SOON: Reminded.SOON, Kind.TASK_OVERDUE: Reminded.OVERDUE, Kind.TASK_ESCALATED: Reminded.ESCALATED,
}  # fmt: skip
_MOST = 300
Lines = Mapping[tuple[str, str, int], tuple[Observation, ...]]


def sees_plans(seen_by: Actor) -> bool:
    """Whether whole plans are for the actor, and not their own tasks alone."""
    return seen_by.is_officer and seen_by.has(Role.LEADER, Role.AUDITOR)


def plans_seen(seen_by: Actor) -> QuerySet[models.Plan]:
    """The plans of the actor's agency and of those below it. Refuses: NotFound."""
    reach = reach_of(seen_by)
    found = models.Plan.objects.all()
    return found.filter(Q(agency=reach) | Q(agency__startswith=f"{reach}.")) if reach else found


def tasks_seen(seen_by: Actor) -> QuerySet[models.Task]:
    """The tasks of those plans, and those whose focal person the actor is. Refuses: NotFound."""
    mine = Q(focal=seen_by.id) if seen_by.id is not None else Q(pk=None)
    if sees_plans(seen_by) or seen_by == SYSTEM:
        mine |= Q(plan__in=plans_seen(seen_by))
    elif not seen_by.is_officer:
        raise NotFound
    return models.Task.objects.select_related("plan").filter(mine)


def plans(*, seen_by: Actor) -> tuple[PlanRow, ...]:
    """The newest year first. Refuses: NotFound."""
    rows = list(plans_seen(seen_by).order_by("-year", "agency")[:_MOST])
    today, states, late = clock.today(), Counter[tuple[UUID, str]](), Counter[UUID]()
    of_them = models.Task.objects.filter(plan__in=[row.id for row in rows])
    for plan, state, due_on in of_them.values_list("plan", "state", "due_on"):
        states[plan, state] += 1
        late[plan] += state in OPEN_TASKS and due_on < today
    return tuple(
        PlanRow(row.id, row.agency, row.year, {one: states[row.id, one] for one in TaskState}, late[row.id])
        for row in rows
    )


def late_tasks(*, seen_by: Actor) -> tuple[Task, ...]:
    """What is late, the latest first. Refuses: NotFound."""
    rows = tasks_seen(seen_by).filter(state__in=OPEN_TASKS, due_on__lt=clock.today()).order_by("due_on")[:_MOST]
    return values(rows)


def own_tasks(*, seen_by: Actor) -> tuple[Task, ...]:
    """What the actor is the focal person of and is not done, due first first. Refuses: NotFound."""
    rows = tasks_seen(seen_by).filter(focal=seen_by.id, state__in=OPEN_TASKS).order_by("due_on")[:_MOST]
    return values(rows)


def plan(plan_id: UUID, *, seen_by: Actor) -> PlanView:
    """One plan. Refuses: NotFound."""
    row = plans_seen(seen_by).filter(id=plan_id).first()
    if row is None:
        raise NotFound
    tasks = values(row.tasks.select_related("plan").order_by("number"))
    lines = _series(tasks, seen_by)
    return PlanView(
        row.id, row.agency, row.year, tasks, {one.id: _effect(one, lines) for one in tasks},
        _minutes(row.meetings.all()), planning.may_change(row.agency, seen_by),
    )  # fmt: skip


def task(task_id: UUID, *, seen_by: Actor) -> TaskView:
    """One task. Its focal person sees the series as everybody is shown it. Refuses: NotFound."""
    row = tasks_seen(seen_by).filter(id=task_id).first()
    if row is None:
        raise NotFound
    [found] = values([row])
    lines = _series([found], seen_by)
    history = tuple(HistoryLine(act.at, act.verb, act.agency or "") for act in audit.acts(f"task:{found.id}"))
    return TaskView(
        found, row.plan.year, _effect(found, lines), _line(found, lines), history,
        _minutes(row.plan.meetings.filter(tasks__contains=[found.number])),
        planning.may_change(found.agency, seen_by), planning.may_move(found, seen_by),
    )  # fmt: skip


def colleagues(agency: str, *, seen_by: Actor) -> tuple[Officer, ...]:
    """Whom a task of that plan may be given to. Refuses: NotFound."""
    return identity.officers(agency, seen_by=seen_by)


def reminders(*, seen_by: Actor, most: int) -> tuple[Reminder, ...]:
    """Of what the actor was reminded, the newest first."""
    told = [one for one in notices.of_work(seen_by=seen_by) if one.kind in REMINDED][:most]
    about = {UUID(one.subject_ref) for one in told if one.subject_ref}
    tasks = {str(one.id): one for one in values(tasks_seen(seen_by).filter(id__in=about))} if about else {}
    return tuple(Reminder(REMINDED[one.kind], tasks.get(one.subject_ref), one.title, one.at) for one in told)


def open_by(day: date) -> tuple[Task, ...]:
    """What is not done and due by that day: for the system."""
    rows = models.Task.objects.select_related("plan").filter(state__in=OPEN_TASKS, due_on__lte=day)
    return values(rows.order_by("due_on"))


def values(rows: Iterable[models.Task]) -> tuple[Task, ...]:
    """Rows as values, with the names of their focal people."""
    found = list(rows)
    names = {
        one.id: one.name
        for agency in {row.plan.agency for row in found if row.focal}
        for one in identity.officers(agency, seen_by=SYSTEM)
    }
    return tuple(task_of(row, names.get(row.focal, "") if row.focal else "") for row in found)


def task_of(row: models.Task, focal_name: str = "") -> Task:
    """The row as a value."""
    return Task(
        id=row.id, plan=row.plan_id, agency=row.plan.agency, number=row.number, title=row.title,
        starts_on=row.starts_on, due_on=row.due_on, focal=row.focal, focal_name=focal_name, resources=row.resources,
        indicator=row.indicator, version=row.version, is_output=row.is_output, state=TaskState(row.state),
        evidence=row.evidence, link=row.link, reason=row.reason, started_on=row.started_on, done_on=row.done_on,
        mark=row.mark, source=row.source,
    )  # fmt: skip


def _minutes(rows: QuerySet[models.Meeting]) -> tuple[Minutes, ...]:
    """The newest first."""
    found = rows.order_by("-held_on", "-written_at")
    return tuple(Minutes(one.held_on, one.present, one.agreed, tuple(one.tasks)) for one in found)


def _series(tasks: Iterable[Task], seen_by: Actor) -> Lines:
    wanted = [one for one in tasks if one.indicator]
    if not wanted or not sees_plans(seen_by):
        return {}
    scopes = {f"agency:{one.agency}" for one in wanted}
    return quality.series(scopes, {one.indicator for one in wanted}, seen_by=seen_by)


def _line(found: Task, lines: Lines) -> tuple[Observation, ...]:
    return lines.get((f"agency:{found.agency}", found.indicator, found.version), ())


def _effect(found: Task, lines: Lines) -> Effect:
    if found.is_output:
        return Effect(Verdict.OUTPUT)
    indicator = indicator_of(found.indicator, found.version)
    if found.done_on is None or found.state is not TaskState.CARRIED_OUT or indicator is None:
        return Effect(Verdict.NOT_YET)
    return interrupted.effect(_line(found, lines), found.done_on, indicator.better)
