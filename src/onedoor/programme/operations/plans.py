"""A yearly plan and its tasks, from the start to the evidence; the minutes of its meetings."""

from datetime import date
from uuid import UUID

from django.db.models import Max

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotFound
from onedoor.base.ids import new_id
from onedoor.base.operation import operation
from onedoor.programme.errors import PlanExists, ReasonNeeded
from onedoor.programme.models import Meeting, Plan, Task
from onedoor.programme.pack_files import programme
from onedoor.programme.queries import assigned, planned
from onedoor.programme.rules import planning
from onedoor.programme.terms.plans import Minutes, TaskState, TaskWanted


@operation
def start_plan(year: int, *, by: Actor, from_template: bool) -> UUID:
    """The leader's agency has a plan for that year, empty or with the tasks of the programme, each due by its end.

    Refuses: NotFound, PlanExists.
    """
    if not by.has(Role.LEADER) or by.agency is None or by.id is None or not 2000 <= year < 2200:
        raise NotFound
    if Plan.objects.filter(agency=by.agency, year=year).exists():
        raise PlanExists(year=year)
    found = Plan.objects.create(agency=by.agency, year=year, started_by=by.id, started_at=clock.now())
    tasks = programme().tasks if from_template else ()
    Task.objects.bulk_create(
        Task(
            plan=found, number=one.number, title=one.title.vi, starts_on=date(year, 1, 1), due_on=date(year, 12, 31),
            indicator=one.moves, is_output=one.output, state=TaskState.TO_DO, mark=one.mark, source=one.source,
        )
        for one in tasks
    )  # fmt: skip
    audit.record(
        by=by, verb="programme.start_plan", subject=f"plan:{found.id}", first=True,
        facts={"agency": by.agency, "year": year, "tasks": len(tasks)},
    )  # fmt: skip
    return found.id


@operation
def add_task(plan_id: UUID, wanted: TaskWanted, *, by: Actor) -> UUID:
    """The plan has one task more. Refuses: NotFound, EffectNotDeclared, PlanDaysWrong."""
    found = leads_plan(plan_id, by)
    _check(wanted, found, by)
    return new_task(found, wanted, by).id


@operation
def change_task(task_id: UUID, wanted: TaskWanted, *, by: Actor) -> None:
    """The open task is as wanted. Refuses: NotFound, TaskOtherState, DeclaredInAdvance, EffectNotDeclared,
    PlanDaysWrong."""
    task = _task(task_id, by)
    if not planning.may_change(task.plan.agency, by):
        raise NotFound
    planning.check_change(planned.task_of(task), wanted)
    _check(wanted, task.plan, by)
    task.title, task.starts_on, task.due_on = wanted.title, wanted.starts_on, wanted.due_on
    task.focal, task.resources = wanted.focal, wanted.resources
    task.indicator, task.version, task.is_output = wanted.indicator, wanted.version, wanted.is_output
    task.save()
    _record(task, "change_task", by, due=f"{wanted.due_on}", moves=wanted.indicator)


@operation
def begin_task(task_id: UUID, *, by: Actor) -> None:
    """It is being done, for the first time or again. Refuses: NotFound, TaskOtherState."""
    task = _moving(task_id, TaskState.DOING, by)
    task.started_on, task.done_on = task.started_on or clock.today(), None
    task.save()
    _record(task, "begin_task", by)


@operation
def finish_task(task_id: UUID, evidence: str, link: str, *, by: Actor) -> None:
    """It is carried out, with what shows it. Refuses: NotFound, TaskOtherState, EvidenceNeeded."""
    task = _moving(task_id, TaskState.CARRIED_OUT, by, evidence=evidence, link=link.strip())
    task.evidence, task.link, task.done_on = evidence.strip(), link.strip(), clock.today()
    task.save()
    _record(task, "finish_task", by)


@operation
def drop_task(task_id: UUID, reason: str, *, by: Actor) -> None:
    """It will not be done; why stays on record. Refuses: NotFound, TaskOtherState, ReasonNeeded."""
    task = _moving(task_id, TaskState.DROPPED, by, reason=reason)
    if not planning.may_change(task.plan.agency, by):
        raise NotFound
    task.reason = reason.strip()
    task.save()
    _record(task, "drop_task", by)


@operation
def keep_minutes(plan_id: UUID, minutes: Minutes, *, by: Actor) -> None:
    """What a meeting agreed stands with the plan. Refuses: NotFound, ReasonNeeded (nobody there, nothing agreed)."""
    found = leads_plan(plan_id, by)
    if not minutes.present.strip() or not minutes.agreed.strip() or by.id is None:
        raise ReasonNeeded
    known = set(found.tasks.values_list("number", flat=True))
    Meeting.objects.create(
        plan=found, held_on=minutes.held_on, present=minutes.present.strip(), agreed=minutes.agreed.strip(),
        tasks=sorted(known.intersection(minutes.tasks)), written_by=by.id, written_at=clock.now(),
    )  # fmt: skip
    audit.record(
        by=by, verb="programme.keep_minutes", subject=f"plan:{found.id}", facts={"held_on": f"{minutes.held_on}"}
    )


def leads_plan(plan_id: UUID, by: Actor) -> Plan:
    """The plan, locked, for the head of its agency. Refuses: NotFound."""
    found = planned.plans_seen(by).select_for_update().filter(id=plan_id).first()
    if found is None or not planning.may_change(found.agency, by):
        raise NotFound
    return found


def new_task(plan: Plan, wanted: TaskWanted, by: Actor, *, task_id: UUID | None = None, **facts: str) -> Task:
    """One task more, under that id, after the others; the plan is locked and what is wanted was looked at."""
    number = (plan.tasks.aggregate(last=Max("number"))["last"] or 0) + 1
    task = Task.objects.create(
        id=task_id or new_id(), plan=plan, number=number, title=wanted.title, starts_on=wanted.starts_on,
        due_on=wanted.due_on, focal=wanted.focal, resources=wanted.resources, indicator=wanted.indicator,
        version=wanted.version, is_output=wanted.is_output, state=TaskState.TO_DO,
    )  # fmt: skip
    _record(task, "add_task", by, due=f"{wanted.due_on}", moves=wanted.indicator, **facts)
    return task


def _task(task_id: UUID, by: Actor) -> Task:
    found = planned.tasks_seen(by).select_for_update(of=("self",)).filter(id=task_id).first()
    if found is None:
        raise NotFound
    return found


def _moving(task_id: UUID, to: TaskState, by: Actor, **said: str) -> Task:
    """The task, in its new state and not saved yet."""
    task = _task(task_id, by)
    if not planning.may_move(planned.task_of(task), by):
        raise NotFound
    planning.check_task_move(TaskState(task.state), to, **said)
    task.state = to
    return task


def _check(wanted: TaskWanted, plan: Plan, by: Actor) -> None:
    planning.check_task(wanted, plan.year)
    if wanted.indicator and assigned.indicator_of(wanted.indicator, wanted.version) is None:
        raise NotFound
    if wanted.focal is not None and wanted.focal not in {one.id for one in planned.colleagues(plan.agency, seen_by=by)}:
        raise NotFound


def _record(task: Task, verb: str, by: Actor, **facts: str) -> None:
    said = {"state": str(task.state), **facts}
    audit.record(by=by, verb=f"programme.{verb}", subject=f"task:{task.id}", facts=said)
