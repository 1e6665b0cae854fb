"""What one may ask of the programme."""

from onedoor.programme.queries.assigned import (
    assignable,
    indicator_of,
    offered,
    parent_of,
    target,
    target_pages,
    targets,
)
from onedoor.programme.queries.brought import plan_file, plan_files
from onedoor.programme.queries.national import national, sees_the_country
from onedoor.programme.queries.planned import (
    colleagues,
    late_tasks,
    own_tasks,
    plan,
    plans,
    reminders,
    sees_plans,
    task,
)

__all__ = [
    "assignable",
    "colleagues",
    "indicator_of",
    "late_tasks",
    "national",
    "offered",
    "own_tasks",
    "parent_of",
    "plan",
    "plan_file",
    "plan_files",
    "plans",
    "reminders",
    "sees_plans",
    "sees_the_country",
    "target",
    "target_pages",
    "targets",
    "task",
]
